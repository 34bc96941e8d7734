import { addMs } from '#kernel/clock.ts';
import type { Module } from './module.ts';
import type { Platform } from './platform.ts';

const DAY_MS = 86_400_000;
/** Each router's health is one a minute. */
const KEEP_DONE_MS = 2 * DAY_MS;
/** Small enough that nobody who writes waits noticeably for a chunk. */
const CHUNK = 500;

/** Forgets jobs that were done long ago; what failed stays until somebody has seen to it. Answers how many. */
export async function purgeDoneJobs({ store, clock }: Pick<Platform, 'store' | 'clock'>): Promise<number> {
  const before = addMs(clock.now(), -KEEP_DONE_MS);
  for (let purged = 0; ; ) {
    const { numDeletedRows } = await store.db
      .deleteFrom('job')
      .where('id', 'in', (chunk) =>
        chunk.selectFrom('job').select('id').where('state', '=', 'done').where('finishedAt', '<', before).limit(CHUNK),
      )
      .executeTakeFirst();
    purged += Number(numDeletedRows);
    if (numDeletedRows < CHUNK) return purged;
  }
}

/** What the office does for itself, beside its modules. */
export const housekeeping: Module = {
  name: 'platform',
  schedule: [
    {
      name: 'platform.purge-jobs',
      everyMs: DAY_MS,
      async run(platform) {
        const purged = await purgeDoneJobs(platform);
        if (purged > 0) platform.log.info({ purged }, 'jobs that were done long ago are forgotten');
      },
    },
  ],
};
