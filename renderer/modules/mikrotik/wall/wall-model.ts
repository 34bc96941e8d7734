import type { AlertKind, WallTile } from '#contract/mikrotik.ts';
import type { Meaning } from '#ui/meaning.ts';
import { alertWords } from '../alerts/alert-words.ts';

export interface WallState {
  readonly word: string;
  readonly meaning: Meaning;
  /** The smaller, the nearer to the beginning. */
  readonly gravity: number;
}

/** How a device is, in a word that is read from across the room. */
export function wallState({ health, inMaintenance, check, alerts }: WallTile): WallState {
  if (inMaintenance) return { word: 'maintenance', meaning: 'waiting', gravity: 3 };
  if (alerts.includes('flapping')) return { word: 'flapping', meaning: 'bad', gravity: 1 };
  if (health === 'down') return { word: 'down', meaning: 'bad', gravity: 0 };
  const [worst] = alerts.filter(lasts).sort((a, b) => order(a) - order(b));
  if (worst !== undefined) return { ...alertWords[worst], gravity: 2 };
  if (health === 'up') return { word: 'up', meaning: 'good', gravity: 4 };
  return { word: check === 'none' ? 'not checked' : 'not asked yet', meaning: 'off', gravity: 5 };
}

/** What merely happened is over: the device is up, and the alerts at the foot tell of it. */
const lasts = (kind: AlertKind): boolean => kind !== 'rebooted' && kind !== 'version_changed';

const meanings: readonly Meaning[] = ['bad', 'attention', 'waiting', 'good', 'off'];
const order = (kind: AlertKind): number => meanings.indexOf(alertWords[kind].meaning);

export interface WallSector {
  readonly id: string | null;
  readonly name: string;
  readonly tiles: readonly (WallTile & { readonly state: WallState })[];
}

const names = new Intl.Collator('en', { numeric: true });

/** Tiles by sector; within one and among sectors what is wrong stands first, the rest by name. */
export function wallSectors(tiles: readonly WallTile[]): WallSector[] {
  const bySector = new Map<string | null, (WallTile & { state: WallState })[]>();
  for (const tile of tiles) {
    const known = bySector.get(tile.sectorId) ?? [];
    bySector.set(tile.sectorId, known);
    known.push({ ...tile, state: wallState(tile) });
  }
  const sectors = [...bySector].map(([id, known]) => ({
    id,
    name: known[0]?.sectorName ?? 'Without a sector',
    tiles: known.sort((a, b) => a.state.gravity - b.state.gravity || names.compare(a.name, b.name)),
  }));
  const worst = ({ tiles: [first] }: WallSector): number => Math.min(first?.state.gravity ?? 9, 4);
  return sectors.sort((a, b) => worst(a) - worst(b) || names.compare(a.name, b.name));
}

/** "2 down, 1 slow, 57 up": every word once, the gravest first. */
export function wallSummary(sectors: readonly WallSector[]): { readonly state: WallState; readonly count: number }[] {
  const counts = new Map<string, { state: WallState; count: number }>();
  for (const { state } of sectors.flatMap(({ tiles }) => tiles)) {
    const known = counts.get(state.word) ?? { state, count: 0 };
    known.count += 1;
    counts.set(state.word, known);
  }
  return [...counts.values()].sort((a, b) => a.state.gravity - b.state.gravity);
}
