import type { DeviceStage } from '#contract/core.ts';
import type { ChangeState } from '#contract/mikrotik.ts';
import type { Settings } from '#contract/settings.ts';
import type { Actor } from '#platform/actor.ts';

export interface Approvable {
  readonly state: ChangeState;
  readonly stage: DeviceStage;
  readonly deviceName: string;
  readonly requestedById: string | null;
}

/** Who asks, and the company's setting of four eyes. */
export interface Approver {
  readonly actor: Pick<Actor, 'id' | 'kind'>;
  readonly by: Settings['network.approvalBy'];
}

const TOKEN =
  'Changes are approved by somebody else than who wanted them here (Settings, Network): a person signed in, not a token.';

const OWN =
  'You wanted this yourself, and changes are approved by somebody else here (Settings, Network). Ask a colleague.';

/** The four eyes of a change: who wanted it does not let it through (setting `network.approvalBy`). */
const isOwn = ({ requestedById }: Approvable, { actor, by }: Approver): boolean =>
  by === 'another' && requestedById !== null && requestedById === actor.id;

/** Why a change cannot be approved by this person now, for the button and the refusal alike; null when it can. */
export function whyNotApprove(change: Approvable, approver: Approver): string | null {
  const { state, stage, deviceName } = change;
  if (state !== 'planned') return `Only planned changes can be approved. It is ${state}.`;
  if (stage === 'dry_run') {
    return `${deviceName} is in dry run: its changes are only shown. Set it to staged or live to have them written.`;
  }
  if (approver.by === 'another' && approver.actor.kind !== 'staff') return TOKEN;
  return isOwn(change, approver) ? OWN : null;
}

/** Of many of which none can be approved: why not, by one that still waits where there is one. */
export function whyNone(changes: readonly Approvable[], approver: Approver): string | null {
  const reasons = changes.map((change) => whyNotApprove(change, approver));
  if (reasons.includes(null)) return null;
  const waiting = changes.findIndex(({ state }) => state === 'planned');
  return reasons[Math.max(0, waiting)] ?? null;
}
