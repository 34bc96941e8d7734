import type { ChangeHead } from '#contract/mikrotik.ts';
import type { Meaning } from '#ui/meaning.ts';

export interface Step {
  readonly word: string;
  readonly at: string | null;
  /** Where there is no time: who, or why it waits. */
  readonly note: string | null;
  readonly meaning: Meaning;
  readonly place: 'done' | 'here' | 'ahead';
}

type Facts = Pick<
  ChangeHead,
  | 'state'
  | 'deviceStage'
  | 'createdAt'
  | 'plannedAt'
  | 'appliedAt'
  | 'verifiedAt'
  | 'requestedBy'
  | 'approvedBy'
  | 'rowCount'
  | 'heldBy'
  | 'waits'
>;

const ahead = (word: string, note: string | null = null): Step => ({
  word,
  at: null,
  note,
  meaning: 'off',
  place: 'ahead',
});
const done = (word: string, at: string | null, note: string | null = null): Step => ({
  word,
  at,
  note,
  meaning: 'good',
  place: 'done',
});
const here = (word: string, note: string | null, meaning: Meaning = 'waiting', at: string | null = null): Step => ({
  word,
  at,
  note,
  meaning,
  place: 'here',
});

const approvedNote = ({ approvedBy }: Facts): string => (approvedBy === null ? 'by itself' : `by ${approvedBy}`);

function approvalOf({ deviceStage, heldBy }: Facts): string {
  if (deviceStage === 'dry_run') return 'dry run: never';
  return heldBy === null ? 'waits for a person' : 'stopped: waits for a person';
}

const waitsOf = ({ waits }: Facts): string | null => {
  if (waits === null) return null;
  return waits.for === 'maintenance' ? 'after the maintenance' : 'after the quiet hours';
};

/** queued → planned → approved → applied → verified: what is done and when, where it stands, what is still ahead. */
export function stepsOf(change: Facts): Step[] {
  const { state, createdAt, plannedAt, appliedAt, verifiedAt, requestedBy } = change;
  const queued = done('Queued', createdAt, `by ${requestedBy}`);
  const planned = plannedAt === null ? ahead('Planned') : done('Planned', plannedAt);
  const approved = done('Approved', null, approvedNote(change));
  const applied = appliedAt === null ? ahead('Applied') : done('Applied', appliedAt);
  switch (state) {
    case 'queued':
      return [
        here('Queued', waitsOf(change) ?? `by ${requestedBy}`, 'waiting', createdAt),
        planned,
        ahead('Approved'),
        ahead('Applied'),
        ahead('Verified'),
      ];
    case 'planned':
      return [
        queued,
        planned,
        here('Approve', approvalOf(change), change.heldBy === null ? 'waiting' : 'attention'),
        ahead('Applied'),
        ahead('Verified'),
      ];
    case 'approved':
      return [queued, planned, approved, here('Apply', waitsOf(change) ?? 'waits for the router'), ahead('Verified')];
    case 'applying':
      return appliedAt === null
        ? [queued, planned, approved, here('Applying', 'writing row by row'), ahead('Verified')]
        : [queued, planned, approved, applied, here('Verifying', 'reading back')];
    case 'verified':
      return [queued, planned, approved, applied, done('Verified', verifiedAt)];
    case 'failed':
      return failedSteps(change, [queued, planned, approved]);
    case 'rejected':
      return [queued, planned, here('Rejected', 'the router stays as it is', 'off')];
    case 'superseded':
      return [queued, planned, here('Superseded', 'a later change took its place', 'off')];
  }
}

/** It failed in the step that has no time yet. */
function failedSteps(change: Facts, [queued, planned, approved]: readonly [Step, Step, Step]): Step[] {
  const { plannedAt, appliedAt, approvedBy, deviceStage, heldBy } = change;
  const failed = (note: string): Step => here('Failed', note, 'bad');
  if (plannedAt === null) {
    return [queued, failed('while planning'), ahead('Approved'), ahead('Applied'), ahead('Verified')];
  }
  if (appliedAt !== null) return [queued, planned, approved, done('Applied', appliedAt), failed('while reading back')];
  if (approvedBy === null && (deviceStage !== 'live' || heldBy !== null)) {
    return [queued, planned, failed('before it was approved'), ahead('Applied'), ahead('Verified')];
  }
  return [queued, planned, approved, failed('while writing'), ahead('Verified')];
}
