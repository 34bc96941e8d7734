import type { HeldBy } from '#contract/mikrotik.ts';

/** What stopped it, as a title says it. */
export const heldTitles: Readonly<Record<HeldBy, string>> = {
  brake: 'Stopped by the brake',
  failures: 'Stopped after failures',
};
