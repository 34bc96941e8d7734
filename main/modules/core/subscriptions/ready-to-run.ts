import type { SubscriptionTable } from '#db/schema/core.ts';
import { type FieldErrors, invalid } from '#kernel/errors.ts';

type Connection = Pick<
  SubscriptionTable,
  'authMethod' | 'dhcpMode' | 'deviceId' | 'mac' | 'ip' | 'pppoeUser' | 'lat' | 'lng'
>;

/** What each way of connecting needs on the books before anything else: field → sentence. */
export function missingForMode({
  authMethod,
  dhcpMode,
  mac,
  ip,
  pppoeUser,
}: Omit<Connection, 'lat' | 'lng' | 'deviceId'>): FieldErrors {
  const fields: Record<string, string> = {};
  if (authMethod === 'static' && ip === null) fields.ip = 'A static address needs the IP.';
  if (authMethod === 'dhcp' && dhcpMode === 'static') {
    if (ip === null) fields.ip = 'A static lease needs the IP.';
    if (mac === null) fields.mac = 'A static lease needs the MAC address.';
  }
  if (authMethod === 'pppoe' && pppoeUser === null) fields.pppoeUser = 'PPPoE needs a user name.';
  return fields;
}

/** What a running service needs beyond a draft. A dynamic lease is recognised by its MAC and by nothing else. */
export function missingToRun(service: Connection): FieldErrors {
  const fields: Record<string, string> = { ...missingForMode(service) };
  if (service.lat === null || service.lng === null) {
    fields.position = 'GPS is required to activate. Take the position at the installation.';
  }
  if (service.deviceId === null)
    fields.deviceId = 'A router is required to activate. Choose the one that serves this customer.';
  if (service.authMethod === 'dhcp' && service.mac === null) {
    fields.mac ??= 'The MAC address is required to activate: the router knows the customer by it.';
  }
  return fields;
}

/** @throws Refusal INVALID_INPUT that names every field that a running service lacks. */
export function refuseUnlessReady(service: Connection): void {
  const fields = missingToRun(service);
  if (Object.keys(fields).length > 0) throw invalid(fields);
}
