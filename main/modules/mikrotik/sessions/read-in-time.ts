import { setTimeout as sleep } from 'node:timers/promises';
import type { Platform } from '#platform/platform.ts';
import { dropUnshared, withRouter } from '../router/connections.ts';
import type { Device } from '../router/device-access.ts';
import { RouterError, type RouterTransport } from '../transport/router-transport.ts';

/** As long as a person waits at a screen; work on the router has longer deadlines of its own. */
const PATIENCE_MS = 8_000;

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: RouterError };

/**
 * Asks a router something for someone who waits: an answer, or why there is none, in a few seconds. Where others work over
 * the same connection it is left to them.
 */
export async function readInTime<T>(
  platform: Platform,
  device: Device,
  read: (router: RouterTransport) => Promise<T>,
): Promise<Answer<T>> {
  const enough = new AbortController();
  const work = withRouter(platform, device, read);
  work.catch(() => undefined); // nobody waits for it after the deadline
  const late = sleep(PATIENCE_MS, undefined, { signal: enough.signal, ref: false }).then(() => {
    dropUnshared(platform, device.id);
    throw new RouterError('timeout', `${device.name} did not answer within ${PATIENCE_MS / 1_000} s.`);
  });
  late.catch(() => undefined); // called off once the work is done
  try {
    return { ok: true, value: await Promise.race([work, late]) };
  } catch (error) {
    if (error instanceof RouterError) return { ok: false, error };
    throw error;
  } finally {
    enough.abort();
  }
}
