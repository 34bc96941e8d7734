import { randomInt } from 'node:crypto';
import type { Id } from '#kernel/ids.ts';
import type { Platform } from '#platform/platform.ts';

const boundTo = (subscriptionId: Id): string => `subscription:${subscriptionId}:pppoe`;

/** Nothing that two people on the phone could hear or read as something else: no 0 O o 1 l I i. */
const UNAMBIGUOUS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 16;

/** About 92 random bits. */
export const newPppoePassword = (): string =>
  Array.from({ length: LENGTH }, () => UNAMBIGUOUS.charAt(randomInt(UNAMBIGUOUS.length))).join('');

export const sealPppoePassword = (platform: Pick<Platform, 'secrets'>, subscriptionId: Id, password: string): string =>
  platform.secrets.seal(password, boundTo(subscriptionId));

/** The password of the service's user; null where it has none. */
export const pppoePassword = (
  platform: Pick<Platform, 'secrets'>,
  subscription: { readonly id: Id; readonly pppoePasswordSealed: string | null },
): string | null =>
  subscription.pppoePasswordSealed === null
    ? null
    : platform.secrets.open(subscription.pppoePasswordSealed, boundTo(subscription.id));
