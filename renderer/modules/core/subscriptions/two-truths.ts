import type { NetworkService, Subscription } from '#contract/core.ts';
import type { SubscriptionState } from '#contract/subscription-machine.ts';
import type { TwoTruthsProps } from '#ui/TwoTruths.tsx';

/** What the router should do for a service in each state of the books. */
export const wantedOf: Readonly<Record<SubscriptionState, NetworkService>> = {
  draft: 'absent',
  pending_install: 'absent',
  active: 'active',
  suspended: 'suspended',
  paused: 'suspended',
  terminated: 'absent',
};

type Verdict = Pick<TwoTruthsProps, 'verdict' | 'verdictWord'>;

/** Whether the router does what the books say; nothing counts as done before the router confirmed it. */
export function verdictOf({
  state,
  deviceId,
  deviceStage,
  network,
}: Pick<Subscription, 'state' | 'deviceId' | 'deviceStage' | 'network'>): Verdict {
  if (network.truth === 'drifted') return { verdict: 'differ', verdictWord: 'router differs' };
  if (network.truth === 'verified') return { verdict: 'agree', verdictWord: 'confirmed' };
  const neverThere = network.service === 'absent' && wantedOf[state] === 'absent';
  if (neverThere && network.readAt === null) return { verdict: 'agree', verdictWord: 'nothing to do' };
  if (deviceId === null) return { verdict: 'pending', verdictWord: 'no router yet' };
  if (deviceStage === 'dry_run') return { verdict: 'pending', verdictWord: 'dry run' };
  if (network.truth === 'applied') return { verdict: 'pending', verdictWord: 'reading back' };
  if (deviceStage === 'staged') return { verdict: 'pending', verdictWord: 'to approve' };
  return { verdict: 'pending', verdictWord: 'router to confirm' };
}
