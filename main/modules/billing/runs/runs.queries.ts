import { type SqlBool, sql } from 'kysely';
import { type BillingRun, type DunningDecisionView, decision, type RunQuery } from '#contract/billing.ts';
import { notFound } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import { contains, keysetPage } from '#platform/page.ts';
import { companyOf, type Platform } from '#platform/platform.ts';
import type { Db } from '../store.ts';

const runColumns = [
  'id',
  'runDate',
  'state',
  'trigger',
  'startedAt',
  'finishedAt',
  'note',
  'invoicedCount',
  'invoicedMinor',
  'setAsideCount',
  'suspendedCount',
  'reconnectedCount',
] as const;

export async function listRuns({ store: { db } }: Platform, input: RunQuery) {
  const { currency } = await companyOf(db);
  let found = db.selectFrom('billingRun');
  if (input.search.trim() !== '') {
    found = found.where(({ or }) =>
      or([contains('note', input.search), sql<SqlBool>`cast(run_date as text) like ${`%${input.search.trim()}%`}`]),
    );
  }
  const { items, nextCursor } = await keysetPage(
    found.select(runColumns),
    { by: sql<string>`run_date`, id: sql<string>`id` },
    { ...input, direction: input.sort.direction },
  );
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { items: items.map((run) => ({ ...run, currency })), nextCursor, total };
}

export async function lastRun(db: Db): Promise<BillingRun | null> {
  const run = await db
    .selectFrom('billingRun')
    .select(runColumns)
    .orderBy('runDate', 'desc')
    .limit(1)
    .executeTakeFirst();
  return run === undefined ? null : { ...run, currency: (await companyOf(db)).currency };
}

const reasons = decision.shape.reasons;

async function decisionsOf(db: Db, runId: Id): Promise<DunningDecisionView[]> {
  const rows = await db
    .selectFrom('dunningDecision')
    .innerJoin('subscription', 'subscription.id', 'dunningDecision.subscriptionId')
    .innerJoin('customer', 'customer.id', 'subscription.customerId')
    .select([
      'dunningDecision.subscriptionId',
      'subscription.code as subscriptionCode',
      'subscription.customerId',
      'customer.name as customerName',
      'dunningDecision.decision',
      'dunningDecision.sentence',
      'dunningDecision.reasonsJson',
    ])
    .where('dunningDecision.runId', '=', runId)
    .orderBy('subscription.code')
    .orderBy('dunningDecision.decision')
    .execute();
  return rows.map(({ reasonsJson, ...row }) => ({ ...row, reasons: reasons.parse(reasonsJson) }));
}

const setAsideOf = (db: Db, runId: Id) =>
  db
    .selectFrom('billingSetAside')
    .innerJoin('subscription', 'subscription.id', 'billingSetAside.subscriptionId')
    .innerJoin('customer', 'customer.id', 'subscription.customerId')
    .select([
      'billingSetAside.subscriptionId',
      'subscription.code as subscriptionCode',
      'customer.name as customerName',
      'billingSetAside.reason',
    ])
    .where('billingSetAside.runId', '=', runId)
    .orderBy('subscription.code')
    .execute();

/** @throws Refusal NOT_FOUND */
export async function getRun({ store: { db } }: Platform, id: Id) {
  const run = await db.selectFrom('billingRun').select(runColumns).where('id', '=', id).executeTakeFirst();
  if (run === undefined) throw notFound('run');
  const { currency } = await companyOf(db);
  return { ...run, currency, setAside: await setAsideOf(db, id), decisions: await decisionsOf(db, id) };
}
