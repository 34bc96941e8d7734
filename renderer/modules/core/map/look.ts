/** Where someone looks, and from how high. */
export interface Look {
  readonly lat: number;
  readonly lng: number;
  readonly zoom: number;
}

/** What was kept on this desk, when it is a look. */
export function readLook(kept: unknown): Look | undefined {
  if (typeof kept !== 'object' || kept === null || !('lat' in kept) || !('lng' in kept) || !('zoom' in kept)) {
    return undefined;
  }
  const { lat, lng, zoom } = kept;
  const numbers = typeof lat === 'number' && typeof lng === 'number' && typeof zoom === 'number';
  return numbers ? { lat, lng, zoom } : undefined;
}
