import type { DeviceChange } from '#contract/core.ts';
import type { DeviceTable } from '#db/schema/core.ts';
import { invalid, notFound, Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { locked } from '#platform/row-locks.ts';
import { changedFields, given } from '../changed-fields.ts';
import { holdSector } from '../sectors/hold-sector.ts';
import { againAfterRace } from '../unique-race.ts';
import { devicePassword, sealDevicePassword } from './device-password.ts';
import { healthCheckOf, normalizeFingerprint, portAfter, refuseTaken, refuseUnpinned } from './device-rules.ts';
import { servicesOn } from './services-on.ts';

/** Whoever holds a connection to the router, or plans its rows, must look again when one of these changes. */
const CONNECTION: readonly (keyof DeviceTable)[] = [
  'kind',
  'host',
  'port',
  'transport',
  'security',
  'tlsFingerprint',
  'apiUser',
  'passwordSealed',
  'encoding',
  'pppoeSuspendMode',
  'pppoeLocalAddress',
  'pppoePool',
  'dhcpServer',
  'healthCheck',
];

/** A new seal for a new password; the old one where it is the same, so that nothing seems to have changed. */
function sealAnew(platform: Platform, before: DeviceTable, password: string | undefined): string | null {
  if (password === undefined) return before.passwordSealed;
  if (platform.secrets.state === 'ready' && devicePassword(platform, before) === password) return before.passwordSealed;
  return password === '' ? null : sealDevicePassword(platform, before.id, password);
}

/** Whoever gives a fingerprint trusts it from then on. */
function trustedAt(before: DeviceTable, { tlsFingerprint }: DeviceTable, now: string): string | null {
  if (tlsFingerprint === null) return null;
  return tlsFingerprint === before.tlsFingerprint ? before.tlsTrustedAt : now;
}

/** Changes a device; the password only when given, an empty one takes it away. */
export async function updateDevice(platform: Platform, actor: Actor, input: DeviceChange): Promise<{ id: Id }> {
  const { id, password, ...change } = input;
  if (change.tlsFingerprint !== undefined) change.tlsFingerprint = normalizeFingerprint(change.tlsFingerprint);
  return await againAfterRace(() =>
    inTransaction(platform, actor, async (tx) => {
      const query = tx.db.selectFrom('device').selectAll().where('id', '=', id);
      const before = await locked(platform, query).executeTakeFirst();
      if (before === undefined) throw notFound('device');
      if (before.archivedAt !== null) throw new Refusal('NOT_ALLOWED_NOW', 'This device is archived.');
      const wanted = { ...before, ...given(change), passwordSealed: sealAnew(platform, before, password) };
      const port = change.port ?? portAfter(before, wanted);
      const after = {
        ...wanted,
        port,
        tlsTrustedAt: trustedAt(before, wanted, tx.now),
        healthCheck: healthCheckOf(wanted),
      };
      refuseUnpinned(after);
      await refuseTaken(tx, after);
      if (after.sectorId !== null && after.sectorId !== before.sectorId) {
        await holdSector(platform, tx, after.sectorId, 'sectorId');
      }
      if (after.kind !== before.kind && (await servicesOn(tx, id)) > 0) {
        throw invalid({ kind: 'Services run on this router. Move them before it becomes something else.' });
      }
      const difference = changedFields(before, after);
      if (difference === undefined) return { id };
      await tx.db.updateTable('device').set(difference.after).where('id', '=', id).execute();
      const why = 'passwordSealed' in difference.after ? 'new password' : undefined;
      tx.audit({ event: 'device.changed', model: 'device', recordId: id, ...difference, why });
      if (CONNECTION.some((field) => field in difference.after)) tx.emit('device.changed', { deviceId: id });
      return { id };
    }),
  );
}
