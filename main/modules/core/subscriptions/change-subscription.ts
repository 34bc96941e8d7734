import type { SubscriptionChange } from '#contract/core.ts';
import type { SubscriptionTable } from '#db/schema/core.ts';
import { type FieldErrors, invalid, notFound, Refusal } from '#kernel/errors.ts';
import type { Platform } from '#platform/platform.ts';
import { locked } from '#platform/row-locks.ts';
import type { WriteTx } from '#platform/write.ts';
import { changedFields, given } from '../changed-fields.ts';
import { subscriptionSearchText } from '../search-text.ts';
import { sectorFaults } from '../sectors/hold-sector.ts';
import { announceChange, networkWords } from './announce-change.ts';
import { deviceFaults, planFaults, takenFaults } from './connection-rules.ts';
import { loginFor, staysUnknown } from './login.ts';
import { missingForMode, missingToRun } from './ready-to-run.ts';
import { isRunning } from './running-states.ts';

/** Only what changes is asked again: an old service on a withdrawn plan may still get a new MAC address. */
async function faultsOf(
  platform: Platform,
  tx: WriteTx,
  before: SubscriptionTable,
  after: SubscriptionTable,
): Promise<FieldErrors> {
  const isNewPlan = after.planId !== before.planId;
  const plan = { authMethod: after.authMethod, isNew: isNewPlan };
  return {
    ...(isNewPlan || after.authMethod !== before.authMethod ? await planFaults(platform, tx, after.planId, plan) : {}),
    ...(after.sectorId === before.sectorId ? {} : await sectorFaults(platform, tx, after.sectorId, 'sectorId')),
    ...(after.deviceId === null || after.deviceId === before.deviceId
      ? {}
      : await deviceFaults(platform, tx, after.deviceId)),
    ...(isRunning(after.state) ? missingToRun(after) : missingForMode(after)),
    ...(await takenFaults(tx, after)),
  };
}

/** A position that somebody entered is not about right any more. */
function placeAfter(before: SubscriptionTable, position: SubscriptionChange['position']) {
  const place = { lat: position?.lat ?? null, lng: position?.lng ?? null };
  return place.lat === before.lat && place.lng === before.lng ? place : { ...place, positionNote: null };
}

/** On another router nothing has been seen yet. */
const unseen = { networkService: 'absent', networkReadAt: null } as const;

/**
 * Changes a service's fields in the caller's transaction. While it runs, what the router must know travels as
 * `subscription.changed`, and a leave from a router as `subscription.moved`.
 */
export async function changeSubscription(platform: Platform, tx: WriteTx, input: SubscriptionChange): Promise<void> {
  const { id, position, pppoePassword, ...change } = input;
  const query = tx.db.selectFrom('subscription').selectAll().where('id', '=', id);
  const before = await locked(platform, query).executeTakeFirst();
  if (before === undefined) throw notFound('service');
  if (before.state === 'terminated') {
    throw new Refusal('NOT_ALLOWED_NOW', 'This service is terminated. Add a new one instead.');
  }
  const place = position === undefined ? {} : placeAfter(before, position);
  const wanted = { ...before, ...given(change), ...place };
  const keepsLogin = pppoePassword === undefined && staysUnknown(before, wanted);
  const after = keepsLogin ? wanted : { ...wanted, ...(await loginFor(platform, tx, wanted, pppoePassword)) };
  const faults = await faultsOf(platform, tx, before, after);
  if (Object.keys(faults).length > 0) throw invalid(faults);
  const difference = changedFields(before, { ...after, searchText: subscriptionSearchText(after) });
  if (difference === undefined) return;
  const words = isRunning(after.state) ? networkWords(difference.after) : [];
  const wants = words.length === 0 ? {} : { networkTruth: 'wanted' as const, networkNote: null };
  const moves = words.length > 0 && after.deviceId !== before.deviceId ? unseen : {};
  await tx.db
    .updateTable('subscription')
    .set({ ...difference.after, ...wants, ...moves })
    .where('id', '=', id)
    .execute();
  const why = 'pppoePasswordSealed' in difference.after ? 'new PPPoE password' : undefined;
  tx.audit({ event: 'subscription.changed', model: 'subscription', recordId: id, ...difference, why });
  if (words.length > 0) announceChange(tx, before, after, words);
}
