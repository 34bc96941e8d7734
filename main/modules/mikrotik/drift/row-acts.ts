import type { DriftAct, DriftRow } from '#contract/mikrotik.ts';
import { isManagedPath, keyOf } from '../plan/menus.ts';
import type { Plan } from '../plan/service.ts';
import { adoptionOf } from './adoption.ts';
import type { DriftRecord } from './drift-rows.queries.ts';

const can = (words: string): DriftAct => ({ can: true, words });
const cannot = (words: string): DriftAct => ({ can: false, words });

/** Why nothing may be asked of the router itself now. */
function whyNotThere({ deviceName, deviceStage }: DriftRecord): string | null {
  return deviceStage === 'dry_run'
    ? `${deviceName} is in dry run: nothing is written there. Set it to staged or live first.`
    : null;
}

function whyBusy({ openState, code }: DriftRecord): string | null {
  if (openState === null) return null;
  return openState === 'planned'
    ? `A change of ${code} waits for approval already. Decide on that one.`
    : `A change of ${code} is on its way already.`;
}

const pushWords = {
  missing: 'The row is written again.',
  extra: 'The row is removed.',
  changed: 'The row is set to what the books want.',
} as const;

export function pushOf(row: DriftRecord): DriftAct {
  const why = whyNotThere(row) ?? whyBusy(row);
  if (row.kind === 'foreign') {
    return cannot(
      row.cause === 'other_service'
        ? `It is another service’s. ${row.note}`
        : 'It is not ours, and what is not ours is never written or removed. Change it on the router.',
    );
  }
  if (why !== null) return cannot(why);
  if (row.subscriptionId === null) return can(`${pushWords[row.kind]} It is written once, for all that stand on it.`);
  return can(pushWords[row.kind]);
}

const isKeyEqual = ({ path, wantedJson, liveJson }: DriftRecord): boolean =>
  isManagedPath(path) &&
  wantedJson !== null &&
  liveJson !== null &&
  liveJson.dynamic !== 'yes' &&
  keyOf(path, wantedJson) === keyOf(path, liveJson);

/** Only where a row stands in the place of ours without saying whose it is; null elsewhere. */
export function takeBackOf(row: DriftRecord): DriftAct | null {
  if (row.kind !== 'foreign' || (row.cause !== 'unmarked' && row.cause !== 'in_the_way') || !isKeyEqual(row))
    return null;
  const why = whyNotThere(row) ?? whyBusy(row);
  if (why !== null) return cannot(why);
  return can(
    row.cause === 'unmarked'
      ? `Its comment is set back to the marker of ${row.code}; nothing else of it changes.`
      : `Its comment becomes the marker of ${row.code}, so that the row is ours; nothing else of it changes.`,
  );
}

export function adoptOf(row: DriftRecord, plans: readonly Plan[]): DriftAct {
  const busy = whyBusy(row);
  if (busy !== null) return cannot(busy);
  const adoption = adoptionOf(row, plans);
  return 'why' in adoption ? cannot(adoption.why) : can(`${adoption.ok.words.join('; ')}.`);
}

export const actsOf = (row: DriftRecord, plans: readonly Plan[]): DriftRow['acts'] => ({
  push: pushOf(row),
  adopt: adoptOf(row, plans),
  takeBack: takeBackOf(row),
});
