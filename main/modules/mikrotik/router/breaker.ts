import type { Clock, Instant } from '#kernel/clock.ts';
import { addMs } from '#kernel/clock.ts';
import { isRefusal, RouterError } from '../transport/router-transport.ts';

/** A router that failed this often in a row is left in peace. */
const FAILURES = 3;
const FIRST_REST_MS = 5_000;
const LONGEST_REST_MS = 60_000;

/**
 * The circuit breaker of one router's address: while it is open nobody waits for a router that does not answer. When its rest
 * is over one call goes through; that one closes it, or opens it for longer. A health poll may always try.
 * https://learn.microsoft.com/azure/architecture/patterns/circuit-breaker
 */
export class Breaker {
  readonly #clock: Clock;
  #failures = 0;
  #openUntil: Instant | null = null;
  #isProbing = false;
  #last: RouterError | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @throws RouterError at once while the router rests. */
  async guard<T>(work: () => Promise<T>, { isProbe = false }: { isProbe?: boolean } = {}): Promise<T> {
    const isOpen = this.#openUntil !== null;
    if (isOpen && !isProbe) this.#refuseWhileResting(this.#last);
    const probes = isOpen;
    if (probes) this.#isProbing = true;
    try {
      const done = await work();
      this.#close();
      return done;
    } catch (error) {
      if (error instanceof RouterError && isRefusal(error)) this.#close();
      else if (error instanceof RouterError) this.#fail(error);
      throw error;
    } finally {
      if (probes) this.#isProbing = false;
    }
  }

  #refuseWhileResting(last: RouterError | null): void {
    if (!this.#isProbing && this.#openUntil !== null && this.#openUntil <= this.#clock.now()) return;
    const again = this.#isProbing ? 'It is being tried now.' : 'It is tried again within a minute, or by Check now.';
    throw new RouterError('resting', `${last?.message ?? 'The router does not answer.'} ${again}`, { cause: last });
  }

  #close(): void {
    this.#failures = 0;
    this.#openUntil = null;
    this.#last = null;
  }

  #fail(error: RouterError): void {
    this.#failures += 1;
    this.#last = error;
    if (this.#failures < FAILURES) return;
    const rest = Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** Math.min(10, this.#failures - FAILURES));
    this.#openUntil = addMs(this.#clock.now(), rest);
  }
}
