import type { Id } from '#kernel/ids.ts';
import type { Platform } from '#platform/platform.ts';
import type { WriteTx } from '#platform/write.ts';
import { inChunks } from '../chunks.ts';
import { type OpenChange, type OpenState, openStates } from './open-work.queries.ts';

/** What became of changes and their services since they were read, in the caller's transaction. */
export interface PresentChanges {
  /** Still open, with the state they are in now. */
  readonly stateOf: ReadonlyMap<Id, OpenState>;
  /** Whether no newer change of its service is open. */
  isNewest(change: OpenChange): boolean;
  /** Whether this is still what the books want: no newer change, and none on its way as an event. */
  isWanted(change: OpenChange): boolean;
}

async function readServiceStates(platform: Platform, tx: Pick<WriteTx, 'db'>, deviceId: Id) {
  const query = tx.db
    .selectFrom('subscription')
    .select(['id', 'state', 'deviceId', 'networkTruth'])
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('provisioningJob as open')
        .select('open.subscriptionId')
        .where('open.deviceId', '=', deviceId)
        .where('open.state', 'in', openStates),
    )
    .orderBy('id');
  const rows = await (platform.store.kind === 'postgres' ? query.forUpdate() : query).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Holds the services as they are until the transaction ends, so that nothing is said of them that is not so any more. */
export async function readPresent(platform: Platform, tx: Pick<WriteTx, 'db'>, deviceId: Id): Promise<PresentChanges> {
  const services = await readServiceStates(platform, tx, deviceId);
  const rows = await tx.db
    .selectFrom('provisioningJob')
    .select(['id', 'state', 'subscriptionId', 'seq'])
    .where('deviceId', '=', deviceId)
    .where('state', 'in', openStates)
    .orderBy('seq')
    .execute();
  const newest = new Map(rows.map(({ subscriptionId, seq }) => [subscriptionId, seq]));
  const isNewest = ({ service, seq }: OpenChange): boolean => (newest.get(service.id) ?? seq) <= seq;
  return {
    stateOf: new Map(
      rows.flatMap(({ id, state }) => openStates.filter((open) => open === state).map((open) => [id, open] as const)),
    ),
    isNewest,
    isWanted(change) {
      const { service } = change;
      const now = services.get(service.id);
      const isUnchanged =
        now?.state === service.state && now.deviceId === service.deviceId && now.networkTruth === service.networkTruth;
      return isUnchanged && isNewest(change);
    },
  };
}

/** Subscriptions of which a change is open on this router. */
export async function readOpenSubscriptions(tx: Pick<WriteTx, 'db'>, deviceId: Id): Promise<Set<Id>> {
  const rows = await tx.db
    .selectFrom('provisioningJob')
    .select('subscriptionId')
    .distinct()
    .where('deviceId', '=', deviceId)
    .where('state', 'in', openStates)
    .execute();
  return new Set(rows.map(({ subscriptionId }) => subscriptionId));
}

/** An older change of the same service is carried out by the newer one, which knows the newest books. */
export async function supersede(tx: Pick<WriteTx, 'db' | 'now' | 'touch'>, ids: readonly Id[]): Promise<void> {
  await inChunks(ids, (chunk) =>
    tx.db
      .updateTable('provisioningJob')
      .set({ state: 'superseded', settledAt: tx.now, lastError: null })
      .where('id', 'in', chunk)
      .where('state', 'in', openStates)
      .execute(),
  );
  for (const id of ids) tx.touch('provisioning_job', id);
}
