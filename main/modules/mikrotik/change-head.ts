import type { ChangeHead } from '#contract/mikrotik.ts';
import type { Instant } from '#kernel/clock.ts';
import { isInMaintenance } from '#modules/core/index.ts';
import type { Actor } from '#platform/actor.ts';
import { companyOf, type Platform, settingsOf } from '#platform/platform.ts';
import { type Approver, whyNotApprove } from './approve.machine.ts';
import { headFor } from './change-sight.ts';
import { heldByOf } from './sync/held-reason.ts';
import { isQuietSentence, quietUntil } from './sync/quiet-hours.ts';

/** What a change's head is told by: who asks, and the house's rules at this moment. */
export interface HeadRules extends Approver {
  readonly actor: Actor;
  readonly now: Instant;
  /** The end of the quiet hours; null outside them. */
  readonly quietEnd: Instant | null;
}

export async function readHeadRules(platform: Platform, actor: Actor): Promise<HeadRules> {
  const settings = await settingsOf(platform);
  const { timeZone } = await companyOf(platform.store.db);
  const hours = { from: settings['network.quietFrom'], until: settings['network.quietUntil'] };
  const now = platform.clock.now();
  return { actor, by: settings['network.approvalBy'], now, quietEnd: quietUntil(now, hours, timeZone) };
}

/** What is told of a change, as the store has it: whose approval it needs, and what its router is in. */
type Told = Omit<ChangeHead, 'heldBy' | 'waits' | 'whyNotApprove'> & {
  readonly requestedById: string | null;
  readonly maintenanceSince: Instant | null;
  readonly maintenanceUntil: Instant | null;
};

const GOES_ON_BY_ITSELF: readonly string[] = ['queued', 'approved', 'applying'];

function waitsOf(told: Told, { now, quietEnd }: HeadRules): ChangeHead['waits'] {
  if (!GOES_ON_BY_ITSELF.includes(told.state)) return null;
  if (isInMaintenance(told, now)) return { for: 'maintenance', until: told.maintenanceUntil };
  return quietEnd !== null && isQuietSentence(told.lastError) ? { for: 'quiet_hours', until: quietEnd } : null;
}

/** A change as this person may read it, with what it waits for and whether they may approve it. */
export function headOf(told: Told, rules: HeadRules): ChangeHead {
  const { requestedById, maintenanceSince: _since, maintenanceUntil: _until, ...head } = told;
  return headFor(rules.actor, {
    ...head,
    heldBy: head.heldReason === null ? null : heldByOf(head.heldReason),
    waits: waitsOf(told, rules),
    whyNotApprove: whyNotApprove({ ...head, stage: head.deviceStage, requestedById }, rules),
  });
}
