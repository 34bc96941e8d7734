import { EventEmitter } from 'node:events';

/** Something on a screen may be out of date: `id` is a record, or `*` when many of the model changed. */
export interface Touch {
  readonly model: string;
  readonly id: string;
}

const MANY = 50;

/** Folds a long list of records of one model into one "many changed". */
export function foldTouches(touches: readonly Touch[]): Touch[] {
  const byModel = new Map<string, Set<string>>();
  for (const { model, id } of touches) {
    const ids = byModel.get(model) ?? new Set();
    byModel.set(model, ids.add(id));
  }
  return [...byModel].flatMap(([model, ids]) =>
    ids.size > MANY ? [{ model, id: '*' }] : [...ids].map((id) => ({ model, id })),
  );
}

/** Carries touches to every console of this process; the Postgres bridge carries them between processes. */
export class LiveBus {
  readonly #emitter = new EventEmitter().setMaxListeners(0);

  publish(touches: readonly Touch[]): void {
    if (touches.length > 0) this.#emitter.emit('touch', touches);
  }

  /** Answers the function that ends the subscription. */
  subscribe(listener: (touches: readonly Touch[]) => void): () => void {
    this.#emitter.on('touch', listener);
    return () => this.#emitter.off('touch', listener);
  }
}
