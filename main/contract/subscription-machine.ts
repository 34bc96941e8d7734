import { defineMachine } from '../kernel/machine.ts';

export const subscriptionStates = ['draft', 'pending_install', 'active', 'suspended', 'paused', 'terminated'] as const;
export type SubscriptionState = (typeof subscriptionStates)[number];

export const subscriptionStateWords: Readonly<Record<SubscriptionState, string>> = {
  draft: 'Draft',
  pending_install: 'Pending install',
  active: 'Active',
  suspended: 'Suspended',
  paused: 'Paused',
  terminated: 'Terminated',
};

export type SubscriptionAction =
  | 'schedule_install'
  | 'activate'
  | 'suspend'
  | 'reconnect'
  | 'pause'
  | 'resume'
  | 'terminate';

const isNow = (state: SubscriptionState): string =>
  state === 'draft' ? 'It is a draft.' : `It is ${subscriptionStateWords[state].toLowerCase()}.`;

/** product.md: draft → pending_install → active ⇄ suspended → terminated, with paused beside suspended. */
export const subscriptionMachine = defineMachine<SubscriptionState, SubscriptionAction>({
  schedule_install: {
    from: ['draft'],
    to: 'pending_install',
    otherwise: (state) => `Only a draft can be scheduled for installation. ${isNow(state)}`,
  },
  activate: {
    from: ['draft', 'pending_install'],
    to: 'active',
    otherwise: (state) => `Only a draft or a pending installation can be activated. ${isNow(state)}`,
  },
  suspend: {
    from: ['active'],
    to: 'suspended',
    otherwise: (state) => `Only an active service can be suspended. ${isNow(state)}`,
  },
  reconnect: {
    from: ['suspended'],
    to: 'active',
    otherwise: (state) => `Only a suspended service can be reconnected. ${isNow(state)}`,
  },
  // Not from suspended: resuming would then bring back, by another permission, what only a reconnect may.
  pause: {
    from: ['active'],
    to: 'paused',
    otherwise: (state) =>
      state === 'suspended'
        ? 'A suspended service cannot be paused; its days are not billed anyway. Pause it once it is paid or reconnected.'
        : `Only an active service can be paused. ${isNow(state)}`,
  },
  resume: {
    from: ['paused'],
    to: 'active',
    otherwise: (state) => `Only a paused service can be resumed. ${isNow(state)}`,
  },
  terminate: {
    from: ['draft', 'pending_install', 'active', 'suspended', 'paused'],
    to: 'terminated',
    otherwise: () => 'It is terminated already.',
  },
});
