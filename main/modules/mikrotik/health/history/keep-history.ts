import type { ScheduledTask } from '#platform/schedule.ts';
import { forgetOldHistory } from './forget-old.ts';
import { rollUp } from './roll-up.ts';

/** Rolls up what was polled, then forgets what is too old. Both go on where another console, or the last start, stopped. */
export const keepHistory: ScheduledTask = {
  name: 'mikrotik.keep-health-history',
  everyMs: 5 * 60_000,
  async run(platform) {
    await rollUp(platform);
    await forgetOldHistory(platform);
  },
};
