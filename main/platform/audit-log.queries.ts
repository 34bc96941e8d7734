import { sql } from 'kysely';
import type { AuditEntryView } from '#contract/platform.ts';
import { auditable, hashOf } from './audit.ts';
import { keysetPage, type Page, type PageInput } from './page.ts';
import { readRecordNames } from './record-names.queries.ts';
import type { WriteContext } from './write.ts';

type StoreDb = WriteContext['store']['db'];

export interface AuditFilter {
  readonly search?: string;
  readonly model?: string | undefined;
  readonly recordId?: string | undefined;
  readonly event?: string | undefined;
  readonly actorId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly exceptEvents?: readonly string[];
}

function filtered(db: StoreDb, filter: AuditFilter) {
  let query = db.selectFrom('auditLog');
  if (filter.model !== undefined) query = query.where('model', '=', filter.model);
  if (filter.recordId !== undefined) query = query.where('recordId', '=', filter.recordId);
  if (filter.event !== undefined) query = query.where('event', '=', filter.event);
  if (filter.actorId !== undefined) query = query.where('actorId', '=', filter.actorId);
  if (filter.from !== undefined) query = query.where('at', '>=', filter.from);
  if (filter.to !== undefined) query = query.where('at', '<', filter.to);
  const { exceptEvents = [] } = filter;
  if (exceptEvents.length > 0) query = query.where('event', 'not in', exceptEvents);
  const text = filter.search?.trim().toLowerCase() ?? '';
  if (text !== '') {
    const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where(
      sql<boolean>`(lower(event) like ${like} escape '\\' or lower(actor_name) like ${like} escape '\\' or lower(coalesce(why, '')) like ${like} escape '\\' or record_id like ${like} escape '\\')`,
    );
  }
  return query;
}

const columns = [
  'seq',
  'at',
  'actorKind',
  'actorName',
  'door',
  'requestId',
  'event',
  'model',
  'recordId',
  'beforeJson as before',
  'afterJson as after',
  'why',
] as const;

/** `…Json` is parsed by its name; the alias drops the name, so it is parsed here. */
const parsed = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value);

export async function auditPage(db: StoreDb, filter: AuditFilter, page: PageInput): Promise<Page<AuditEntryView>> {
  const { items, nextCursor } = await keysetPage(
    filtered(db, filter).select(columns),
    { by: sql<number>`seq`, id: sql<string>`cast(id as text)` },
    page,
  );
  const nameOf = await readRecordNames(db, items);
  return {
    items: items.map((item) => ({
      ...item,
      recordName: nameOf(item),
      before: parsed(item.before),
      after: parsed(item.after),
    })),
    nextCursor,
  };
}

export async function auditCount(db: StoreDb, filter: AuditFilter): Promise<number> {
  const { count } = await filtered(db, filter)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

const VERIFY_CHUNK = 5_000;

/** Walks the whole chain. The first row whose hash does not follow is where somebody removed or edited something. */
export async function verifyAudit(db: StoreDb): Promise<{ whole: boolean; rows: number; brokenAtSeq: number | null }> {
  let prevHash = 'genesis';
  let seq = 0;
  for (;;) {
    const rows = await db
      .selectFrom('auditLog')
      .selectAll()
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(VERIFY_CHUNK)
      .execute();
    for (const row of rows) {
      const { hash, beforeJson, afterJson, ...rest } = row;
      const hashed = { ...rest, before: auditable(beforeJson), after: auditable(afterJson) };
      const follows = row.seq === seq + 1 && row.prevHash === prevHash && hashOf(hashed) === hash;
      if (!follows) return { whole: false, rows: seq, brokenAtSeq: seq + 1 };
      ({ seq } = row);
      prevHash = hash;
    }
    if (rows.length < VERIFY_CHUNK) break;
  }
  const head = await db.selectFrom('chainHead').selectAll().executeTakeFirstOrThrow();
  const whole = head.auditSeq === seq && head.auditHash === prevHash;
  return { whole, rows: seq, brokenAtSeq: whole ? null : seq + 1 };
}
