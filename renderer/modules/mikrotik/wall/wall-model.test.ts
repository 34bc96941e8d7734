import { expect, it } from 'vitest';
import type { WallTile } from '#contract/mikrotik.ts';
import { wallSectors, wallState, wallSummary } from './wall-model.ts';

const tile = (name: string, fields: Partial<WallTile> = {}): WallTile => ({
  id: name,
  name,
  kind: 'mikrotik',
  sectorId: 'hill',
  sectorName: 'Hill',
  check: 'api',
  health: 'up',
  since: null,
  latencyMs: 3,
  sessionCount: 4,
  lastError: null,
  inMaintenance: false,
  alerts: [],
  ...fields,
});

it('says in a word how a device is, the gravest of several', () => {
  const words = [
    tile('a'),
    tile('b', { health: 'down' }),
    tile('c', { health: 'down', alerts: ['flapping'] }),
    tile('d', { alerts: ['version_changed', 'cpu_high'] }),
    tile('r', { alerts: ['rebooted'] }),
    tile('e', { health: 'down', inMaintenance: true }),
    tile('f', { health: 'unknown', check: 'none' }),
  ].map((one) => wallState(one).word);
  expect(words).toEqual(['up', 'down', 'flapping', 'CPU high', 'up', 'maintenance', 'not checked']);
});

it('puts what is wrong first, sector by sector, and the rest as people count', () => {
  const sectors = wallSectors([
    tile('ap-10'),
    tile('ap-2'),
    tile('ap-3', { alerts: ['latency_high'] }),
    tile('far', { sectorId: 'lake', sectorName: 'Lake', health: 'down' }),
    tile('own', { sectorId: null, sectorName: null }),
  ]);
  expect(sectors.map(({ name, tiles }) => [name, tiles.map((one) => one.name)])).toEqual([
    ['Lake', ['far']],
    ['Hill', ['ap-3', 'ap-2', 'ap-10']],
    ['Without a sector', ['own']],
  ]);
  expect(wallSummary(sectors).map(({ state, count }) => `${count} ${state.word}`)).toEqual([
    '1 down',
    '1 slow',
    '3 up',
  ]);
});
