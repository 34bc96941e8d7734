import { RouterError } from './router-transport.ts';

export interface WindowLimits {
  readonly inFlight: number;
  readonly waiting: number;
  readonly timeoutMs: number;
}

/** What a window sends its commands over. */
export interface Wire<Command, Reply> {
  /** Host and port, for sentences. */
  readonly where: string;
  /** Why nothing goes over it any more, or undefined while it lives. */
  readonly ended: RouterError | undefined;
  /** How a command is called in a sentence; nothing secret. */
  nameOf(command: Command): string;
  exchange(command: Command): Promise<Reply>;
  /** Rejects every exchange under way with this error, once and for all. */
  end(error: RouterError): void;
}

interface Call<Command, Reply> {
  readonly command: Command;
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: unknown) => void;
}

/** Commands of one wire: so many in flight, the others in line, first come first served, each with its deadline. */
export class CommandWindow<Command, Reply> {
  readonly #wire: Wire<Command, Reply>;
  readonly #limits: WindowLimits;
  readonly #line: Call<Command, Reply>[] = [];
  #inFlight = 0;

  constructor(wire: Wire<Command, Reply>, limits: WindowLimits) {
    if (!Number.isInteger(limits.inFlight) || limits.inFlight < 1) {
      throw new RangeError('A window holds at least one command.');
    }
    this.#wire = wire;
    this.#limits = limits;
  }

  send(command: Command): Promise<Reply> {
    const { ended, where } = this.#wire;
    if (ended !== undefined) return Promise.reject(new RouterError('closed', ended.message, { cause: ended }));
    if (this.#line.length >= this.#limits.waiting) {
      return Promise.reject(
        new RangeError(
          `${this.#limits.waiting} commands wait for ${where} already; await some before asking for more.`,
        ),
      );
    }
    return new Promise((resolve, reject) => {
      this.#line.push({ command, resolve, reject });
      this.#advance();
    });
  }

  /** Rejects what has not been sent. */
  turnAway(why: string): void {
    for (const { command, reject } of this.#line.splice(0)) {
      reject(new RouterError('closed', `${why} ${this.#wire.nameOf(command)} was not sent.`));
    }
  }

  #advance(): void {
    while (this.#inFlight < this.#limits.inFlight) {
      const call = this.#line.shift();
      if (call === undefined) return;
      this.#start(call);
    }
  }

  #start(call: Call<Command, Reply>): void {
    this.#inFlight += 1;
    const timer = setTimeout(() => this.#giveUp(call), this.#limits.timeoutMs);
    this.#wire
      .exchange(call.command)
      .then(call.resolve, call.reject)
      .finally(() => {
        clearTimeout(timer);
        this.#inFlight -= 1;
        this.#advance();
      });
  }

  /** A wire with an overdue answer is in a state nobody knows; it is not used again. */
  #giveUp({ command, reject }: Call<Command, Reply>): void {
    const seconds = this.#limits.timeoutMs / 1000;
    const overdue = `${this.#wire.where} did not answer ${this.#wire.nameOf(command)} within ${seconds} s`;
    reject(new RouterError('timeout', `${overdue}; whether it was carried out is unknown.`));
    this.#wire.end(new RouterError('closed', `The connection was cut because ${overdue}.`));
  }
}
