import { addMs } from '#kernel/clock.ts';
import { notFound } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Platform } from '#platform/platform.ts';

const SHOWN_MS = 24 * 3_600_000;

/** Samples of the last day, oldest first; nulls where the router did not answer. */
export async function readHealthSamples({ store: { db }, clock }: Platform, deviceId: Id) {
  const device = await db.selectFrom('device').select('id').where('id', '=', deviceId).executeTakeFirst();
  if (device === undefined) throw notFound('device');
  return await db
    .selectFrom('deviceHealthSample')
    .select(['at', 'latencyMs', 'cpuPercent', 'memoryPercent'])
    .where('deviceId', '=', deviceId)
    .where('at', '>=', addMs(clock.now(), -SHOWN_MS))
    .orderBy('at')
    .execute();
}
