import type { NewSubscription } from '#contract/core.ts';
import { type FieldErrors, invalid } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { locked } from '#platform/row-locks.ts';
import type { WriteTx } from '#platform/write.ts';
import { nextCode } from '../record-codes.ts';
import { subscriptionSearchText } from '../search-text.ts';
import { sectorFaults } from '../sectors/hold-sector.ts';
import { againAfterRace } from '../unique-race.ts';
import { deviceFaults, planFaults, takenFaults } from './connection-rules.ts';
import { loginFor } from './login.ts';
import { missingForMode } from './ready-to-run.ts';

/** Locked: the services of one customer are numbered one after the other (see `loginFor`). */
async function customerFaults(platform: Platform, tx: WriteTx, customerId: Id): Promise<FieldErrors> {
  const query = tx.db.selectFrom('customer').select(['name', 'archivedAt']).where('id', '=', customerId);
  const customer = await locked(platform, query).executeTakeFirst();
  if (customer === undefined) return { customerId: 'There is no such customer.' };
  return customer.archivedAt === null ? {} : { customerId: `${customer.name} is archived.` };
}

/** What nothing has happened to yet. */
const untouched = {
  positionNote: null,
  priceOverrideMinor: null,
  exemptUntil: null,
  exemptReason: null,
  state: 'draft',
  stateReason: 'Created.',
  activatedOn: null,
  billedThrough: null,
  networkTruth: 'wanted',
  networkService: 'absent',
  networkReadAt: null,
  networkNote: null,
} as const;

async function insert(tx: WriteTx, platform: Platform, input: NewSubscription): Promise<{ id: Id; code: string }> {
  const { position, pppoePassword, ...fields } = input;
  const place = { lat: position?.lat ?? null, lng: position?.lng ?? null };
  const faults = {
    ...(await customerFaults(platform, tx, fields.customerId)),
    ...(await planFaults(platform, tx, fields.planId, { authMethod: fields.authMethod, isNew: true })),
    ...(await sectorFaults(platform, tx, fields.sectorId, 'sectorId')),
    ...(fields.deviceId === null ? {} : await deviceFaults(platform, tx, fields.deviceId)),
  };
  if (Object.keys(faults).length > 0) throw invalid(faults);
  const owned = { id: tx.newId(), ...fields, ...place, pppoePasswordSealed: null };
  const service = { ...owned, ...(await loginFor(platform, tx, owned, pppoePassword)) };
  const missing = { ...missingForMode(service), ...(await takenFaults(tx, service)) };
  if (Object.keys(missing).length > 0) throw invalid(missing);
  const code = await nextCode(tx, 'subscription');
  const row = { ...service, ...untouched, code, stateSince: tx.now, createdAt: tx.now };
  await tx.db
    .insertInto('subscription')
    .values({ ...row, searchText: subscriptionSearchText(row) })
    .execute();
  tx.audit({ event: 'subscription.created', model: 'subscription', recordId: row.id, after: row });
  return { id: row.id, code };
}

/** Adds a service as a draft. */
export const createSubscription = (
  platform: Platform,
  actor: Actor,
  input: NewSubscription,
): Promise<{ id: Id; code: string }> =>
  againAfterRace(() => inTransaction(platform, actor, (tx) => insert(tx, platform, input)));
