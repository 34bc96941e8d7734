const AT_MOST = 5;
const WITHIN_MS = 60_000;
const FIRST_WAIT_MS = 250;

/** Whether and when to start again what has died: later each time, and not at all after too many deaths in a row. */
export class Restarts {
  #deaths: number[] = [];

  /** Counts a death. Answers how long to wait, in ms; undefined when it is time to give up. */
  waitAfterDeath(nowMs: number): number | undefined {
    this.#deaths = [...this.#deaths.filter((at) => nowMs - at < WITHIN_MS), nowMs];
    if (this.#deaths.length > AT_MOST) return undefined;
    return FIRST_WAIT_MS * 2 ** (this.#deaths.length - 1);
  }

  forget(): void {
    this.#deaths = [];
  }
}
