import { v7 } from 'uuid';
import { epochMs, type Instant } from './clock.ts';

/** UUIDv7 (RFC 9562): sorts by creation time, so that primary keys grow at their end. */
export type Id = string;

export type NewId = () => Id;

/** Ids stamped with the given clock, so that a test's year of records sorts as it happened. */
export const idsBy =
  (now: () => Instant, randomBytes?: () => Uint8Array): NewId =>
  () =>
    v7({ msecs: epochMs(now()), ...(randomBytes === undefined ? {} : { random: randomBytes() }) });
