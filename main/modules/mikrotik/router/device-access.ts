import type { Settings } from '#contract/settings.ts';
import type { DeviceTable } from '#db/schema/core.ts';
import { Refusal } from '#kernel/errors.ts';
import { devicePassword } from '#modules/core/index.ts';
import { type Platform, settingsOf } from '#platform/platform.ts';
import { type RouterAddress, RouterError } from '../transport/router-transport.ts';

export type Device = DeviceTable;

const CONNECT_TIMEOUT_MS = 5_000;

/** While the store's secrets are locked on this machine nobody can log in; the sentence says how to unlock them. */
function passwordOf(platform: Pick<Platform, 'secrets'>, device: Device): string {
  try {
    return devicePassword(platform, device);
  } catch (error) {
    if (error instanceof Refusal) throw new RouterError('login', error.message, { cause: error });
    throw error;
  }
}

/** Where and how a router is spoken to: its own data, and the house's limits for all routers. */
export function routerAddress(
  platform: Pick<Platform, 'secrets'>,
  device: Device,
  settings: Pick<Settings, 'network.window' | 'network.commandSeconds'>,
): RouterAddress {
  const { transport, host, port, security, tlsFingerprint, tlsTrustedAt, apiUser, encoding } = device;
  if (security === 'tls' && tlsFingerprint === null) {
    throw new RouterError(
      'tls',
      `No certificate of ${device.name} is trusted yet. Read its fingerprint and confirm it.`,
    );
  }
  return {
    transport,
    host,
    port,
    user: apiUser,
    password: passwordOf(platform, device),
    tls:
      tlsFingerprint === null || security === 'plain'
        ? undefined
        : { pinnedSha256: tlsFingerprint, trustedAt: tlsTrustedAt ?? undefined },
    encoding,
    connectTimeoutMs: CONNECT_TIMEOUT_MS,
    commandTimeoutMs: settings['network.commandSeconds'] * 1_000,
    window: settings['network.window'],
  };
}

/** The router of this id while it can be spoken to; an archived one or a switch cannot. */
export async function findRouter(platform: Pick<Platform, 'store'>, deviceId: string): Promise<Device | undefined> {
  return await platform.store.db
    .selectFrom('device')
    .selectAll()
    .where('id', '=', deviceId)
    .where('kind', '=', 'mikrotik')
    .where('archivedAt', 'is', null)
    .executeTakeFirst();
}

export async function addressOf(platform: Platform, device: Device): Promise<RouterAddress> {
  return routerAddress(platform, device, await settingsOf(platform));
}
