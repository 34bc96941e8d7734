import { notFound, Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Platform } from '#platform/platform.ts';
import { pollDevice } from './poll/poll-device.ts';

/** Asks a device now, as the polls do; what it answers goes into the books like a poll. */
export async function checkHealth(platform: Platform, deviceId: Id): Promise<{ ok: boolean; sentence: string }> {
  const answer = await pollDevice(platform, deviceId);
  if (answer !== undefined) return answer;
  const device = await platform.store.db
    .selectFrom('device')
    .select(['name', 'archivedAt'])
    .where('id', '=', deviceId)
    .executeTakeFirst();
  if (device === undefined) throw notFound('device');
  const why = device.archivedAt === null ? 'is not checked. Choose ping or a TCP port for it' : 'is archived';
  throw new Refusal('NOT_ALLOWED_NOW', `${device.name} ${why}.`);
}
