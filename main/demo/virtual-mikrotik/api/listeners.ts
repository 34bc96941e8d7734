import type { ByteString } from '../codec/byte-string.ts';
import type { Table } from '../tables/table.ts';
import type { Selection } from './print.ts';
import type { ReplySentence } from './reply.ts';

type Emit = (sentence: ReplySentence, tag: ByteString | undefined) => void;

/** The `listen` commands that one connection has running; they end by `/cancel` or with the connection. */
export class Listeners {
  readonly #emit: Emit;
  readonly #running = new Map<ByteString | undefined, () => void>();

  constructor(emit: Emit) {
    this.#emit = emit;
  }

  start(table: Table, selection: Selection, tag: ByteString | undefined): void {
    this.#running.get(tag)?.();
    const stop = table.onChange(({ kind, row }) => {
      if (kind === 'removed') this.#emit(['!re', `=.id=${row.id}`, '=.dead=yes'], tag);
      else if (selection.matches(row)) this.#emit(selection.sentence(row), tag);
    });
    this.#running.set(tag, stop);
  }

  /** Ends the one with this tag, or all; answers the tags of those that ended. */
  cancel(tag: ByteString | undefined): (ByteString | undefined)[] {
    const ended = tag === undefined ? [...this.#running.keys()] : [tag].filter((one) => this.#running.has(one));
    for (const one of ended) {
      this.#running.get(one)?.();
      this.#running.delete(one);
    }
    return ended;
  }
}
