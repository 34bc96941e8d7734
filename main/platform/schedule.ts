import { holdLease, releaseLease } from './lease.ts';
import type { Platform } from './platform.ts';

/** Something that one console of all does from time to time. It decides itself, by clock and store, whether it is due. */
export interface ScheduledTask {
  readonly name: string;
  readonly everyMs: number;
  run(platform: Platform): Promise<void>;
}

export const AUTOMATION_LEASE = 'automation';
const LEASE_MS = 30_000;
const TICK_MS = 5_000;

/** Runs the tasks while this console holds the automation lease; when it stops or dies, another takes over. */
export class Scheduler {
  readonly #platform: Platform;
  readonly #tasks: readonly ScheduledTask[];
  readonly #lastRun = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;
  #ticking: Promise<void> | undefined;
  #stopped = true;

  constructor(platform: Platform, tasks: readonly ScheduledTask[]) {
    this.#platform = platform;
    this.#tasks = tasks;
  }

  start(): void {
    this.#stopped = false;
    this.#next(0);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#ticking;
    await releaseLease(this.#platform, AUTOMATION_LEASE, this.#platform.consoleId);
  }

  #next(afterMs: number): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#ticking = this.tick()
        .catch((error) => this.#platform.log.error({ err: error }, 'scheduler failed'))
        .finally(() => this.#next(TICK_MS));
    }, afterMs);
  }

  /** One round: take or renew the lease, then whatever is due. */
  async tick(): Promise<void> {
    const { consoleId, consoleLabel, log } = this.#platform;
    if (!(await holdLease(this.#platform, AUTOMATION_LEASE, { holder: consoleId, label: consoleLabel }, LEASE_MS)))
      return;
    const now = performance.now();
    for (const task of this.#tasks) {
      if (this.#stopped) return;
      const last = this.#lastRun.get(task.name);
      if (last !== undefined && now - last < task.everyMs) continue;
      this.#lastRun.set(task.name, now);
      await task
        .run(this.#platform)
        .catch((error) => log.error({ err: error, task: task.name }, 'scheduled task failed'));
    }
  }
}
