import type { SubscriptionState } from '#contract/subscription-machine.ts';

/** States in which the router knows the service: a change must reach it. */
export const runningStates: readonly SubscriptionState[] = ['active', 'suspended', 'paused'];

export const isRunning = (state: SubscriptionState): boolean => runningStates.includes(state);
