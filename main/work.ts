import { type JobHandler, JobRunner } from '#platform/job-runner.ts';
import { reclaimFromOthers } from '#platform/jobs.ts';
import { endLeasesOfOthers } from '#platform/lease.ts';
import type { Module } from '#platform/module.ts';
import { OutboxDispatcher } from '#platform/outbox.ts';
import type { Platform } from '#platform/platform.ts';
import { bridgeLiveBus } from '#platform/postgres-bridge.ts';
import { Scheduler } from '#platform/schedule.ts';

function workers(platform: Platform, modules: readonly Module[]) {
  const subscribers = modules.flatMap((module) => module.subscribers ?? []);
  const handlers = Object.fromEntries(
    modules.flatMap((module) =>
      Object.entries(module.jobs ?? {}).map(([kind, work]): [string, JobHandler] => [
        kind,
        (job, signal) => work(platform, job, signal),
      ]),
    ),
  );
  return {
    dispatcher: new OutboxDispatcher(platform, subscribers, platform.log),
    runner: new JobRunner(platform, handlers, platform.log, { claimant: platform.consoleId }),
  };
}

/** Delivers events and runs the jobs that are due, until nothing is: for simulations with a clock of their own. */
export async function workOff(platform: Platform, modules: readonly Module[]): Promise<void> {
  const { dispatcher, runner } = workers(platform, modules);
  await dispatcher.register();
  await dispatcher.drain();
  await runner.drain();
}

/** One office at a time works with a folder (db/folder-lock.ts): whoever still holds something in its store is dead. */
async function inheritFromTheDead(platform: Platform): Promise<void> {
  if (platform.store.kind !== 'sqlite') return;
  await reclaimFromOthers(platform, platform.consoleId);
  await endLeasesOfOthers(platform, platform.consoleId);
}

/** Begins the work in the background; answers how to end it, work in flight finished or handed back. */
export async function startWork(platform: Platform, modules: readonly Module[]): Promise<() => Promise<void>> {
  const { store, bus, log } = platform;
  const { dispatcher, runner } = workers(platform, modules);
  const scheduler = new Scheduler(
    platform,
    modules.flatMap((module) => module.schedule ?? []),
  );
  await inheritFromTheDead(platform);
  await dispatcher.start();
  const bridge = store.location.kind === 'postgres' ? bridgeLiveBus(store.location.url, bus, log) : undefined;
  runner.start();
  scheduler.start();
  return async () => {
    await scheduler.stop();
    await dispatcher.stop();
    await runner.stop();
    await bridge?.stop();
  };
}
