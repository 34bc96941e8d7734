import { sql } from 'kysely';
import type { Store } from '#db/open.ts';
import { billingPromises } from '#modules/billing/index.ts';
import { mikrotikPromises } from '#modules/mikrotik/index.ts';
import { verifyAudit } from '#platform/audit-log.queries.ts';

/** One promise of the store, and the records that break it, as sentences. */
export interface Finding {
  readonly promise: string;
  readonly broken: string[];
}

async function auditChain(db: Store['db']): Promise<Finding> {
  const { whole, brokenAtSeq } = await verifyAudit(db);
  return {
    promise: 'the audit chain is whole',
    broken: whole ? [] : [`row ${brokenAtSeq} is missing, edited, or does not follow the one before it`],
  };
}

async function outboxParked(db: Store['db']): Promise<Finding> {
  const rows = await db.selectFrom('outboxParked').selectAll().execute();
  return {
    promise: 'every event reached its subscribers',
    broken: rows.map((row) => `event ${row.seq} was parked for ${row.subscriber}: ${row.error}`),
  };
}

async function outboxOrder(db: Store['db']): Promise<Finding> {
  const { rows } = await sql<{ count: number; last: number }>`
    select count(*) as count, coalesce(max(seq), 0) as last from outbox_event`.execute(db);
  const head = await db.selectFrom('chainHead').select('eventSeq').executeTakeFirstOrThrow();
  const found = rows[0];
  const isWhole = found !== undefined && found.count === found.last && found.last === head.eventSeq;
  return {
    promise: 'no event is missing',
    broken: isWhole ? [] : [`${found?.count} events, but the last is ${head.eventSeq}`],
  };
}

async function jobsKept(db: Store['db']): Promise<Finding> {
  const failed = await db.selectFrom('job').select(['id', 'kind', 'lastError']).where('state', '=', 'failed').execute();
  return {
    promise: 'no job is lost',
    broken: failed.map((job) => `${job.kind} ${job.id} gave up: ${job.lastError ?? 'no reason kept'}`),
  };
}

/** SQLite checks foreign keys of what is there now; Postgres cannot hold a row that breaks one. */
async function noOrphans({ db, kind }: Store): Promise<Finding> {
  const promise = 'no record points to one that is gone';
  if (kind === 'postgres') return { promise, broken: [] };
  const { rows } = await sql<{ table: string; rowid: number; parent: string }>`pragma foreign_key_check`.execute(db);
  return { promise, broken: rows.map((row) => `${row.table} row ${row.rowid} points to a missing ${row.parent}`) };
}

async function fileWhole({ db, kind }: Store): Promise<Finding[]> {
  if (kind === 'postgres') return [];
  const { rows } = await sql<{ integrityCheck: string }>`pragma integrity_check`.execute(db);
  const broken = rows.map((row) => row.integrityCheck).filter((line) => line !== 'ok');
  return [{ promise: 'the store’s file is sound', broken }];
}

/** Checks everything that the store promises; reads only. */
export async function examine(store: Store): Promise<Finding[]> {
  const { db } = store;
  return [
    ...(await fileWhole(store)),
    ...(await billingPromises(db)),
    ...(await mikrotikPromises(db)),
    await auditChain(db),
    await outboxOrder(db),
    await outboxParked(db),
    await jobsKept(db),
    await noOrphans(store),
  ];
}
