import { toJsonColumn } from '#db/store-values.ts';
import type { CalendarDate } from '#kernel/calendar.ts';
import type { Id } from '#kernel/ids.ts';
import { changeStates } from '#modules/core/index.ts';
import { insertChunked, type WriteTx } from '#platform/write.ts';
import type { DunningDecision } from './decide-dunning.ts';

export interface CarriedOut {
  readonly suspended: readonly Id[];
  readonly reconnected: readonly Id[];
}

/**
 * Makes decisions true: core changes the states, and each decision is kept with its reasons. A service that was changed by
 * somebody else meanwhile is left as it is. Made again in the same run, a decision is kept once.
 */
export async function carryOut(
  tx: WriteTx,
  decisions: readonly DunningDecision[],
  { runId, decidedOn }: { readonly runId: Id | null; readonly decidedOn: CalendarDate },
): Promise<CarriedOut> {
  const change = async (kind: 'suspend' | 'reconnect'): Promise<Id[]> => {
    const changes = decisions
      .filter(({ decision }) => decision === kind)
      .map(({ subscriptionId, sentence, ref }) => ({ subscriptionId, reason: sentence, ref }));
    return changes.length === 0 ? [] : await changeStates(tx, kind, changes);
  };
  const suspended = await change('suspend');
  const reconnected = await change('reconnect');
  const changed = new Set([...suspended, ...reconnected]);
  const rows = decisions
    .filter(
      ({ decision, subscriptionId }) => decision === 'grace' || decision === 'hold' || changed.has(subscriptionId),
    )
    .map(({ decision, subscriptionId, sentence, reasons }) => ({
      id: tx.newId(),
      runId,
      subscriptionId,
      decidedOn,
      decidedAt: tx.now,
      decision,
      sentence,
      reasonsJson: toJsonColumn(reasons),
    }));
  await insertChunked(rows, (chunk) =>
    tx.db
      .insertInto('dunningDecision')
      .values(chunk)
      .onConflict((on) =>
        on.columns(['runId', 'subscriptionId', 'decision']).doUpdateSet((eb) => ({
          decidedAt: eb.ref('excluded.decidedAt'),
          sentence: eb.ref('excluded.sentence'),
          reasonsJson: eb.ref('excluded.reasonsJson'),
        })),
      )
      .execute(),
  );
  return { suspended, reconnected };
}
