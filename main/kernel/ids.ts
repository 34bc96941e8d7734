import { v7 } from 'uuid';
import { epochMs, type Instant } from './clock.ts';

/** UUIDv7 (RFC 9562): sorts by creation time, so that primary keys grow at their end. */
export type Id = string;

export type NewId = () => Id;

const BYTES = 16;
const pool = new Uint8Array(BYTES * 256);
let taken = pool.length;

/** Asking the system for random bytes costs more than the rest of an id, so it is asked for many at once. */
function fromPool(): Uint8Array {
  if (taken === pool.length) {
    crypto.getRandomValues(pool);
    taken = 0;
  }
  taken += BYTES;
  return pool.subarray(taken - BYTES, taken);
}

/** Ids stamped with the given clock, so that a test's year of records sorts as it happened. */
export const idsBy =
  (now: () => Instant, randomBytes: () => Uint8Array = fromPool): NewId =>
  () =>
    v7({ msecs: epochMs(now()), random: randomBytes() });
