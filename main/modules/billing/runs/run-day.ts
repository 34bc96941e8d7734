import type { CalendarDate } from '#kernel/calendar.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { readSettings } from '#platform/settings.ts';
import { brakeNote } from '../dunning/brake.ts';
import { applyCredit, customersWithUsableCredit } from '../payments/apply-credit.ts';
import { billDueServices } from './bill-due-services.ts';
import { dunCustomers } from './dun-customers.ts';
import { type RunOptions, type RunWork, walk } from './run-steps.ts';

export interface RunResult {
  readonly id: Id;
  readonly state: 'done' | 'stopped';
  readonly note: string | null;
}

const brakeOf = (isReleased: boolean): 'released' | 'on' => (isReleased ? 'released' : 'on');

const nothingYet = { invoicedCount: 0, invoicedMinor: 0n, setAsideCount: 0, suspendedCount: 0, reconnectedCount: 0 };

/** The day's one run: begun now, or found as another console or an interrupted start left it. */
async function openRun(platform: Platform, actor: Actor, runDate: CalendarDate, { trigger, releaseBrake }: RunOptions) {
  return await inTransaction(platform, actor, async (tx) => {
    const row = {
      id: tx.newId(),
      runDate,
      state: 'running' as const,
      trigger,
      brake: brakeOf(releaseBrake),
      startedAt: tx.now,
      finishedAt: null,
    };
    const begun = await tx.db
      .insertInto('billingRun')
      .values({ ...row, ...nothingYet, note: null })
      .onConflict((on) => on.column('runDate').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (begun !== undefined)
      tx.audit({ event: 'billing_run.started', model: 'billing_run', recordId: row.id, after: { runDate, trigger } });
    return await tx.db
      .selectFrom('billingRun')
      .select(['id', 'state', 'note'])
      .where('runDate', '=', runDate)
      .executeTakeFirstOrThrow();
  });
}

/** A run that the brake stopped, or that was interrupted, goes on; a brake that was released once stays so. */
async function resume(platform: Platform, actor: Actor, id: Id, releaseBrake: boolean): Promise<void> {
  await inTransaction(platform, actor, async (tx) => {
    const resumed = await tx.db
      .updateTable('billingRun')
      .set({ state: 'running', finishedAt: null, note: null, ...(releaseBrake ? { brake: 'released' } : {}) })
      .where('id', '=', id)
      .where('state', '!=', 'done')
      .returning('id')
      .executeTakeFirst();
    if (resumed === undefined) return;
    tx.audit({ event: 'billing_run.resumed', model: 'billing_run', recordId: id, after: { releaseBrake } });
  });
}

async function closeRun({ platform, actor, runId }: RunWork, note: string | null): Promise<RunResult> {
  return await inTransaction(platform, actor, async (tx) => {
    const state = note === null ? 'done' : 'stopped';
    const closed = await tx.db
      .updateTable('billingRun')
      .set({ state, note, finishedAt: tx.now })
      .where('id', '=', runId)
      .where('state', '=', 'running')
      .returningAll()
      .executeTakeFirst();
    if (closed !== undefined) {
      tx.audit({ event: `billing_run.${state}`, model: 'billing_run', recordId: runId, after: closed });
      return { id: runId, state, note };
    }
    const elsewhere = await tx.db
      .selectFrom('billingRun')
      .select(['state', 'note'])
      .where('id', '=', runId)
      .executeTakeFirstOrThrow();
    return { id: runId, state: elsewhere.state === 'stopped' ? 'stopped' : 'done', note: elsewhere.note };
  });
}

const payFromCredit = (work: RunWork): Promise<void> =>
  walk(work, async ({ tx, run, after, customers }) => {
    const ids = await customersWithUsableCredit(tx.db, after, customers);
    await applyCredit(work.platform, tx, ids, run.runDate);
    return ids.at(-1) ?? null;
  });

async function askBrake({ platform, runId, runDate }: RunWork): Promise<string | null> {
  const { db } = platform.store;
  const { brake, suspendedCount } = await db
    .selectFrom('billingRun')
    .select(['brake', 'suspendedCount'])
    .where('id', '=', runId)
    .executeTakeFirstOrThrow();
  return brake === 'released' ? null : await brakeNote(db, runDate, await readSettings(db), suspendedCount);
}

/**
 * The run of one day: invoices, credit, then suspensions and reconnections. May be called at any time, by several consoles
 * at once, and after a crash at any point: what was done is not repeated, what is missing is done.
 */
export async function runDay(
  platform: Platform,
  actor: Actor,
  runDate: CalendarDate,
  options: RunOptions,
): Promise<RunResult> {
  const run = await openRun(platform, actor, runDate, options);
  if (run.state === 'done') return { id: run.id, state: 'done', note: run.note };
  if (run.state === 'stopped' || options.releaseBrake) await resume(platform, actor, run.id, options.releaseBrake);
  const work: RunWork = { platform, actor, runId: run.id, runDate, options };
  await billDueServices(work);
  await payFromCredit(work);
  const note = await askBrake(work);
  await dunCustomers(work, { maySuspend: note === null });
  return await closeRun(work, note);
}
