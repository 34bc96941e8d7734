import type { Id } from '#kernel/ids.ts';
import { carryOut } from '../dunning/carry-out-decisions.ts';
import { decideDunning } from '../dunning/decide-dunning.ts';
import { customersToDecide, readFacts } from '../dunning/dunning-facts.queries.ts';
import { dueLimits, dunningDays } from '../invoices/due-date.ts';
import { lockCustomers } from '../store.ts';
import { type RunWork, walk } from './run-steps.ts';

/** Decides about everybody late or suspended, and carries it out; suspends nobody when the brake holds. */
export const dunCustomers = (work: RunWork, { maySuspend }: { readonly maySuspend: boolean }): Promise<void> =>
  walk(work, async ({ tx, day, run, after, customers }) => {
    const { leftGrace } = dueLimits(run.runDate, dunningDays(day.rules));
    const ids = await customersToDecide(tx.db, { dueOnOrBefore: leftGrace, after, limit: customers });
    const last: Id | undefined = ids.at(-1);
    if (last === undefined) return null;
    await lockCustomers(work.platform, tx, ids);
    const decisions = (await readFacts(tx.db, ids))
      .flatMap((facts) => decideDunning(facts, run.runDate, day.rules))
      .filter(({ decision }) => maySuspend || decision !== 'suspend');
    const { suspended, reconnected } = await carryOut(tx, decisions, { runId: run.id, decidedOn: run.runDate });
    if (suspended.length + reconnected.length === 0) return last;
    await tx.db
      .updateTable('billingRun')
      .set((eb) => ({
        suspendedCount: eb('suspendedCount', '+', suspended.length),
        reconnectedCount: eb('reconnectedCount', '+', reconnected.length),
      }))
      .where('id', '=', run.id)
      .execute();
    return last;
  });
