import { sql } from 'kysely';
import { may } from '#contract/permissions.ts';
import { notFound, Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { entryFor, PRICE_EVENTS, seesMoney } from '#platform/money-sight.ts';
import type { Platform } from '#platform/platform.ts';

interface TimelineInput {
  readonly id: Id;
  readonly cursor: string | null;
  readonly limit: number;
}

const columns = [
  'auditLog.seq',
  'auditLog.at',
  'auditLog.actorKind',
  'auditLog.actorName',
  'auditLog.door',
  'auditLog.requestId',
  'auditLog.event',
  'auditLog.model',
  'auditLog.recordId',
  'auditLog.beforeJson',
  'auditLog.afterJson',
  'auditLog.why',
] as const;

function positionOf(cursor: string | null): number {
  if (cursor === null) return Number.MAX_SAFE_INTEGER;
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor);
  throw new Refusal('INVALID_INPUT', 'This list position is not valid any more. Start the list again.');
}

/** What happened to the records of one kind that belong to the customer; found through the index on (model, record_id). */
function happenings(
  db: Platform['store']['db'],
  table: 'subscription' | 'invoice' | 'payment',
  customerId: Id,
  before: number,
) {
  const ids = db.selectFrom(table).select(sql<string>`cast(id as text)`.as('id')).where('customerId', '=', customerId);
  return db
    .selectFrom('auditLog')
    .select(columns)
    .where('auditLog.model', '=', table)
    .where('auditLog.recordId', 'in', ids)
    .where('auditLog.seq', '<', before);
}

/** Everything that happened to a customer and their services, newest first; money only for those who may read it. */
export async function customerTimeline(
  { store: { db } }: Platform,
  actor: Actor,
  { id, cursor, limit }: TimelineInput,
) {
  const known = await db.selectFrom('customer').select('id').where('id', '=', id).executeTakeFirst();
  if (known === undefined) throw notFound('customer');
  const before = positionOf(cursor);
  const ofServices = happenings(db, 'subscription', id, before);
  let all = db
    .selectFrom('auditLog')
    .select(columns)
    .where('auditLog.model', '=', 'customer')
    .where('auditLog.recordId', '=', id)
    .where('auditLog.seq', '<', before)
    .unionAll(seesMoney(actor) ? ofServices : ofServices.where('auditLog.event', 'not in', PRICE_EVENTS));
  if (actor.role !== null && may(actor.role, 'money.read')) {
    all = all.unionAll(happenings(db, 'invoice', id, before)).unionAll(happenings(db, 'payment', id, before));
  }
  const rows = await all
    .orderBy('seq', 'desc')
    .limit(limit + 1)
    .execute();
  const items = rows
    .slice(0, limit)
    .map(({ beforeJson, afterJson, ...row }) => entryFor(actor, { ...row, before: beforeJson, after: afterJson }));
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? String(last.seq) : null };
}
