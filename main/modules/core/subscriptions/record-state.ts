import { type SubscriptionAction, subscriptionMachine } from '#contract/subscription-machine.ts';
import type { SubscriptionTable } from '#db/schema/core.ts';
import { assertNever } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { ReasonRef } from '#platform/event-types.ts';
import type { WriteTx } from '#platform/write.ts';

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
export function announceState(
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

export function auditState(
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
