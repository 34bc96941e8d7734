import type { Device, DeviceStage, Subscription } from '#contract/core.ts';
import type { SubscriptionState } from '#contract/subscription-machine.ts';
import { StatusPill } from '#ui/StatusPill.tsx';
import { healthLook, stageWords, stateWords, truthWords } from './words.ts';

type Look = 'plain' | 'soft';

export const StatePill = ({ state, look }: { state: SubscriptionState; look?: Look }) => (
  <StatusPill {...stateWords[state]} look={look} />
);

/** Quiet while it is verified: the eye is to find the others. */
export const TruthPill = ({ network }: { network: Subscription['network'] }) => (
  <StatusPill {...truthWords[network.truth]} quiet={network.truth === 'verified'} title={network.note ?? undefined} />
);

interface HealthPillProps {
  state: Device['health']['state'];
  /** In maintenance: whether it answers says nothing then. */
  isWorkedOn?: boolean;
  look?: Look;
}

export const HealthPill = ({ state, isWorkedOn = false, look }: HealthPillProps) => (
  <StatusPill {...healthLook(state, isWorkedOn)} look={look} />
);

export const StagePill = ({ stage, quietLive = false }: { stage: DeviceStage; quietLive?: boolean }) => {
  const { word, meaning, explains } = stageWords[stage];
  const quiet = quietLive && stage === 'live';
  return <StatusPill word={word} meaning={meaning} title={explains} look={quiet ? 'plain' : 'soft'} quiet={quiet} />;
};
