import { expect, it } from 'vitest';
import { type SubscriptionAction, type SubscriptionState, subscriptionMachine } from './subscription-machine.ts';

const actions: readonly SubscriptionAction[] = [
  'schedule_install',
  'activate',
  'suspend',
  'reconnect',
  'pause',
  'resume',
  'terminate',
];

/** Every state that can be reached by these actions, in however many steps. */
function reachable(start: SubscriptionState, by: readonly SubscriptionAction[]): Set<SubscriptionState> {
  const reached = new Set<SubscriptionState>([start]);
  for (const state of reached) {
    for (const action of by) {
      const verdict = subscriptionMachine.can(action, state);
      if (verdict.ok) reached.add(verdict.to);
    }
  }
  return reached;
}

it('leads from suspended to active by a reconnect alone', () => {
  expect([...reachable('suspended', actions)].sort()).toEqual(['active', 'paused', 'suspended', 'terminated']);
  const others = actions.filter((action) => action !== 'reconnect');
  expect([...reachable('suspended', others)].sort()).toEqual(['suspended', 'terminated']);
});

it('ends every life in terminated, and from there leads nowhere', () => {
  for (const state of ['draft', 'pending_install', 'active', 'suspended', 'paused'] as const) {
    expect(subscriptionMachine.can('terminate', state)).toEqual({ ok: true, to: 'terminated' });
  }
  expect([...reachable('terminated', actions)]).toEqual(['terminated']);
});
