import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import type { Platform } from '#platform/platform.ts';
import { runMissedDays } from './run-missed-days.ts';

/** Runs now, by hand: missed days first, then today; also today's run that the brake had stopped. */
export async function startRun(
  platform: Platform,
  actor: Actor,
  releaseBrake: boolean,
): Promise<{ runIds: Id[]; stopped: boolean; note: string | null }> {
  const results = await runMissedDays(platform, actor, { trigger: 'hand', releaseBrake });
  const today = results.at(-1);
  return { runIds: results.map(({ id }) => id), stopped: today?.state === 'stopped', note: today?.note ?? null };
}
