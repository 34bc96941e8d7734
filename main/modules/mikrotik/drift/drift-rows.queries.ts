import { type Kysely, type SqlBool, sql } from 'kysely';
import type { DriftChoice, DriftQuery } from '#contract/mikrotik.ts';
import type { Database } from '#db/schema.ts';
import type { CalendarDate } from '#kernel/calendar.ts';
import type { Id } from '#kernel/ids.ts';
import { likeText } from '#platform/page.ts';
import { inChunks } from '../chunks.ts';
import { openStates } from '../sync/open-work.queries.ts';

const found = (db: Kysely<Database>) =>
  db
    .selectFrom('driftRow as row')
    .innerJoin('device', 'device.id', 'row.deviceId')
    .leftJoin('subscription', 'subscription.id', 'row.subscriptionId')
    .leftJoin('customer', 'customer.id', 'subscription.customerId')
    .leftJoin('provisioningJob as writer', 'writer.id', 'row.appliedBy')
    .leftJoin('provisioningJob as open', (join) =>
      join.on('open.id', '=', (eb) =>
        eb
          .selectFrom('provisioningJob as last')
          .select('last.id')
          .whereRef('last.subscriptionId', '=', 'row.subscriptionId')
          .whereRef('last.deviceId', '=', 'row.deviceId')
          .where('last.state', 'in', openStates)
          .orderBy('last.seq', 'desc')
          .limit(1),
      ),
    );

type Found = ReturnType<typeof found>;

/** Whether the customer has an unpaid invoice whose day is over: what a service is suspended for. */
const owes = (today: CalendarDate) => sql<number>`case when exists (select 1 from invoice
  where invoice.customer_id = subscription.customer_id and invoice.open_minor > 0
    and invoice.due_on < ${today}) then 1 else 0 end`;

/** Rows with all that is shown of them and that their acts depend on. */
export const withFacts = (query: Found, today: CalendarDate) =>
  query
    .selectAll('row')
    .select([
      'device.name as deviceName',
      'device.stage as deviceStage',
      'device.kind as deviceKind',
      'device.archivedAt as deviceArchivedAt',
      'subscription.code',
      'subscription.state',
      'subscription.deviceId as presentDeviceId',
      'subscription.authMethod',
      'subscription.dhcpMode',
      'subscription.planId',
      'subscription.customerId',
      'customer.name as customerName',
      'writer.action as writerAction',
      'writer.requestedBy as writerRequestedBy',
      'writer.verifiedAt as writerVerifiedAt',
      'open.id as openId',
      'open.state as openState',
      owes(today).as('owes'),
    ]);

export type DriftRecord = Awaited<ReturnType<ReturnType<typeof withFacts>['execute']>>[number];

const isIgnored = (today: CalendarDate) =>
  sql<SqlBool>`(row.ignored_until is not null and row.ignored_until >= ${today})`;

const mentions = (search: string) => {
  const text = likeText(search);
  return sql<SqlBool>`(lower(row.natural_key) like ${text} escape '\\' or lower(row.note) like ${text} escape '\\'
    or lower(coalesce(subscription.code, '')) like ${text} escape '\\'
    or lower(coalesce(customer.name, '')) like ${text} escape '\\')`;
};

export function filtered(db: Kysely<Database>, query: DriftQuery, today: CalendarDate): Found {
  const { deviceId, subscriptionId, kind, harm, path, serviceState, ignored, search } = query;
  let rows = found(db).where('device.archivedAt', 'is', null);
  if (deviceId !== undefined) rows = rows.where('row.deviceId', '=', deviceId);
  if (subscriptionId !== undefined) rows = rows.where('row.subscriptionId', '=', subscriptionId);
  if (kind !== undefined) rows = rows.where('row.kind', '=', kind);
  if (harm !== undefined) rows = rows.where('row.harm', '=', harm);
  if (path !== undefined) rows = rows.where('row.path', '=', path);
  if (serviceState !== undefined) rows = rows.where('subscription.state', '=', serviceState);
  if (ignored !== undefined) rows = rows.where(ignored ? isIgnored(today) : sql<SqlBool>`not ${isIgnored(today)}`);
  if (search.trim() !== '') rows = rows.where(mentions(search));
  return rows;
}

/** The rows that were chosen, by name or as all that is not ignored on a router. */
export async function readChosen(
  db: Kysely<Database>,
  choice: DriftChoice,
  today: CalendarDate,
): Promise<DriftRecord[]> {
  if ('deviceId' in choice) {
    return await withFacts(found(db), today)
      .where('row.deviceId', '=', choice.deviceId)
      .where(sql<SqlBool>`not ${isIgnored(today)}`)
      .orderBy('row.place')
      .execute();
  }
  const rows: DriftRecord[] = [];
  await inChunks(choice.ids, async (ids) => {
    rows.push(...(await withFacts(found(db), today).where('row.id', 'in', ids).orderBy('row.place').execute()));
  });
  return rows;
}

/** Every row of these services on their routers. */
export async function readOfServices(
  db: Kysely<Database>,
  subscriptionIds: readonly Id[],
  today: CalendarDate,
): Promise<DriftRecord[]> {
  const rows: DriftRecord[] = [];
  await inChunks(subscriptionIds, async (ids) => {
    rows.push(
      ...(await withFacts(found(db), today).where('row.subscriptionId', 'in', ids).orderBy('row.place').execute()),
    );
  });
  return rows;
}
