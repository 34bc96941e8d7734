import { epochMs, type Instant } from '#kernel/clock.ts';

export interface Counting {
  /** Bytes ever, as a whole number of up to 64 bits. */
  readonly bytes: string;
  readonly at: Instant;
}

const WIDTHS = [32n, 64n];

/** A counter that ran over its width was near its end and is near its beginning: within a quarter of the range each. */
function wrapped(before: bigint, after: bigint): bigint | null {
  for (const width of WIDTHS) {
    const range = 1n << width;
    if (before < range && before >= range - range / 4n && after < range / 4n) return range - before + after;
  }
  return null;
}

/**
 * Bits a second between two countings; null where they cannot be compared: the counter was set back, the router rebooted, or
 * so much time lies between that an average would say nothing of any moment of it.
 */
export function bitsPerSecond(
  before: Counting,
  after: Counting,
  { longestMs, rebooted }: { readonly longestMs: number; readonly rebooted: boolean },
): number | null {
  const elapsedMs = epochMs(after.at) - epochMs(before.at);
  if (rebooted || elapsedMs <= 0 || elapsedMs > longestMs) return null;
  const [from, to] = [BigInt(before.bytes), BigInt(after.bytes)];
  const bytes = to >= from ? to - from : wrapped(from, to);
  return bytes === null ? null : Math.round((Number(bytes) * 8_000) / elapsedMs);
}
