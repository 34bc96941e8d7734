import type { SubscriptionTable } from '#db/schema/core.ts';
import type { WriteTx } from '#platform/write.ts';

/** Fields that the router must know, and how a person calls them. */
const WORDS = {
  planId: 'plan',
  sectorId: 'sector',
  deviceId: 'router',
  authMethod: 'way of connecting',
  dhcpMode: 'kind of lease',
  mac: 'MAC address',
  ip: 'IP address',
  pppoeUser: 'user name',
  pppoePasswordSealed: 'password',
} as const satisfies Partial<Record<keyof SubscriptionTable, string>>;

/** What changed for the router, in words; empty when it need not hear of it. */
export const networkWords = (changed: Partial<SubscriptionTable>): string[] =>
  Object.entries(WORDS).flatMap(([field, word]) => (field in changed ? [word] : []));

/** Tells those who write to routers. The router that a service left hears it first. */
export function announceChange(
  tx: WriteTx,
  before: SubscriptionTable,
  after: SubscriptionTable,
  words: readonly string[],
): void {
  const event = { subscriptionId: after.id, reason: `${tx.actor.name} changed ${words.join(', ')}.`, ref: null };
  if (before.deviceId !== null && before.deviceId !== after.deviceId) {
    tx.emit('subscription.moved', { ...event, fromDeviceId: before.deviceId });
  }
  tx.emit('subscription.changed', event);
}
