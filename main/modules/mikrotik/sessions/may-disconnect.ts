import type { Instant } from '#kernel/clock.ts';
import { isInMaintenance } from '#modules/core/index.ts';
import type { Device } from '../router/device-access.ts';

/** Why no session of a router may be dropped now; null when it may. */
export function whyNotDisconnect(device: Device, now: Instant): string | null {
  const { name, stage, maintenanceReason } = device;
  if (stage === 'dry_run') {
    return `${name} is in dry run: nothing is written there, and dropping a session is a command. Set it to staged or live first.`;
  }
  if (isInMaintenance(device, now)) {
    return `${name} is in maintenance (${maintenanceReason ?? 'no reason given'}): nothing is written there until it ends.`;
  }
  return null;
}
