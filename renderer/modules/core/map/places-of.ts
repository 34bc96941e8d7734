import type { Sector, Subscription } from '#contract/core.ts';
import type { Place } from './place.ts';

/** What of services and sectors stands on the map; what has ended does not. */
export function placesOf(services: readonly Subscription[], sectors: readonly Sector[]): Place[] {
  const installed = services.flatMap(({ id, customerName, state, position }): Place[] =>
    position === null || state === 'terminated' ? [] : [{ id, label: customerName, state, ...position }],
  );
  const standing = sectors.flatMap(({ id, name, position }): Place[] =>
    position === null ? [] : [{ id, label: name, state: 'sector', ...position }],
  );
  return [...installed, ...standing];
}

/** The services of one customer, and the sectors that serve them. */
export const placesWithSectors = (services: readonly Subscription[], sectors: readonly Sector[]): Place[] => {
  const serving = new Set(services.filter(({ position }) => position !== null).map(({ sectorId }) => sectorId));
  return placesOf(
    services,
    sectors.filter(({ id }) => serving.has(id)),
  );
};
