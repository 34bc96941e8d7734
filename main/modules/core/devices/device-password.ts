import type { Id } from '#kernel/ids.ts';
import type { Platform } from '#platform/platform.ts';

const boundTo = (deviceId: Id): string => `device:${deviceId}:password`;

export const sealDevicePassword = (platform: Pick<Platform, 'secrets'>, deviceId: Id, password: string): string =>
  platform.secrets.seal(password, boundTo(deviceId));

/** The API user's password; empty where none was ever set, as on a router fresh from its box. */
export const devicePassword = (
  platform: Pick<Platform, 'secrets'>,
  device: { readonly id: Id; readonly passwordSealed: string | null },
): string => (device.passwordSealed === null ? '' : platform.secrets.open(device.passwordSealed, boundTo(device.id)));
