import type { CalendarDate } from '#kernel/calendar.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import type { WriteTx } from '#platform/write.ts';
import { type BusinessDay, businessDay } from '../business-day.ts';
import { type LockedRun, lockRun } from '../store.ts';

export interface RunOptions {
  readonly trigger: 'schedule' | 'hand';
  /** Suspend although the brake says that it is unusually many. */
  readonly releaseBrake: boolean;
  /** Stops between two steps; what was done stays, and the next start goes on. */
  readonly signal?: AbortSignal;
  /** Customers in one transaction: more is quicker, fewer lets others in sooner. */
  readonly customersPerStep?: number;
}

/** One day's run at work. */
export interface RunWork {
  readonly platform: Platform;
  readonly actor: Actor;
  readonly runId: Id;
  readonly runDate: CalendarDate;
  readonly options: RunOptions;
}

export interface StepContext {
  readonly tx: WriteTx;
  readonly day: BusinessDay;
  readonly run: LockedRun;
  /** Go on behind this customer. */
  readonly after: Id | null;
  readonly customers: number;
}

const CUSTOMERS_PER_STEP = 1_000;

const customersPerStep = ({ customersPerStep: wanted = CUSTOMERS_PER_STEP }: RunOptions): number => wanted;

/**
 * Walks through customers in the order of their ids. Each step is a transaction of its own that leaves the books whole and
 * answers the last customer it saw; the walk ends when a step finds nobody, or the run was ended by another console.
 */
export async function walk(work: RunWork, step: (context: StepContext) => Promise<Id | null>): Promise<void> {
  const { platform, actor, runId, options } = work;
  const customers = customersPerStep(options);
  let after: Id | null = null;
  do {
    options.signal?.throwIfAborted();
    const from: Id | null = after;
    after = await inTransaction(platform, actor, async (tx) => {
      const run = await lockRun(platform, tx, runId);
      if (run === undefined) return null;
      return await step({ tx, day: await businessDay(tx.db, tx.now), run, after: from, customers });
    });
  } while (after !== null);
}
