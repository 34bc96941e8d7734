import type { Selectable } from 'kysely';
import type { Database } from '#db/schema.ts';
import { notFound, Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Platform } from '#platform/platform.ts';
import { locked } from '#platform/row-locks.ts';
import type { WriteTx } from '#platform/write.ts';
import { readBooks } from './books.queries.ts';
import type { DraftPlan, DraftRow, Judging } from './judge-rows.ts';
import { readPlans } from './plans.queries.ts';
import { candidateOf } from './stored-candidate.ts';

type Db = Platform['store']['db'];
export type TakeoverRecord = Selectable<Database['takeover']>;
export type PlanRecord = Selectable<Database['takeoverPlan']>;

const SLOWEST_KBPS = 64;

/** A plan needs both rates, and the books keep none below 64 kbit/s. */
export const canBeNew = ({ downloadKbps, uploadKbps }: Pick<PlanRecord, 'downloadKbps' | 'uploadKbps'>): boolean =>
  downloadKbps !== null && uploadKbps !== null && Math.min(downloadKbps, uploadKbps) >= SLOWEST_KBPS;

/** A takeover that is still being decided, held by this transaction. */
export async function lockDraft(platform: Platform, tx: WriteTx, id: Id): Promise<TakeoverRecord> {
  const record = await locked(
    platform,
    tx.db.selectFrom('takeover').selectAll().where('id', '=', id),
  ).executeTakeFirst();
  if (record === undefined) throw notFound('takeover');
  if (record.state === 'draft') return record;
  throw new Refusal('NOT_ALLOWED_NOW', `This takeover is ${record.state}. Read the router again to begin a new one.`);
}

export async function readDraftRows(db: Db, takeoverId: Id): Promise<DraftRow[]> {
  const rows = await db
    .selectFrom('takeoverRow')
    .select([
      'id', 'candidateJson', 'decision', 'customerId', 'subscriptionId', 'customerName', 'planKey', 'planId', 'adoptAs',
      'adoptedAt',
    ]) // biome-ignore format: a list
    .where('takeoverId', '=', takeoverId)
    .orderBy('sortName')
    .orderBy('id')
    .execute();
  return rows.map(({ candidateJson, adoptedAt, ...row }) => ({
    ...row,
    candidate: candidateOf(candidateJson),
    isAdopted: adoptedAt !== null,
  }));
}

export const readPlanRecords = (db: Db, takeoverId: Id): Promise<PlanRecord[]> =>
  db.selectFrom('takeoverPlan').selectAll().where('takeoverId', '=', takeoverId).orderBy('planKey').execute();

const asDraftPlan = (record: PlanRecord): DraftPlan => ({
  key: record.planKey,
  planId: record.planId,
  hasPrice: record.priceMinor !== null,
  canBeNew: canBeNew(record),
});

/** Everything that rows are judged by, as it is in this transaction. */
export async function readJudging(db: Db, { id, deviceId }: Pick<TakeoverRecord, 'id' | 'deviceId'>): Promise<Judging> {
  const records = await readPlanRecords(db, id);
  const plans = await readPlans(db);
  return {
    deviceId,
    books: await readBooks(db),
    plans: new Map(plans.map((plan) => [plan.id, plan])),
    groups: new Map(records.map((record) => [record.planKey, asDraftPlan(record)])),
  };
}
