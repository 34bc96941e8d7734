import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Id } from '#kernel/ids.ts';
import { inChunks } from '../chunks.ts';
import { isManagedPath, type ManagedPath } from '../plan/menus.ts';
import { isShared, masked, sharedMenus } from '../plan/planned-row.ts';
import type { Fields, KeptRow } from './found-row.ts';

/** What we last wrote of a row, and by which change; null fields where the last thing written was its removal. */
export interface Applied {
  readonly fields: Fields | null;
  readonly by: Id;
}

const SECTOR_QUEUES: ManagedPath = '/queue/simple';

type Place = Pick<KeptRow, 'path' | 'naturalKey' | 'subscriptionId'>;

const placeKey = ({ path, naturalKey, subscriptionId }: Place): string =>
  `${path} ${naturalKey} ${isShared({ path, naturalKey }) ? '' : subscriptionId}`;

const writtenRows = (db: Kysely<Database>, deviceId: Id) =>
  db
    .selectFrom('provisioningRow as row')
    .innerJoin('provisioningJob as job', 'job.id', 'row.jobId')
    .select(['job.id', 'job.subscriptionId', 'row.path', 'row.naturalKey', 'row.sign', 'row.afterJson'])
    .where('job.deviceId', '=', deviceId)
    .where('job.state', '=', 'verified')
    .orderBy('job.seq')
    .orderBy('row.rowNo');

type Written = Awaited<ReturnType<ReturnType<typeof writtenRows>['execute']>>[number];

function fold(applied: Map<string, Applied>, { id, sign, afterJson, ...place }: Written): void {
  if (!isManagedPath(place.path)) return;
  const name = placeKey({ ...place, path: place.path });
  const before = sign === '~' ? (applied.get(name)?.fields ?? {}) : {};
  applied.set(name, { fields: sign === '-' ? null : { ...before, ...masked(afterJson) }, by: id });
}

/** What verified changes left of each of these rows of a router, in the order in which they were written. */
export async function readApplied(
  db: Kysely<Database>,
  deviceId: Id,
  rows: readonly Place[],
): Promise<(row: Place) => Applied | undefined> {
  const applied = new Map<string, Applied>();
  const owners = [...new Set(rows.flatMap(({ subscriptionId }) => (subscriptionId === null ? [] : [subscriptionId])))];
  await inChunks(owners, async (ids) => {
    for (const row of await writtenRows(db, deviceId).where('job.subscriptionId', 'in', ids).execute()) {
      fold(applied, row);
    }
  });
  const names = [...new Set(rows.flatMap((row) => (isShared(row) ? [row.naturalKey] : [])))];
  if (names.length > 0) {
    const shared = writtenRows(db, deviceId)
      .where('row.path', 'in', [...sharedMenus, SECTOR_QUEUES])
      .where('row.naturalKey', 'in', names);
    for (const row of await shared.execute()) fold(applied, row);
  }
  return (row) => applied.get(placeKey(row));
}
