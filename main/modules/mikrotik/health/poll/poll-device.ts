import { setTimeout as sleep } from 'node:timers/promises';
import type { Id } from '#kernel/ids.ts';
import type { Platform } from '#platform/platform.ts';
import { dropUnshared, withRouter } from '../../router/connections.ts';
import { type Device, findRouter } from '../../router/device-access.ts';
import { pollRefusal } from '../../router/refusal-sentences.ts';
import { RouterError } from '../../transport/router-transport.ts';
import { askFromOutside, NoAnswer } from './ask-from-outside.ts';
import { type RouterReading, readRouter } from './read-router.ts';
import { recordPoll } from './record-poll.ts';

const DEADLINE_MS = 10_000;

/**
 * A router that accepts and never answers is down for us; the connection is not trusted any further. Where other work goes on
 * over the same connection the poll waits behind it: the commands' own deadline tells a slow router from a dead one.
 */
async function withinDeadline<T>(platform: Platform, device: Device, work: Promise<T>): Promise<T> {
  const giveUp = new AbortController();
  const late = sleep(DEADLINE_MS, undefined, { signal: giveUp.signal, ref: false }).then(() => {
    if (!dropUnshared(platform, device.id)) return work;
    throw new RouterError('timeout', `${device.name} did not answer within ${DEADLINE_MS / 1_000} s.`);
  });
  late.catch(() => undefined); // aborted once the work is done, or thrown by the race below
  try {
    return await Promise.race([work, late]);
  } finally {
    giveUp.abort();
    work.catch(() => undefined); // after the deadline nobody waits for it
  }
}

/** Reads a router's health now and puts it into the books; answers what was read, or the error. */
export async function pollRouter(platform: Platform, device: Device): Promise<RouterReading | RouterError> {
  try {
    const work = withRouter(platform, device, (router) => readRouter(router, platform.clock), { isProbe: true });
    const reading = await withinDeadline(platform, device, work);
    await recordPoll(platform, device, { reading, countedAt: platform.clock.now() });
    return reading;
  } catch (cause) {
    if (!(cause instanceof RouterError)) throw cause;
    const error = pollRefusal(device, cause);
    await recordPoll(platform, device, { error });
    return error;
  }
}

/** Asks a device that is no router; answers in how many ms it answered, or why it did not. */
async function pollOther(platform: Platform, device: Device): Promise<number | NoAnswer> {
  try {
    const latencyMs = await askFromOutside(device);
    await recordPoll(platform, device, { reading: { latencyMs }, countedAt: platform.clock.now() });
    return latencyMs;
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    await recordPoll(platform, device, { error });
    return error;
  }
}

/** The device of this id that is no MikroTik, while it is to be asked. */
async function findOther({ store: { db } }: Platform, deviceId: Id): Promise<Device | undefined> {
  return await db
    .selectFrom('device')
    .selectAll()
    .where('id', '=', deviceId)
    .where('kind', '<>', 'mikrotik')
    .where('healthCheck', '<>', 'none')
    .where('archivedAt', 'is', null)
    .executeTakeFirst();
}

/** The work of one poll. A device that does not answer is a finding, not a failure of the work; undefined: it is not asked. */
export async function pollDevice(
  platform: Platform,
  deviceId: Id,
): Promise<{ ok: boolean; sentence: string } | undefined> {
  const router = await findRouter(platform, deviceId);
  const other = router === undefined ? await findOther(platform, deviceId) : undefined;
  const device = router ?? other;
  if (device === undefined) return undefined;
  const found = router === undefined ? await pollOther(platform, device) : await pollRouter(platform, router);
  if (found instanceof Error) return { ok: false, sentence: found.message };
  const latencyMs = typeof found === 'number' ? found : found.latencyMs;
  return { ok: true, sentence: `${device.name} answers in ${latencyMs} ms.` };
}
