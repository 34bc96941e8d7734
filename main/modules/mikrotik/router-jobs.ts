import type { Id } from '#kernel/ids.ts';
import { enqueue } from '#platform/jobs.ts';
import type { WriteTx } from '#platform/write.ts';

export const SYNC = 'mikrotik.sync';
export const COMPARE = 'mikrotik.compare';
export const POLL = 'mikrotik.poll';
export const PREPARE = 'mikrotik.prepare';
export const CHECK_PREPARATION = 'mikrotik.check-preparation';

/** A router may stay away for weeks; its changes wait for it. */
const PATIENCE = 1_000_000_000;

/** Jobs of a router run one after another; its health is read beside them. */
export const routerQueue = (deviceId: Id): string => `router:${deviceId}`;

const syncedIn = new WeakMap<WriteTx, Set<Id>>();

/** Once a transaction and router: a hundred services suspended together are one piece of work. */
export async function enqueueSync(tx: WriteTx, deviceId: Id): Promise<void> {
  const synced = syncedIn.get(tx) ?? new Set();
  if (synced.has(deviceId)) return;
  syncedIn.set(tx, synced.add(deviceId));
  await enqueue(tx, {
    kind: SYNC,
    queue: routerQueue(deviceId),
    payload: { deviceId },
    dedupeKey: `sync:${deviceId}`,
    maxAttempts: PATIENCE,
  });
}

export const enqueueCompare = (tx: WriteTx, deviceId: Id): Promise<void> =>
  enqueue(tx, {
    kind: COMPARE,
    queue: routerQueue(deviceId),
    payload: { deviceId },
    dedupeKey: `compare:${deviceId}`,
  });

export const enqueuePoll = (tx: WriteTx, deviceId: Id): Promise<void> =>
  enqueue(tx, { kind: POLL, queue: `poll:${deviceId}`, payload: { deviceId }, dedupeKey: `poll:${deviceId}` });

/** Writes or takes back a preparation, never beside a sync of the same router. */
export const enqueuePrepare = (tx: WriteTx, deviceId: Id): Promise<void> =>
  enqueue(tx, {
    kind: PREPARE,
    queue: routerQueue(deviceId),
    payload: { deviceId },
    dedupeKey: `prepare:${deviceId}`,
    maxAttempts: PATIENCE,
  });

export const enqueuePreparationCheck = (tx: WriteTx, deviceId: Id): Promise<void> =>
  enqueue(tx, {
    kind: CHECK_PREPARATION,
    queue: routerQueue(deviceId),
    payload: { deviceId },
    dedupeKey: `check-preparation:${deviceId}`,
  });
