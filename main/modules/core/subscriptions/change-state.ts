import { type SubscriptionAction, subscriptionMachine } from '#contract/subscription-machine.ts';
import { notFound, Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { WriteTx } from '#platform/write.ts';
import { todayIn } from '../today.ts';
import { byId, inChunks } from './by-id.ts';
import { refuseUnlessReady } from './ready-to-run.ts';
import { announceState, auditState, type StateChange } from './record-state.ts';

/** Settles a race: whoever's update finds the state that was read wins, the other reads again and is told. */
const TRIES = 5;

/**
 * One guarded transition in the caller's transaction: state, audit row on the subscription, event. Refuses with
 * NOT_ALLOWED_NOW and the machine's sentence, or with the fields that an activation lacks.
 */
export async function changeState(
  tx: WriteTx,
  { action, ...change }: StateChange & { readonly action: SubscriptionAction },
): Promise<void> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const before = await tx.db
      .selectFrom('subscription')
      .selectAll()
      .where('id', '=', change.subscriptionId)
      .executeTakeFirst();
    if (before === undefined) throw notFound('service');
    const verdict = subscriptionMachine.can(action, before.state);
    if (!verdict.ok) throw new Refusal('NOT_ALLOWED_NOW', verdict.why);
    const first = action === 'activate' ? { activatedOn: await todayIn(tx) } : {};
    if (action === 'activate') refuseUnlessReady(before);
    const changed = await tx.db
      .updateTable('subscription')
      .set({
        state: verdict.to,
        stateReason: change.reason,
        stateSince: tx.now,
        networkTruth: 'wanted',
        networkNote: null,
        ...first,
      })
      .where('id', '=', before.id)
      .where('state', '=', before.state)
      .returning('deviceId')
      .executeTakeFirst();
    if (changed === undefined) continue;
    auditState(tx, action, before, change, first);
    announceState(tx, action, changed.deviceId, change);
    return;
  }
  throw new Refusal('CONFLICT');
}

/**
 * The same for many at once, set-based; those that are not in the right state any more are left out. Answers the ids that
 * changed, in the order given.
 */
export async function changeStates(
  tx: WriteTx,
  action: 'suspend' | 'reconnect',
  changes: readonly StateChange[],
): Promise<Id[]> {
  const changed: Id[] = [];
  for (const chunk of inChunks(changes)) {
    const ids = chunk.map((change) => change.subscriptionId);
    const reading = tx.db
      .selectFrom('subscription')
      .select(['id', 'state', 'stateReason', 'networkTruth'])
      .where('id', 'in', ids);
    const before = new Map((await reading.execute()).map((row) => [row.id, row]));
    const rows = await tx.db
      .updateTable('subscription')
      .set({
        state: subscriptionMachine.to(action),
        stateReason: byId(
          'stateReason',
          chunk.map((change) => [change.subscriptionId, change.reason]),
        ),
        stateSince: tx.now,
        networkTruth: 'wanted',
        networkNote: null,
      })
      .where('id', 'in', ids)
      .where('state', 'in', subscriptionMachine.from(action))
      .returning(['id', 'deviceId'])
      .execute();
    const devices = new Map(rows.map((row) => [row.id, row.deviceId]));
    for (const change of chunk) {
      const was = before.get(change.subscriptionId);
      const deviceId = devices.get(change.subscriptionId);
      if (was === undefined || deviceId === undefined || !devices.delete(change.subscriptionId)) continue;
      auditState(tx, action, was, change);
      announceState(tx, action, deviceId, change);
      changed.push(change.subscriptionId);
    }
  }
  return changed;
}
