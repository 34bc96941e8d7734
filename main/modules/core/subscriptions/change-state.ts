import { type SubscriptionAction, subscriptionMachine } from '#contract/subscription-machine.ts';
import type { SubscriptionTable } from '#db/schema/core.ts';
import { assertNever, notFound, Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { ReasonRef } from '#platform/event-types.ts';
import type { WriteTx } from '#platform/write.ts';
import { todayIn } from '../today.ts';
import { byId, inChunks } from './by-id.ts';
import { refuseUnlessReady } from './ready-to-run.ts';

export interface StateChange {
  readonly subscriptionId: Id;
  readonly reason: string;
  readonly ref: ReasonRef | null;
}

/** Past tense of each action: the audit's event. */
const happened = {
  schedule_install: 'subscription.install_scheduled',
  activate: 'subscription.activated',
  suspend: 'subscription.suspended',
  reconnect: 'subscription.reconnected',
  pause: 'subscription.paused',
  resume: 'subscription.resumed',
  terminate: 'subscription.terminated',
} as const satisfies Record<SubscriptionAction, string>;

/** What the router must hear of it. To the network a pause is a suspension; only billing knows the difference. */
function announce(
  tx: WriteTx,
  action: SubscriptionAction,
  deviceId: Id | null,
  { subscriptionId, reason, ref }: StateChange,
): void {
  const event = { subscriptionId, reason, ref };
  switch (action) {
    case 'schedule_install':
      break;
    case 'activate':
      tx.emit('subscription.activated', event);
      break;
    case 'suspend':
    case 'pause':
      tx.emit('subscription.suspended', event);
      break;
    case 'reconnect':
    case 'resume':
      tx.emit('subscription.reconnected', event);
      break;
    case 'terminate':
      tx.emit('subscription.terminated', { ...event, deviceId });
      break;
    default:
      assertNever(action);
  }
}

const stateOf = (row: Pick<SubscriptionTable, 'state' | 'stateReason' | 'networkTruth'>) => ({
  state: row.state,
  stateReason: row.stateReason,
  networkTruth: row.networkTruth,
});

function auditChange(
  tx: WriteTx,
  action: SubscriptionAction,
  before: Pick<SubscriptionTable, 'state' | 'stateReason' | 'networkTruth'>,
  { subscriptionId, reason, ref }: StateChange,
  more: { readonly activatedOn?: string } = {},
): void {
  const after = { state: subscriptionMachine.to(action), stateReason: reason, networkTruth: 'wanted', ref, ...more };
  tx.audit({
    event: happened[action],
    model: 'subscription',
    recordId: subscriptionId,
    before: stateOf(before),
    after,
    why: reason,
  });
}

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
    auditChange(tx, action, before, change, first);
    announce(tx, action, changed.deviceId, change);
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
      auditChange(tx, action, was, change);
      announce(tx, action, deviceId, change);
      changed.push(change.subscriptionId);
    }
  }
  return changed;
}
