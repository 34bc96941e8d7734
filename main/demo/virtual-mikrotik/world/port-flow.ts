import type { Flow, Values } from '../schema/menu.ts';

/** Mean load of a router's ports while its subscribers use it; what is not named carries nothing. */
const meanBps: Readonly<Record<string, readonly [rx: number, tx: number]>> = {
  // The uplink receives what the subscribers behind the bridge are sent.
  ether1: [310_000_000, 42_000_000],
  bridge: [41_000_000, 305_000_000],
  ether2: [29_000_000, 214_000_000],
  ether3: [12_000_000, 91_000_000],
};

/** A day's swing, and some minutes' within it. */
const SWINGS = [
  { seconds: 86_400, reach: 0.5 },
  { seconds: 1_260, reach: 0.18 },
  { seconds: 410, reach: 0.1 },
] as const;
/** The evening is the busiest. */
const BUSIEST_SECOND = 20.5 * 3_600;

const angle = (seconds: number, swing: number): number => (2 * Math.PI * (seconds - BUSIEST_SECOND)) / swing;

/** Seconds of the mean load that passed between two moments: the exact integral, so that counters only grow. */
function loadBetween(from: number, until: number): number {
  return SWINGS.reduce(
    (sum, { seconds, reach }) =>
      sum + ((reach * seconds) / (2 * Math.PI)) * (Math.sin(angle(until, seconds)) - Math.sin(angle(from, seconds))),
    until - from,
  );
}

/** What passed through a port since the router booted; undefined for rows that are no ports of its own. */
export function portFlow(row: Values, bootedAt: number, now: number): Flow | undefined {
  const [rx, tx] = meanBps[row.get('name') ?? ''] ?? [];
  if (rx === undefined || tx === undefined || row.get('mac-address') === undefined) return undefined;
  const mean = loadBetween(bootedAt / 1_000, now / 1_000);
  const level = SWINGS.reduce((sum, { seconds, reach }) => sum + reach * Math.cos(angle(now / 1_000, seconds)), 1);
  return {
    uploadBps: Math.round(rx * level),
    downloadBps: Math.round(tx * level),
    uploadBytes: Math.floor((rx * mean) / 8),
    downloadBytes: Math.floor((tx * mean) / 8),
  };
}
