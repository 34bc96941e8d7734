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
import { claimJob, enqueue, type NewJob, reclaimExpired, requeue } from './jobs.ts';
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

  const rows = (platform: TestPlatform) =>
    platform.store.db.selectFrom('job').select(['state', 'claimedBy', 'attempts']).orderBy('createdAt').execute();

  it('lets a console that lost its lease hand nothing back', async () => {
    const platform = await testPlatform(kind);
    await add(platform, { kind: 'work', queue: 'a', payload: null });
    let fail: (error: Error) => void = () => undefined;
    const slow = new JobRunner(platform, { work: () => new Promise((_, reject) => (fail = reject)) }, platform.log, {
      claimant: 'slow console',
    });
    slow.start();
    while (slow.runningCount === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    platform.clock.advanceMs(LEASE_MS + 1);
    await reclaimExpired(platform);
    expect(await claimJob(platform, 'quick console', LEASE_MS)).toMatchObject({ attempts: 2 });
    fail(new Error('too late'));
    await slow.stop();
    expect(await rows(platform)).toEqual([{ state: 'running', claimedBy: 'quick console', attempts: 2 }]);
  });

  it('leaves alone what is at work in this process, though a sleeping laptop let its lease run out', async () => {
    const platform = await testPlatform(kind);
    await add(platform, { kind: 'work', queue: 'a', payload: 'long' });
    let end: () => void = () => undefined;
    const begun: unknown[] = [];
    const work: JobHandler = async ({ payload }) => {
      begun.push(payload);
      if (payload === 'long') await new Promise<void>((resolve) => (end = resolve));
    };
    const runner = new JobRunner(platform, { work }, platform.log, { claimant: 'me' });
    runner.start();
    while (begun.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    platform.clock.advanceMs(8 * 3_600_000);
    await add(platform, { kind: 'work', queue: 'b', payload: 'short' });
    runner.poke();
    while (!(await states(platform)).includes('b done')) await new Promise((resolve) => setTimeout(resolve, 5));
    end();
    await runner.stop();
    expect(begun).toEqual(['long', 'short']);
    expect(await rows(platform)).toMatchObject([
      { state: 'done', attempts: 1 },
      { state: 'done', attempts: 1 },
    ]);
  });

  it('takes no job away whose lease was renewed after it was seen to have run out', async () => {
    const platform = await testPlatform(kind);
    await add(platform, { kind: 'work', queue: 'a', payload: null });
    const job = await claimJob(platform, 'me', LEASE_MS);
    const { claimExpiresAt } = await platform.store.db
      .selectFrom('job')
      .select('claimExpiresAt')
      .executeTakeFirstOrThrow();
    const seen = { id: job?.id ?? '', claimedBy: 'me', claimExpiresAt: claimExpiresAt ?? '' };
    const back = { runAt: platform.clock.now(), lastError: 'gone' };
    await platform.store.db.updateTable('job').set({ claimExpiresAt: '2026-02-01T00:00:00.000Z' }).execute();
    await requeue(platform.store.db, seen, back);
    expect(await rows(platform)).toMatchObject([{ state: 'running', claimedBy: 'me' }]);
    await requeue(platform.store.db, { ...seen, claimExpiresAt: '2026-02-01T00:00:00.000Z' }, back);
    expect(await rows(platform)).toMatchObject([{ state: 'queued', claimedBy: null }]);
  });

  it('is done with what is handed back when a newer job with the same key waits', async () => {
    const platform = await testPlatform(kind);
    const job: NewJob = { kind: 'work', queue: 'a', payload: null, dedupeKey: 'sync:1' };
    await add(platform, job);
    await claimJob(platform, 'dead console', LEASE_MS);
    platform.clock.advanceMs(LEASE_MS + 1);
    await add(platform, job);
    await reclaimExpired(platform);
    expect(await states(platform)).toEqual(['a done', 'a queued']);
  });
});
