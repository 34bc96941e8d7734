import { expect, it } from 'vitest';
import { openStore } from '#db/open.ts';
import {
  atEnd,
  freshLocation,
  onBothStores,
  platformOver,
  type TestPlatform,
  testPlatform,
} from '../../tests/harness/test-platform.ts';
import { systemActor } from './actor.ts';
import { Hopeless, type JobHandler, JobRunner, RunAgain } from './job-runner.ts';
import { claimJob, enqueue, type NewJob } from './jobs.ts';
import { inTransaction } from './platform.ts';

const LEASE_MS = 30_000;

const add = (platform: TestPlatform, ...jobs: NewJob[]): Promise<void> =>
  inTransaction(platform, systemActor('test', platform.newId()), async (tx) => {
    for (const job of jobs) await enqueue(tx, job);
  });

const states = async (platform: TestPlatform): Promise<string[]> =>
  (
    await platform.store.db.selectFrom('job').select(['queue', 'state']).orderBy('queue').orderBy('createdAt').execute()
  ).map(({ queue, state }) => `${queue} ${state}`);

async function untilSettled(platform: TestPlatform, handler: JobHandler): Promise<void> {
  const runner = new JobRunner(platform, { work: handler }, platform.log, { claimant: 'me' });
  runner.start();
  for (;;) {
    const open = await platform.store.db
      .selectFrom('job')
      .select('id')
      .where('state', 'in', ['queued', 'running'])
      .where('runAt', '<=', platform.clock.now())
      .execute();
    if (open.length === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await runner.stop();
}

onBothStores((kind) => {
  it('gives each job to exactly one of several consoles', async () => {
    const location = await freshLocation(kind);
    const stores = await Promise.all([openStore(location), kind === 'postgres' ? openStore(location) : undefined]);
    const [first, second] = [stores[0], stores[1] ?? stores[0]];
    atEnd(async () => {
      await first.close();
      if (second !== first) await second.close();
    });
    const [a, b] = [await platformOver(first), await platformOver(second)];
    await add(a, ...Array.from({ length: 30 }, (_, n): NewJob => ({ kind: 'work', queue: `q${n}`, payload: n })));
    const claims: string[] = [];
    const take = async (platform: TestPlatform, claimant: string): Promise<void> => {
      let misses = 0;
      while (misses < 5) {
        const job = await claimJob(platform, claimant, LEASE_MS);
        if (job === undefined) misses += 1;
        else claims.push(job.id);
      }
    };
    await Promise.all([take(a, 'a'), take(b, 'b'), take(a, 'a2'), take(b, 'b2')]);
    expect(claims).toHaveLength(30);
    expect(new Set(claims).size).toBe(30);
  });

  it('runs the jobs of one queue one after another, in order', async () => {
    const platform = await testPlatform(kind);
    for (const n of [1, 2, 3, 4]) {
      await add(platform, { kind: 'work', queue: 'router:1', payload: n });
      platform.clock.advanceMs(1);
    }
    const log: string[] = [];
    await untilSettled(platform, async ({ payload }) => {
      log.push(`begin ${payload}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      log.push(`end ${payload}`);
    });
    expect(log).toEqual([1, 2, 3, 4].flatMap((n) => [`begin ${n}`, `end ${n}`]));
  });

  it('does not add what waits already', async () => {
    const platform = await testPlatform(kind);
    const job: NewJob = { kind: 'work', queue: 'q', payload: null, dedupeKey: 'sync:1' };
    await add(platform, job, job);
    await add(platform, job);
    expect(await states(platform)).toEqual(['q queued']);
  });

  it('takes over the job of a console that died, and never lets that one settle it', async () => {
    const platform = await testPlatform(kind);
    await add(platform, { kind: 'work', queue: 'q', payload: 1 });
    const dead = await claimJob(platform, 'dead console', LEASE_MS);
    expect(dead).toBeDefined();
    expect(await claimJob(platform, 'me', LEASE_MS)).toBeUndefined();
    platform.clock.advanceMs(LEASE_MS + 1);
    const seen: unknown[] = [];
    await untilSettled(platform, async ({ payload }) => void seen.push(payload));
    expect(seen).toEqual([1]);
    expect(await states(platform)).toEqual(['q done']);
  });

  it('repeats a failure later, gives up in the end, and stops at once when it is hopeless', async () => {
    const platform = await testPlatform(kind);
    await add(
      platform,
      { kind: 'work', queue: 'a', payload: 'fails', maxAttempts: 2 },
      { kind: 'work', queue: 'b', payload: 'hopeless' },
    );
    const handler: JobHandler = async ({ payload }) => {
      throw payload === 'hopeless' ? new Hopeless('no way') : new Error('not now');
    };
    await untilSettled(platform, handler);
    expect(await states(platform)).toEqual(['a queued', 'b failed']);
    platform.clock.advanceMs(60_000);
    await untilSettled(platform, handler);
    expect(await states(platform)).toEqual(['a failed', 'b failed']);
  });

  it('does not count a wait as a failure', async () => {
    const platform = await testPlatform(kind);
    await add(platform, { kind: 'work', queue: 'a', payload: null, maxAttempts: 1 });
    let tries = 0;
    const handler: JobHandler = async () => {
      tries += 1;
      if (tries < 4) throw new RunAgain('router does not answer', 1_000);
    };
    for (let n = 0; n < 4; n += 1) {
      await untilSettled(platform, handler);
      platform.clock.advanceMs(2_000);
    }
    expect(await states(platform)).toEqual(['a done']);
    expect(tries).toBe(4);
  });

  it('hands a job back when the office closes', async () => {
    const platform = await testPlatform(kind);
    await add(platform, { kind: 'work', queue: 'a', payload: null });
    const runner = new JobRunner(
      platform,
      {
        work: (_job, signal) =>
          new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('closing')))),
      },
      platform.log,
      { claimant: 'me' },
    );
    runner.start();
    while (runner.runningCount === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await runner.stop(10);
    expect(await states(platform)).toEqual(['a queued']);
  });
});
