import type { ApiRequest } from './api/request.ts';
import { toText } from './codec/byte-string.ts';

/** One command as the router received it, without passwords. */
export interface LoggedCommand {
  /** `/ppp/secret/add` */
  readonly path: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Query words, `?name=x`. */
  readonly queries: readonly string[];
}

const secrets = new Set(['password', 'response']);

/** The last commands, oldest first. */
export class CommandLog {
  readonly #limit: number;
  #requests: ApiRequest[] = [];
  #count = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** All that were ever received. */
  get count(): number {
    return this.#count;
  }

  record(request: ApiRequest): void {
    this.#count += 1;
    this.#requests.push(request);
    if (this.#requests.length > this.#limit * 2) this.#requests = this.#requests.slice(-this.#limit);
  }

  recent(): LoggedCommand[] {
    return this.#requests.slice(-this.#limit).map(({ command, arguments: given, queries }) => ({
      path: toText(command),
      fields: Object.fromEntries(
        [...given].filter(([name]) => !secrets.has(name)).map(([name, value]) => [name, toText(value)]),
      ),
      queries: queries.map((query) => `?${toText(query)}`),
    }));
  }
}
