import { type ChannelReply, HardenedChannel } from './hardened/channel.ts';
import type { HardenedConnector } from './hardened/connector.ts';
import { RouterError } from './router-transport.ts';

export interface WindowLimits {
  readonly inFlight: number;
  readonly waiting: number;
  readonly timeoutMs: number;
}

interface Call {
  readonly words: readonly string[];
  readonly resolve: (reply: ChannelReply) => void;
  readonly reject: (error: unknown) => void;
}

/** Commands of one connection: so many in flight, the others in line, first come first served, each with its deadline. */
export class CommandWindow {
  readonly #connector: HardenedConnector;
  readonly #limits: WindowLimits;
  readonly #line: Call[] = [];
  #inFlight = 0;

  constructor(connector: HardenedConnector, limits: WindowLimits) {
    if (!Number.isInteger(limits.inFlight) || limits.inFlight < 1) {
      throw new RangeError('A window holds at least one command.');
    }
    this.#connector = connector;
    this.#limits = limits;
    connector.once('ended', (error: RouterError) => this.turnAway(error.message));
  }

  send(words: readonly string[]): Promise<ChannelReply> {
    const { ended, where } = this.#connector;
    if (ended !== undefined) return Promise.reject(new RouterError('closed', ended.message, { cause: ended }));
    if (this.#line.length >= this.#limits.waiting) {
      return Promise.reject(
        new RangeError(
          `${this.#limits.waiting} commands wait for ${where} already; await some before asking for more.`,
        ),
      );
    }
    return new Promise((resolve, reject) => {
      this.#line.push({ words, resolve, reject });
      this.#advance();
    });
  }

  /** Rejects what has not been sent. */
  turnAway(why: string): void {
    for (const call of this.#line.splice(0)) {
      call.reject(new RouterError('closed', `${why} ${commandOf(call)} was not sent.`));
    }
  }

  #advance(): void {
    while (this.#inFlight < this.#limits.inFlight) {
      const call = this.#line.shift();
      if (call === undefined) return;
      this.#start(call);
    }
  }

  #start(call: Call): void {
    this.#inFlight += 1;
    const timer = setTimeout(() => this.#giveUp(call), this.#limits.timeoutMs);
    new HardenedChannel(this.#connector)
      .exchange(call.words)
      .then(call.resolve, call.reject)
      .finally(() => {
        clearTimeout(timer);
        this.#inFlight -= 1;
        this.#advance();
      });
  }

  /** A connection with an overdue answer is in a state nobody knows; it is not used again. */
  #giveUp(call: Call): void {
    const { where } = this.#connector;
    const seconds = this.#limits.timeoutMs / 1000;
    const overdue = `${where} did not answer ${commandOf(call)} within ${seconds} s`;
    call.reject(new RouterError('timeout', `${overdue}; whether it was carried out is unknown.`));
    this.#connector.end(new RouterError('closed', `The connection was cut because ${overdue}.`));
  }
}

function commandOf(call: Call): string {
  return call.words[0] ?? '';
}
