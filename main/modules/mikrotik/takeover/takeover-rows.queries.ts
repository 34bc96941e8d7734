import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { TakeoverMatch, TakeoverRow, TakeoverRowQuery } from '#contract/mikrotik.ts';
import type { Database } from '#db/schema.ts';
import { notFound } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import { keysetPage, likeText } from '#platform/page.ts';
import type { Platform } from '#platform/platform.ts';
import { keepingText } from '../plan/found-rows.ts';
import { serviceMarker } from '../plan/markers.ts';
import { cutOffBy } from './judge-rows.ts';
import type { Match } from './matching/match-candidate.ts';
import { folded } from './matching/words.ts';
import { candidateOf, matchesOf, optionsOf, type StoredOptions } from './stored-candidate.ts';

type Db = Platform['store']['db'];

const withRelations = (query: SelectQueryBuilder<Database, 'takeoverRow', object>) =>
  query
    .leftJoin('customer', 'customer.id', 'takeoverRow.customerId')
    .leftJoin('subscription', 'subscription.id', 'takeoverRow.subscriptionId')
    .leftJoin('customer as taken', 'taken.id', 'subscription.customerId')
    .leftJoin('takeoverPlan as rate', (join) =>
      join.onRef('rate.takeoverId', '=', 'takeoverRow.takeoverId').onRef('rate.planKey', '=', 'takeoverRow.planKey'),
    )
    .leftJoin('servicePlan as plan', (join) =>
      join.on('plan.id', '=', (eb) => eb.fn.coalesce('subscription.planId', 'takeoverRow.planId', 'rate.planId')),
    )
    .selectAll('takeoverRow')
    .select([
      'customer.name as knownName',
      'taken.name as takenName',
      'taken.id as takenId',
      'subscription.code as subscriptionCode',
      'plan.name as knownPlan',
      'rate.name as newPlan',
      'rate.priceMinor as newPrice',
    ]);

type Record = Awaited<ReturnType<ReturnType<typeof withRelations>['execute']>>[number];

interface Names {
  readonly customers: ReadonlyMap<Id, { readonly code: string; readonly name: string }>;
  readonly services: ReadonlyMap<Id, string>;
}

async function readNames(db: Db, matches: readonly Match[]): Promise<Names> {
  const customerIds = [...new Set(matches.map(({ customerId }) => customerId))];
  const serviceIds = [...new Set(matches.flatMap(({ subscriptionId }) => subscriptionId ?? []))];
  const customers =
    customerIds.length === 0
      ? []
      : await db.selectFrom('customer').select(['id', 'code', 'name']).where('id', 'in', customerIds).execute();
  const services =
    serviceIds.length === 0
      ? []
      : await db.selectFrom('subscription').select(['id', 'code']).where('id', 'in', serviceIds).execute();
  return {
    customers: new Map(customers.map(({ id, ...customer }) => [id, customer])),
    services: new Map(services.map(({ id, code }) => [id, code])),
  };
}

const named = (match: Match, { customers, services }: Names): TakeoverMatch[] => {
  const customer = customers.get(match.customerId);
  if (customer === undefined) return [];
  const subscriptionCode = match.subscriptionId === null ? null : (services.get(match.subscriptionId) ?? null);
  return [{ ...match, customerCode: customer.code, customerName: customer.name, subscriptionCode }];
};

function asRow(record: Record, options: StoredOptions, names: Names): TakeoverRow {
  const candidate = candidateOf(record.candidateJson);
  const isNewPlan = record.knownPlan === null && record.newPlan !== null;
  return {
    id: record.id,
    kind: record.kind,
    name: record.name,
    mac: candidate.mac ?? candidate.seenMacs[0] ?? null,
    ip: candidate.ip,
    comment: candidate.comment,
    profile: candidate.profile,
    rates: candidate.rates?.rates ?? null,
    isLive: candidate.isLive,
    cutOff: cutOffBy(candidate, options),
    knowsPassword: candidate.knowsPassword,
    standing: record.standing,
    problems: [...record.problemsJson],
    decision: record.decision,
    decidedBy: record.decidedBy,
    matches: matchesOf(record.matchJson).flatMap((match) => named(match, names)),
    customerId: record.takenId ?? record.customerId,
    customerName: record.takenName ?? record.knownName ?? record.customerName,
    subscriptionId: record.subscriptionId,
    subscriptionCode: record.subscriptionCode,
    planKey: record.planKey,
    planId: record.planId,
    planName: record.knownPlan ?? record.newPlan,
    isNewPlan,
    adoptAs: record.adoptAs,
  };
}

/** Searched as stored: lower case, without accents. */
const mentions = (search: string) => {
  const text = likeText(folded(search));
  return sql<SqlBool>`(takeover_row.search_text like ${text} escape '\\' or lower(takeover_row.customer_name) like ${text} escape '\\')`;
};

function filtered(db: Db, { id, standing, needsYou, kind, decision, planKey, search }: TakeoverRowQuery) {
  let query = db.selectFrom('takeoverRow').where('takeoverRow.takeoverId', '=', id);
  if (standing !== undefined) query = query.where('takeoverRow.standing', '=', standing);
  if (needsYou === true) query = query.where('takeoverRow.standing', 'in', ['open', 'problem', 'plan']);
  if (kind !== undefined) query = query.where('takeoverRow.kind', '=', kind);
  if (decision !== undefined) query = query.where('takeoverRow.decision', '=', decision);
  if (planKey !== undefined) query = query.where('takeoverRow.planKey', '=', planKey);
  if (search.trim() !== '') query = query.where(mentions(search));
  return query;
}

/** Rows that the router cuts off; which lists do that is a choice of this takeover, so they are told by reading them. */
async function cutOffIds(db: Db, takeoverId: Id, options: StoredOptions): Promise<Id[]> {
  const rows = await db
    .selectFrom('takeoverRow')
    .select(['id', 'candidateJson'])
    .where('takeoverId', '=', takeoverId)
    .execute();
  return rows.filter(({ candidateJson }) => cutOffBy(candidateOf(candidateJson), options) !== null).map(({ id }) => id);
}

async function readOptions(db: Db, takeoverId: Id): Promise<StoredOptions> {
  const found = await db.selectFrom('takeover').select('optionsJson').where('id', '=', takeoverId).executeTakeFirst();
  if (found === undefined) throw notFound('takeover');
  return optionsOf(found.optionsJson);
}

export async function listTakeoverRows({ store: { db } }: Platform, input: TakeoverRowQuery) {
  const options = await readOptions(db, input.id);
  let query = filtered(db, input);
  if (input.cutOff === true) query = query.where('takeoverRow.id', 'in', await cutOffIds(db, input.id, options));
  const order = { by: sql<string>`takeover_row.sort_name`, id: sql<string>`takeover_row.id` };
  const { items, nextCursor } = await keysetPage(withRelations(query), order, {
    ...input,
    direction: input.sort.direction,
  });
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const names = await readNames(
    db,
    items.flatMap(({ matchJson }) => matchesOf(matchJson)),
  );
  return { items: items.map((item) => asRow(item, options, names)), nextCursor, total: Number(total) };
}

const isCutOffEntry = (path: string, list: string | undefined, { cutOffLists }: StoredOptions): boolean =>
  path === '/ip/firewall/address-list' && cutOffLists.includes(list ?? '');

/** One row with everything that stands on the router for it, and what becomes of each comment. */
export async function getTakeoverRow({ store: { db } }: Platform, id: Id) {
  const record = await withRelations(db.selectFrom('takeoverRow').where('takeoverRow.id', '=', id)).executeTakeFirst();
  if (record === undefined) throw notFound('row');
  const options = await readOptions(db, record.takeoverId);
  const row = asRow(record, options, await readNames(db, matchesOf(record.matchJson)));
  const marker = serviceMarker(record.subscriptionId ?? record.id);
  const isShared = (path: string): boolean => path.endsWith('/profile');
  return {
    row,
    rows: candidateOf(record.candidateJson).rows.map(({ path, naturalKey, fields, isTaken }) => {
      const isMarked = (isTaken && !isShared(path)) || isCutOffEntry(path, fields.list, options);
      return { path, naturalKey, fields, comment: isMarked ? keepingText(fields.comment, marker) : null };
    }),
  };
}
