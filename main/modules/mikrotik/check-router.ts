import type { RouterCheck } from '#contract/mikrotik.ts';
import { notFound, Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import { versionWarning } from '#kernel/routeros-version.ts';
import type { Platform } from '#platform/platform.ts';
import { pollRouter } from './health/poll/poll-device.ts';
import { type Permissions, readPermissions } from './router/api-user-policies.ts';
import { withRouter } from './router/connections.ts';
import { type Device, findRouter } from './router/device-access.ts';
import { clockWarning } from './router/router-clock.ts';
import { readCertificateFingerprint } from './transport/certificate.ts';
import { RouterError } from './transport/router-transport.ts';

const FINGERPRINT_TIMEOUT_MS = 5_000;

/** @throws Refusal where no MikroTik stands behind the id. */
export async function routerOf(platform: Platform, deviceId: Id): Promise<Device> {
  const router = await findRouter(platform, deviceId);
  if (router !== undefined) return router;
  const device = await platform.store.db
    .selectFrom('device')
    .select(['name', 'archivedAt'])
    .where('id', '=', deviceId)
    .executeTakeFirst();
  if (device === undefined) throw notFound('device');
  const why = device.archivedAt === null ? 'is not a MikroTik' : 'is archived';
  throw new Refusal('NOT_ALLOWED_NOW', `${device.name} ${why}.`);
}

/** What stands at the address now; null where no certificate is shown, which the check's own sentence tells. */
async function shownFingerprint({ security, host, port }: Device): Promise<string | null> {
  if (security === 'plain') return null;
  try {
    return await readCertificateFingerprint(host, port, FINGERPRINT_TIMEOUT_MS);
  } catch (error) {
    if (error instanceof RouterError) return null;
    throw error;
  }
}

interface Findings {
  readonly permissions: Permissions | null;
  readonly warnings: readonly string[];
}

/** What would go wrong later, read now. A router that lost its voice meanwhile has answered all the same. */
async function findings(platform: Platform, device: Device, version: string | null): Promise<Findings> {
  const cautions = await withRouter(platform, device, async (router) => {
    const [[clock = {}], permissions] = await Promise.all([
      router.print('/system/clock').catch(noRow),
      readPermissions(router, device),
    ]);
    return { permissions, clock: clockWarning(clock, platform.clock.now()) };
  }).catch((error: unknown) => {
    if (error instanceof RouterError) return { permissions: null, clock: null };
    throw error;
  });
  const { permissions, clock } = cautions;
  const lacking = permissions?.state === 'lacking' ? permissions.sentence : null;
  const warnings = [versionWarning(version), lacking, clock].filter((warning) => warning !== null);
  return { permissions, warnings };
}

function noRow(error: unknown): [] {
  if (error instanceof RouterError && error.kind === 'trap') return [];
  throw error;
}

/** Speaks to the router now, as the settings are; what it says of itself goes into the books like a poll. */
export async function checkRouter(platform: Platform, deviceId: Id): Promise<RouterCheck> {
  const device = await routerOf(platform, deviceId);
  const fingerprint = await shownFingerprint(device);
  const reading = await pollRouter(platform, device);
  if (reading instanceof RouterError) {
    return {
      ok: false,
      sentence: reading.message,
      identity: null,
      version: null,
      board: null,
      latencyMs: null,
      fingerprint,
      warnings: [],
      permissions: null,
    };
  }
  const { identity = null, version = null, board = null, latencyMs } = reading;
  const sentence = `${identity ?? device.name} answers in ${latencyMs} ms: RouterOS ${version ?? 'of unknown version'} on ${board ?? 'an unknown board'}.`;
  const { warnings, permissions } = await findings(platform, device, version);
  const found = { warnings: [...warnings], permissions };
  return { ok: true, sentence, identity, version, board, latencyMs, fingerprint, ...found };
}

/** The fingerprint at an address, for a person to compare with the router's own before it is trusted. */
export async function readFingerprint({ host, port }: { readonly host: string; readonly port: number }) {
  try {
    return { sha256: await readCertificateFingerprint(host, port, FINGERPRINT_TIMEOUT_MS) };
  } catch (error) {
    if (error instanceof RouterError) throw new Refusal('ROUTER_UNREACHABLE', error.message);
    throw error;
  }
}
