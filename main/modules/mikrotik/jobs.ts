import { z } from 'zod';
import type { JobWork, Module } from '#platform/module.ts';
import { compareDevice } from './compare-device.ts';
import { pollDevice } from './health/poll/poll-device.ts';
import { checkPreparationOf } from './preparation/check-preparation.ts';
import { prepareDevice } from './preparation/prepare-device.ts';
import { CHECK_PREPARATION, COMPARE, POLL, PREPARE, SYNC } from './router-jobs.ts';
import { syncDevice } from './sync/sync-device.ts';

const payload = z.object({ deviceId: z.uuid() });

const sync: JobWork = (platform, job, signal) =>
  syncDevice(platform, payload.parse(job.payload).deviceId, job.attempts, signal);
const compare: JobWork = (platform, job) => compareDevice(platform, payload.parse(job.payload).deviceId);
const poll: JobWork = async (platform, job) => {
  await pollDevice(platform, payload.parse(job.payload).deviceId);
};

const prepare: JobWork = (platform, job, signal) =>
  prepareDevice(platform, payload.parse(job.payload).deviceId, job.attempts, signal);
const checkPreparation: JobWork = async (platform, job) => {
  await checkPreparationOf(platform, payload.parse(job.payload).deviceId);
};

/** Work on routers; each begins by reading, so that it may be run again after a crash at any point. */
export const routerJobs: NonNullable<Module['jobs']> = {
  [SYNC]: sync,
  [COMPARE]: compare,
  [POLL]: poll,
  [PREPARE]: prepare,
  [CHECK_PREPARATION]: checkPreparation,
};
