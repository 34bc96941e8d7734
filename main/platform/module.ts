import type { ClaimedJob } from './jobs.ts';
import type { Subscriber } from './outbox.ts';
import type { Platform } from './platform.ts';
import type { SearchProvider } from './request-context.ts';
import type { ScheduledTask } from './schedule.ts';

/** Takes up one claimed job. Safe to run again after a crash at any point. */
export type JobWork = (platform: Platform, job: ClaimedJob, signal: AbortSignal) => Promise<void>;

/** What a module hangs into the running office, beside its handlers. */
export interface Module {
  readonly name: string;
  readonly subscribers?: readonly Subscriber[];
  readonly jobs?: Readonly<Record<string, JobWork>>;
  readonly schedule?: readonly ScheduledTask[];
  readonly search?: readonly SearchProvider[];
  /** Lets go of what it holds open for this office. */
  readonly close?: (platform: Platform) => Promise<void>;
}
