import { type SelectQueryBuilder, sql } from 'kysely';
import { type Takeover, type TakeoverHead, type TakeoverPlan, takeoverStandings } from '#contract/mikrotik.ts';
import type { Database } from '#db/schema.ts';
import { notFound } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { seesMoney } from '#platform/money-sight.ts';
import { contains, keysetPage, type PageInput } from '#platform/page.ts';
import { companyOf, type Platform } from '#platform/platform.ts';
import { type PlanRecord, readPlanRecords } from './draft.queries.ts';
import { ratesInWords } from './plan-groups.ts';
import { readPlans } from './plans.queries.ts';
import { optionsOf } from './stored-candidate.ts';

type Db = Platform['store']['db'];
type Counts = TakeoverHead['counts'];

const none = (): Counts => ({ open: 0, problem: 0, plan: 0, ready: 0, skipped: 0, adopted: 0 });

const withDevice = (query: SelectQueryBuilder<Database, 'takeover', object>) =>
  query
    .innerJoin('device', 'device.id', 'takeover.deviceId')
    .selectAll('takeover')
    .select(['device.name as deviceName', 'device.stage as deviceStage']);

type Record = Awaited<ReturnType<ReturnType<typeof withDevice>['execute']>>[number];

async function readCounts(db: Db, ids: readonly Id[]): Promise<ReadonlyMap<Id, Counts>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('takeoverRow')
    .select((eb) => ['takeoverId', 'standing', eb.fn.countAll<number>().as('count')])
    .where('takeoverId', 'in', ids)
    .groupBy(['takeoverId', 'standing'])
    .execute();
  const counts = new Map<Id, Counts>();
  for (const { takeoverId, standing, count } of rows) {
    counts.set(takeoverId, { ...(counts.get(takeoverId) ?? none()), [standing]: Number(count) });
  }
  return counts;
}

function asHead(record: Record, counts: Counts | undefined): TakeoverHead {
  const { optionsJson: _options, listsJson: _lists, notesJson: _notes, settledAt: _settled, ...head } = record;
  return { ...head, counts: counts ?? none() };
}

interface TakeoverQuery extends Omit<PageInput, 'direction'> {
  readonly search: string;
  readonly deviceId?: Id | undefined;
  readonly sort: { readonly direction: 'asc' | 'desc' };
}

export async function listTakeovers({ store: { db } }: Platform, input: TakeoverQuery) {
  let found = db.selectFrom('takeover');
  if (input.deviceId !== undefined) found = found.where('takeover.deviceId', '=', input.deviceId);
  if (input.search.trim() !== '') {
    const named = db.selectFrom('device').select('device.id').where(contains('device.name', input.search));
    found = found.where('takeover.deviceId', 'in', named);
  }
  const order = { by: sql<string>`takeover.created_at`, id: sql<string>`takeover.id` };
  const { items, nextCursor } = await keysetPage(withDevice(found), order, {
    ...input,
    direction: input.sort.direction,
  });
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const counts = await readCounts(
    db,
    items.map(({ id }) => id),
  );
  return { items: items.map((item) => asHead(item, counts.get(item.id))), nextCursor, total: Number(total) };
}

const many = (count: number, one: string, more: string): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : more}`;

async function sentenceOf(db: Db, { id, counts }: TakeoverHead): Promise<string> {
  const all = takeoverStandings.reduce((sum, standing) => sum + counts[standing], 0);
  if (all === 0)
    return 'No services were found: nothing stands there that a customer could have, or all of it is ours.';
  const rows = await db
    .selectFrom('takeoverRow')
    .select((eb) => ['decision', eb.fn.countAll<number>().as('count')])
    .where('takeoverId', '=', id)
    .where('standing', '<>', 'skipped')
    .groupBy('decision')
    .execute();
  const of = (decision: string): number => Number(rows.find((row) => row.decision === decision)?.count ?? 0);
  const waiting = counts.open + counts.problem + counts.plan;
  const parts = [
    of('existing') > 0 ? `${of('existing').toLocaleString('en-US')} matched` : '',
    of('new') > 0 ? `${of('new').toLocaleString('en-US')} for new customers` : '',
    counts.skipped > 0 ? `${counts.skipped.toLocaleString('en-US')} skipped` : '',
    counts.adopted > 0 ? `${counts.adopted.toLocaleString('en-US')} taken over` : '',
    waiting > 0 ? `${waiting.toLocaleString('en-US')} ${waiting === 1 ? 'needs' : 'need'} you` : '',
  ].filter((part) => part !== '');
  return `${many(all, 'service', 'services')}: ${parts.join(', ')}.`;
}

function asPlan(record: PlanRecord, rowCount: number, planName: string | null, withMoney: boolean): TakeoverPlan {
  const { downloadKbps, uploadKbps, burstDownloadKbps, burstUploadKbps, burstThresholdPercent, burstSeconds } = record;
  const burst =
    burstDownloadKbps !== null && burstUploadKbps !== null && burstThresholdPercent !== null && burstSeconds !== null
      ? {
          downloadKbps: burstDownloadKbps,
          uploadKbps: burstUploadKbps,
          thresholdPercent: burstThresholdPercent,
          seconds: burstSeconds,
        }
      : null;
  const rates = downloadKbps !== null && uploadKbps !== null ? { downloadKbps, uploadKbps, burst } : null;
  return {
    key: record.planKey,
    label: record.profileName ?? (rates === null ? record.planKey : ratesInWords({ rates, key: '', note: null })),
    rates,
    rateNote: record.rateNote,
    rowCount,
    planId: record.planId,
    planName,
    planReason: record.planReason,
    name: record.name,
    priceMinor: withMoney ? record.priceMinor : null,
  };
}

async function readTakeoverPlans(db: Db, id: Id, withMoney: boolean): Promise<TakeoverPlan[]> {
  const names = new Map((await readPlans(db)).map((plan) => [plan.id, plan.name]));
  const counts = await db
    .selectFrom('takeoverRow')
    .select((eb) => ['planKey', eb.fn.countAll<number>().as('count')])
    .where('takeoverId', '=', id)
    .groupBy('planKey')
    .execute();
  const byKey = new Map(counts.map(({ planKey, count }) => [planKey, Number(count)]));
  const records = await readPlanRecords(db, id);
  return records
    .map((record) =>
      asPlan(
        record,
        byKey.get(record.planKey) ?? 0,
        record.planId === null ? null : (names.get(record.planId) ?? null),
        withMoney,
      ),
    )
    .sort((a, b) => b.rowCount - a.rowCount);
}

export async function getTakeover({ store: { db } }: Platform, actor: Actor, id: Id): Promise<Takeover> {
  const record = await withDevice(db.selectFrom('takeover').where('takeover.id', '=', id)).executeTakeFirst();
  if (record === undefined) throw notFound('takeover');
  const head = asHead(record, (await readCounts(db, [id])).get(id));
  const { currency } = await companyOf(db);
  return {
    ...head,
    sentence: await sentenceOf(db, head),
    notes: [...record.notesJson],
    lists: [...record.listsJson],
    options: optionsOf(record.optionsJson),
    plans: await readTakeoverPlans(db, id, seesMoney(actor)),
    currency,
  };
}
