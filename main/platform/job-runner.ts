import { addMs, type Instant } from '#kernel/clock.ts';
import type { Id } from '#kernel/ids.ts';
import { type ClaimedJob, claimJob, reclaimExpired, requeue } from './jobs.ts';
import type { Logger } from './log.ts';
import type { WriteContext } from './write.ts';

/** `signal` aborts when the office closes: stop at the next safe point and throw; the job goes back to the queue. */
export type JobHandler = (job: ClaimedJob, signal: AbortSignal) => Promise<void>;

/** A failure that no repetition mends: the job ends as failed at once. */
export class Hopeless extends Error {
  override readonly name = 'Hopeless';
}

/** The same job again, at a known time, however often: `attempts` tells it how long it has waited already. */
export class RunAgain extends Error {
  override readonly name = 'RunAgain';
  readonly afterMs: number;
  constructor(why: string, afterMs: number) {
    super(why);
    this.afterMs = afterMs;
  }
}

/** How long the work of a console that died stands still. Some beats may be lost before that. */
const LEASE_MS = 15_000;
const BEAT_MS = 4_000;
const POLL_MS = 1_000;
const backoffMs = (attempts: number): number => Math.min(15 * 60_000, 1_000 * 2 ** attempts);

export class JobRunner {
  readonly #context: WriteContext;
  readonly #handlers: Readonly<Record<string, JobHandler>>;
  readonly #log: Logger;
  readonly #claimant: string;
  readonly #slots: number;
  readonly #abort = new AbortController();
  readonly #running = new Map<Id, Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #heartbeat: NodeJS.Timeout | undefined;
  #filling: Promise<void> | undefined;
  #again = false;
  #unsubscribe: (() => void) | undefined;

  constructor(
    context: WriteContext,
    handlers: Readonly<Record<string, JobHandler>>,
    log: Logger,
    { claimant, slots = 16 }: { claimant: string; slots?: number },
  ) {
    this.#context = context;
    this.#handlers = handlers;
    this.#log = log;
    this.#claimant = claimant;
    this.#slots = slots;
  }

  get runningCount(): number {
    return this.#running.size;
  }

  start(): void {
    this.#unsubscribe = this.#context.bus.subscribe((touches) => {
      if (touches.some(({ model }) => model === 'job' || model === '*')) this.poke();
    });
    this.#heartbeat = setInterval(() => void this.#beat(), BEAT_MS);
    this.poke();
  }

  /** Waits for work in flight up to `graceMs`, then aborts it; what did not end is handed back. */
  async stop(graceMs = 5_000): Promise<void> {
    this.#stopped = true;
    this.#unsubscribe?.();
    clearTimeout(this.#timer);
    while (this.#filling !== undefined) await this.#filling;
    const timer = setTimeout(() => this.#abort.abort(), graceMs);
    await Promise.allSettled(this.#running.values());
    clearTimeout(timer);
    clearInterval(this.#heartbeat);
  }
  #stopped = false;

  /** Works off what is due now, one job after another, without starting: for simulations with a clock of their own. */
  async drain(): Promise<void> {
    for (;;) {
      const job = await claimJob(this.#context, this.#claimant, LEASE_MS);
      if (job === undefined) return;
      await this.#work(job);
    }
  }

  poke(): void {
    if (this.#stopped) return;
    if (this.#filling !== undefined) {
      this.#again = true;
      return;
    }
    this.#filling = this.#fill()
      .catch((error) => this.#log.error({ err: error }, 'jobs cannot be claimed'))
      .finally(() => {
        this.#filling = undefined;
        clearTimeout(this.#timer);
        if (this.#again) {
          this.#again = false;
          this.poke();
        } else if (!this.#stopped) {
          this.#timer = setTimeout(() => this.poke(), POLL_MS).unref();
        }
      });
  }

  async #fill(): Promise<void> {
    await reclaimExpired(this.#context, new Set(this.#running.keys()));
    while (!this.#stopped && this.#running.size < this.#slots) {
      const job = await claimJob(this.#context, this.#claimant, LEASE_MS);
      if (job === undefined) return;
      const work = this.#work(job).finally(() => {
        this.#running.delete(job.id);
        this.poke();
      });
      this.#running.set(job.id, work);
    }
  }

  async #beat(): Promise<void> {
    const ids = [...this.#running.keys()];
    if (ids.length === 0) return;
    await this.#context.store.db
      .updateTable('job')
      .set({ claimExpiresAt: addMs(this.#context.clock.now(), LEASE_MS) })
      .where('id', 'in', ids)
      .where('claimedBy', '=', this.#claimant)
      .execute()
      .catch((error) => this.#log.warn({ err: error }, 'job lease not renewed'));
  }

  async #work(job: ClaimedJob): Promise<void> {
    try {
      const handler = this.#handlers[job.kind];
      if (handler === undefined) throw new Hopeless(`This version knows no job "${job.kind}".`);
      await handler(job, this.#abort.signal);
      await this.#settle(job, 'done', null);
    } catch (error) {
      await this.#failed(job, error).catch((worse) => this.#log.error({ err: worse, job: job.id }, 'job not settled'));
    }
    this.#context.bus.publish([{ model: 'job', id: '*' }]);
  }

  async #failed(job: ClaimedJob, error: unknown): Promise<void> {
    const { store, clock } = this.#context;
    const lastError = error instanceof Error ? error.message : String(error);
    const claim = { id: job.id, claimedBy: this.#claimant };
    const after = (ms: number): Instant => addMs(clock.now(), ms);
    if (error instanceof RunAgain) {
      return requeue(store.db, claim, { runAt: after(error.afterMs), lastError });
    }
    if (this.#abort.signal.aborted) {
      return requeue(store.db, claim, { runAt: clock.now(), lastError: 'Handed back at shutdown.', uncounted: true });
    }
    this.#log.error({ err: error, job: job.id, kind: job.kind }, 'job failed');
    if (error instanceof Hopeless || job.attempts >= job.maxAttempts) return this.#settle(job, 'failed', lastError);
    return requeue(store.db, claim, { runAt: after(backoffMs(job.attempts)), lastError });
  }

  /** Guarded by the claim: a console that lost its lease settles nothing. */
  async #settle(job: ClaimedJob, state: 'done' | 'failed', lastError: string | null): Promise<void> {
    await this.#context.store.db
      .updateTable('job')
      .set({ state, finishedAt: this.#context.clock.now(), claimedBy: null, claimExpiresAt: null, lastError })
      .where('id', '=', job.id)
      .where('claimedBy', '=', this.#claimant)
      .execute();
  }
}
