import type { Settings } from '#contract/settings.ts';
import type { CalendarDate } from '#kernel/calendar.ts';
import type { Id } from '#kernel/ids.ts';
import { dueLimits, dunningDays } from '../invoices/due-date.ts';
import type { Db } from '../store.ts';
import { type DunningDecision, decideDunning } from './decide-dunning.ts';
import { customersToDecide, readFacts } from './dunning-facts.queries.ts';

const CUSTOMERS_AT_ONCE = 1_000;

/** Every decision that a day's run would make now, customer by customer. Writes nothing. */
export async function* decisionsFor(db: Db, date: CalendarDate, rules: Settings): AsyncGenerator<DunningDecision> {
  const { leftGrace } = dueLimits(date, dunningDays(rules));
  let after: Id | null = null;
  do {
    const search = { dueOnOrBefore: leftGrace, after, limit: CUSTOMERS_AT_ONCE };
    const ids: Id[] = await customersToDecide(db, search);
    after = ids.at(-1) ?? null;
    for (const facts of await readFacts(db, ids)) yield* decideDunning(facts, date, rules);
  } while (after !== null);
}

export async function countActive(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('subscription')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', '=', 'active')
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The most services that one run may suspend by itself. */
export const brakeLimit = (activeCount: number, rules: Settings): number =>
  Math.max(rules['dunning.brakeMinimum'], Math.floor((activeCount * rules['dunning.brakePercent']) / 100));

/**
 * Why a run must stop before it suspends, or null. What an interrupted run suspended before counts as if it had not been:
 * going on is the same decision, not a smaller one.
 */
export async function brakeNote(
  db: Db,
  date: CalendarDate,
  rules: Settings,
  alreadySuspended: number,
): Promise<string | null> {
  let suspending = alreadySuspended;
  for await (const { decision } of decisionsFor(db, date, rules)) if (decision === 'suspend') suspending += 1;
  const active = (await countActive(db)) + alreadySuspended;
  const limit = brakeLimit(active, rules);
  if (suspending <= limit) return null;
  return (
    `Stopped: ${suspending} of ${active} active services would be suspended; more than ${limit} need a decision. ` +
    'Invoices were made, nobody was suspended. Look at the preview; to go on, start the run with the brake released.'
  );
}
