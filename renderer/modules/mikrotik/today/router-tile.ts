import type { RouterTile } from '#contract/mikrotik.ts';
import type { BoardCounter } from '#ui/BoardTile.tsx';
import { healthLook, type Word } from '../../core/show/words.ts';

export const tileLook = ({ health, inMaintenance }: Pick<RouterTile, 'health' | 'inMaintenance'>): Word =>
  healthLook(health, inMaintenance);

/** The one figure to read from across the room: how fast it answers, when it does. */
export const figureOf = ({ health, latencyMs }: Pick<RouterTile, 'health' | 'latencyMs'>): string => {
  if (health === 'down') return 'no answer';
  return latencyMs === null ? '–' : `${latencyMs} ms`;
};

type Counted = Pick<RouterTile, 'sessionCount' | 'drifted' | 'waiting' | 'toApprove' | 'failed'>;

/** Sessions, drift and queue; what a person has to do beside them, and in place of the queue, since a tile has room for four. */
export function tileCounters({ sessionCount, drifted, waiting, toApprove, failed }: Counted): BoardCounter[] {
  const forPersons = [
    ...(failed > 0 ? [{ label: 'failed', value: failed, meaning: 'bad' } as const] : []),
    ...(toApprove > 0 ? [{ label: 'approve', value: toApprove, meaning: 'waiting' } as const] : []),
  ];
  const queue = { label: 'queue', value: waiting, ...(waiting > 0 ? { meaning: 'waiting' as const } : {}) };
  return [
    { label: 'sessions', value: sessionCount?.toLocaleString('en-GB') ?? '–' },
    { label: 'drift', value: drifted, ...(drifted > 0 ? { meaning: 'attention' } : {}) },
    ...(forPersons.length < 2 ? [queue] : []),
    ...forPersons,
  ];
}
