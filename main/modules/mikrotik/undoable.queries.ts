import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Id } from '#kernel/ids.ts';
import { readNewest } from './newer-change.queries.ts';
import { sharedMenus } from './plan/planned-row.ts';
import { sessionPaths } from './plan/session-menus.ts';
import { whyNotUndo } from './undo.machine.ts';

type Which = { readonly id: Id } | { readonly batchId: string };

const select = (db: Kysely<Database>, which: Which) =>
  db
    .selectFrom('provisioningJob as job')
    .innerJoin('device', 'device.id', 'job.deviceId')
    .innerJoin('subscription', 'subscription.id', 'job.subscriptionId')
    .select((eb) => [
      'job.id',
      'job.seq',
      'job.action',
      'job.state',
      'job.deviceId',
      'job.subscriptionId',
      'device.stage',
      'device.name as deviceName',
      'subscription.deviceId as presentDeviceId',
      eb
        .selectFrom('provisioningRow as row')
        .select((row) => row.fn.countAll<number>().as('count'))
        .whereRef('row.jobId', '=', 'job.id')
        .where('row.path', 'not in', [...sessionPaths, ...sharedMenus])
        .where('row.naturalKey', 'not like', 'isp-sector-%')
        .as('writtenRows'),
    ])
    .where((eb) => ('id' in which ? eb('job.id', '=', which.id) : eb('job.batchId', '=', which.batchId)))
    .orderBy('job.seq');

/** A change, and why it cannot be undone now; null where it can. */
export type Undoable = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number] & {
  readonly whyNot: string | null;
};

export async function readUndoable(db: Kysely<Database>, which: Which): Promise<Undoable[]> {
  const changes = await select(db, which).execute();
  const newest = await readNewest(db, changes);
  return changes.map((change) => ({
    ...change,
    whyNot: whyNotUndo({ ...change, writtenRows: Number(change.writtenRows), newest: newest(change) }),
  }));
}
