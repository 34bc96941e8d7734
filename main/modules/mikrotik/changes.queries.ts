import { type SqlBool, sql } from 'kysely';
import type { Change, ChangeHead, ChangeQuery, ChangeRow } from '#contract/mikrotik.ts';
import { notFound } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { seesMoney } from '#platform/money-sight.ts';
import { keysetPage, likeText, type Page } from '#platform/page.ts';
import type { Platform } from '#platform/platform.ts';
import { type HeadRules, headOf, readHeadRules } from './change-head.ts';
import { rowFor } from './change-sight.ts';
import { readNewest } from './newer-change.queries.ts';
import { effectOf } from './plan/effect.ts';
import { isManagedPath } from './plan/menus.ts';
import { masked } from './plan/planned-row.ts';
import { ownRows, type RecordedRow } from './plan/recorded-row.ts';
import { openStates } from './sync/open-work.queries.ts';
import { whyNotUndo } from './undo.machine.ts';

type Db = Platform['store']['db'];

const found = (db: Db) =>
  db
    .selectFrom('provisioningJob as job')
    .innerJoin('device', 'device.id', 'job.deviceId')
    .innerJoin('subscription', 'subscription.id', 'job.subscriptionId')
    .innerJoin('customer', 'customer.id', 'subscription.customerId');

type Found = ReturnType<typeof found>;

const heads = (query: Found) =>
  query.select((eb) => [
    'job.id',
    'job.seq',
    'job.deviceId',
    'device.name as deviceName',
    'device.stage as deviceStage',
    'device.maintenanceSince',
    'device.maintenanceUntil',
    'job.subscriptionId',
    'subscription.code as subscriptionCode',
    'customer.id as customerId',
    'customer.name as customerName',
    'job.action',
    'job.state',
    'job.reason',
    'job.reasonRefJson',
    'job.requestedBy',
    'job.requestedById',
    'job.approvedBy',
    'job.batchId',
    'job.heldReason',
    'job.attempts',
    'job.lastError',
    'job.createdAt',
    'job.plannedAt',
    'job.appliedAt',
    'job.verifiedAt',
    'job.undoOf',
    eb
      .selectFrom('provisioningRow as row')
      .select((row) => row.fn.countAll<number>().as('count'))
      .whereRef('row.jobId', '=', 'job.id')
      .as('rowCount'),
  ]);

type HeadRow = Awaited<ReturnType<ReturnType<typeof heads>['execute']>>[number];

const asHead = ({ reasonRefJson, rowCount, seq: _seq, ...told }: HeadRow, rules: HeadRules): ChangeHead =>
  headOf({ ...told, ref: reasonRefJson, rowCount: Number(rowCount) }, rules);

/** A failed change waits for a retry until a newer one of the same service takes its place. */
const waitsForSomething = sql<SqlBool>`(job.state in (${sql.join(openStates)}) or (job.state = 'failed' and not exists (
  select 1 from provisioning_job later where later.subscription_id = job.subscription_id
    and later.device_id = job.device_id and later.seq > job.seq)))`;

/** Code, customer or why: what a person has in hand when asking for a change. Nothing is found by what is not shown. */
const mentions = (search: string, withMoney: boolean) => {
  const text = likeText(search);
  const inReason = withMoney ? sql<SqlBool>`or lower(job.reason) like ${text} escape '\\'` : sql``;
  return sql<SqlBool>`(lower(subscription.code) like ${text} escape '\\'
    or lower(customer.name) like ${text} escape '\\' ${inReason})`;
};

function filtered(
  db: Db,
  actor: Actor,
  { deviceId, subscriptionId, state, batchId, open, search }: ChangeQuery,
): Found {
  let query = found(db);
  if (deviceId !== undefined) query = query.where('job.deviceId', '=', deviceId);
  if (subscriptionId !== undefined) query = query.where('job.subscriptionId', '=', subscriptionId);
  if (state !== undefined) query = query.where('job.state', '=', state);
  if (batchId !== undefined) query = query.where('job.batchId', '=', batchId);
  if (open === true) query = query.where(waitsForSomething);
  if (search.trim() !== '') query = query.where(mentions(search, seesMoney(actor)));
  return query;
}

export async function listChanges(
  platform: Platform,
  actor: Actor,
  input: ChangeQuery,
): Promise<Page<ChangeHead> & { total: number }> {
  const { db } = platform.store;
  const [rules, { items, nextCursor }, { total }] = await Promise.all([
    readHeadRules(platform, actor),
    keysetPage(
      heads(filtered(db, actor, input)),
      { by: sql<number>`job.seq`, id: sql<string>`job.id` },
      { ...input, direction: input.sort.direction },
    ),
    filtered(db, actor, input)
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow(),
  ]);
  return { items: items.map((item) => asHead(item, rules)), nextCursor, total };
}

type StoredRow = ChangeRow & { readonly recorded: RecordedRow | null };

async function readRows(db: Db, ids: readonly Id[]): Promise<Map<Id, StoredRow[]>> {
  const rows = await db
    .selectFrom('provisioningRow')
    .selectAll()
    .where('jobId', 'in', ids)
    .orderBy('jobId')
    .orderBy('rowNo')
    .execute();
  const byChange = new Map<Id, StoredRow[]>(ids.map((id) => [id, []]));
  for (const { jobId, beforeJson, afterJson, ...row } of rows) {
    const before = masked(beforeJson);
    const after = masked(afterJson);
    const recorded = isManagedPath(row.path) ? { ...row, path: row.path, before, after } : null;
    byChange.get(jobId)?.push({ ...row, before, after, recorded });
  }
  return byChange;
}

/** How many changes each batch of these has. */
async function countTogether(db: Db, jobs: readonly Pick<HeadRow, 'batchId'>[]): Promise<Map<string, number>> {
  const counts = await db
    .selectFrom('provisioningJob')
    .select((eb) => ['batchId', eb.fn.countAll<number>().as('count')])
    .where('batchId', 'in', [...new Set(['', ...jobs.map(({ batchId }) => batchId)])])
    .groupBy('batchId')
    .execute();
  return new Map(counts.map(({ batchId, count }) => [batchId, Number(count)]));
}

/** Changes with their rows before and after, in the order asked for; unknown ids are left out. Passwords never show. */
export async function readChanges(platform: Platform, actor: Actor, ids: readonly Id[]): Promise<Change[]> {
  if (ids.length === 0) return [];
  const { db } = platform.store;
  const rules = await readHeadRules(platform, actor);
  const jobs = await heads(found(db).where('job.id', 'in', ids)).execute();
  const rows = await readRows(db, ids);
  const newest = await readNewest(db, jobs);
  const together = await countTogether(db, jobs);
  const changes = new Map(
    jobs.map((job): [Id, Change] => {
      const stored = rows.get(job.id) ?? [];
      const recorded = stored.flatMap((row) => (row.recorded === null ? [] : [row.recorded]));
      const why = whyNotUndo({
        ...job,
        stage: job.deviceStage,
        writtenRows: ownRows(recorded).length,
        newest: newest(job),
      });
      return [
        job.id,
        {
          ...asHead(job, rules),
          batchCount: together.get(job.batchId) ?? 1,
          rows: stored.map(({ recorded: _recorded, ...row }) => rowFor(actor, row)),
          canUndo: why === null,
          whyNotUndo: why,
          effect: effectOf([recorded]),
        },
      ];
    }),
  );
  return ids.flatMap((id) => changes.get(id) ?? []);
}

export async function getChange(platform: Platform, actor: Actor, id: Id): Promise<Change> {
  const [change] = await readChanges(platform, actor, [id]);
  if (change === undefined) throw notFound('change');
  return change;
}
