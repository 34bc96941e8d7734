import type { Device } from '../router/device-access.ts';

/** Why no session of a router may be dropped now; null when it may. */
export function whyNotDisconnect({ name, stage }: Pick<Device, 'name' | 'stage'>): string | null {
  return stage === 'dry_run'
    ? `${name} is in dry run: nothing is written there, and dropping a session is a command. Set it to staged or live first.`
    : null;
}
