import type { DeviceStage } from '#contract/core.ts';
import type { Settings } from '#contract/settings.ts';
import type { Instant } from '#kernel/clock.ts';
import { type BrakeLimits, brake, type Reach } from './brake.ts';
import { type Judged, judge } from './judge-stage.ts';
import type { ChangePlan } from './plan-changes.ts';
import { quietSentence, quietUntil } from './quiet-hours.ts';

/** What the company has decided on writing to routers. */
export interface HouseRules {
  /** What was planned for an approval still needs one when the router goes live. */
  readonly approvalBy: Settings['network.approvalBy'];
  readonly brake: BrakeLimits;
  /** The quiet hours of this moment end then; null outside them. */
  readonly quietUntil: Instant | null;
}

export const houseRules = (settings: Settings, now: Instant, timeZone: string): HouseRules => ({
  approvalBy: settings['network.approvalBy'],
  brake: { percent: settings['network.brakePercent'], minimum: settings['network.brakeMinimum'] },
  quietUntil: quietUntil(now, { from: settings['network.quietFrom'], until: settings['network.quietUntil'] }, timeZone),
});

/** Nobody asked for it, and somebody would notice. Who gets service back is never kept waiting. */
const disturbs = ({ change, effect, drops }: ChangePlan): boolean =>
  change.requestedById === null &&
  !change.isApproved &&
  change.state !== 'applying' &&
  (effect === 'loses' || (effect !== 'gains' && drops.size > 0));

function inQuietHours(one: Judged, { quietUntil: end }: HouseRules, timeZone: string): Judged {
  if (end === null || one.verdict.kind !== 'apply' || !disturbs(one.plan)) return one;
  return { ...one, verdict: { kind: 'later', sentence: quietSentence(end, timeZone) } };
}

const PLANNED_BEFORE =
  'It was planned while the router’s changes waited for an approval. Somebody else than who wanted it approves it.';

/** Whoever may not approve a change does not get it written by setting the router to live either. */
function asPlanned(one: Judged, { approvalBy }: HouseRules, stage: DeviceStage): Judged {
  const { change } = one.plan;
  const escapes = stage === 'live' && approvalBy === 'another' && change.state === 'planned' && !change.isApproved;
  if (!escapes || one.verdict.kind !== 'apply') return one;
  return { ...one, verdict: { kind: 'planned', note: PLANNED_BEFORE, held: PLANNED_BEFORE } };
}

interface Judging {
  readonly stage: DeviceStage;
  readonly reach: Reach;
  readonly rules: HouseRules;
  readonly timeZone: string;
}

/** What may be done with each plan: by the router's stage, the quiet hours, and the brake on all of them together. */
export function judgePlans(plans: readonly ChangePlan[], { stage, reach, rules, timeZone }: Judging): Judged[] {
  const judged = plans.map((plan): Judged => ({ plan, verdict: judge(plan, stage) }));
  return brake(
    judged.map((one) => inQuietHours(asPlanned(one, rules, stage), rules, timeZone)),
    reach,
    rules.brake,
  );
}
