interface Kept<T> {
  readonly reading: Promise<T>;
  doneAt: number | undefined;
}

/** One reading for all who ask at once or within a few seconds of each other: ten consoles that look are one question. */
export class FreshReads<T> {
  readonly #freshMs: number;
  readonly #most: number;
  readonly #kept = new Map<string, Kept<T>>();

  constructor({ freshMs, most }: { readonly freshMs: number; readonly most: number }) {
    this.#freshMs = freshMs;
    this.#most = most;
  }

  /** `now` in ms. A reading that throws is not kept. */
  of(key: string, now: () => number, read: () => Promise<T>): Promise<T> {
    const known = this.#kept.get(key);
    if (known !== undefined && (known.doneAt === undefined || now() - known.doneAt < this.#freshMs)) {
      return known.reading;
    }
    const fresh: Kept<T> = { reading: read(), doneAt: undefined };
    this.#kept.delete(key);
    this.#kept.set(key, fresh);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.#most && oldest !== undefined) this.#kept.delete(oldest);
    fresh.reading.then(
      () => {
        fresh.doneAt = now();
      },
      () => {
        if (this.#kept.get(key) === fresh) this.#kept.delete(key);
      },
    );
    return fresh.reading;
  }

  /** What was read before an act is not what is there after it. */
  forget(fits: (key: string) => boolean): void {
    for (const key of [...this.#kept.keys()]) if (fits(key)) this.#kept.delete(key);
  }
}
