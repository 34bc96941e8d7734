import type { DeviceStage } from '#contract/core.ts';
import { planHash } from '../plan/planned-row.ts';
import { isWithin, sharedWithin } from '../plan/recorded-row.ts';
import type { ChangePlan } from './plan-changes.ts';

export type Verdict =
  /** The router shows it already. */
  | { readonly kind: 'equal' }
  /** A person has to settle something first. */
  | { readonly kind: 'blocked'; readonly sentence: string }
  /** Rows are known and nothing is written. */
  | { readonly kind: 'planned'; readonly note: string | null; readonly held?: string }
  /** It is written by itself, but not before. */
  | { readonly kind: 'later'; readonly sentence: string }
  | { readonly kind: 'apply' };

export interface Judged {
  readonly plan: ChangePlan;
  readonly verdict: Verdict;
}

const LOOK_AGAIN = 'The router changed since this was approved. Look at the rows again and approve them anew.';
const ONLY_SHOWN = 'This router is in dry run: what would be written is only shown.';

/** Approved rows may be written as long as they are the rows that the person saw. */
function isApproved({ change, rows }: ChangePlan): boolean {
  if (!change.isApproved) return false;
  return change.state === 'applying'
    ? isWithin(rows, change.recorded)
    : planHash(rows) === change.planHash && sharedWithin(rows, change.recorded);
}

/** What may be done with a plan on a router of this stage (product.md, "Sectors, devices"). */
export function judge(plan: ChangePlan, stage: DeviceStage): Verdict {
  const { change, conflicts, rows, drops } = plan;
  if (conflicts.length > 0) return { kind: 'blocked', sentence: conflicts.join(' ') };
  if (rows.length === 0 && drops.size === 0) return { kind: 'equal' };
  switch (stage) {
    case 'live':
      if (change.heldReason === null || isApproved(plan)) return { kind: 'apply' };
      return { kind: 'planned', note: change.isApproved ? LOOK_AGAIN : change.heldReason, held: change.heldReason };
    case 'dry_run':
      return { kind: 'planned', note: change.state === 'queued' || change.state === 'planned' ? null : ONLY_SHOWN };
    case 'staged':
      if (isApproved(plan)) return { kind: 'apply' };
      return { kind: 'planned', note: change.isApproved ? LOOK_AGAIN : null };
  }
}
