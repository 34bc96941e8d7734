import { RouterError, type RouterRow } from '../router-transport.ts';
import { trapReason } from '../trap-texts.ts';
import type { HardenedConnector } from './connector.ts';
import { library } from './library.ts';

export interface ChannelReply {
  readonly rows: RouterRow[];
  /** What `!done` carried as `=ret=`: an id, a count, a login challenge. */
  readonly ret: string | undefined;
}

/** No RouterOS menu comes near; a peer that sends more is not one. */
const MAX_ROWS = 500_000;
const SECRET_WORD = /^=[^=]*(?:pass|secret|key|response)[^=]*=(?<value>.+)$/is;

/** `=name=value` words as a row; words of any other form carry no attribute. */
export function attributesOf(words: readonly string[]): RouterRow {
  const row: Record<string, string> = {};
  for (const word of words) {
    if (!word.startsWith('=')) continue;
    const valueAt = word.indexOf('=', 1);
    if (valueAt < 0) row[word.slice(1)] = '';
    else row[word.slice(1, valueAt)] = word.slice(valueAt + 1);
  }
  return row;
}

/** One command and its answer. Settles in every case: by `!done`, or by the end of the connection. */
export class HardenedChannel extends library.Channel {
  readonly #connector: HardenedConnector;
  readonly #rows: RouterRow[] = [];
  #trap: RouterRow | undefined;

  constructor(connector: HardenedConnector) {
    super(connector);
    this.#connector = connector;
    this.id = connector.nextTag();
  }

  exchange(words: readonly string[]): Promise<ChannelReply> {
    const { ended } = this.#connector;
    if (ended !== undefined) return Promise.reject(ended);
    return new Promise((resolve, reject) => {
      const onEnded = (error: RouterError): void => {
        this.close();
        reject(error);
      };
      this.#connector.once('ended', onEnded);
      this.once('finished', (ret: string | undefined) => {
        this.#connector.off('ended', onEnded);
        this.close();
        if (this.#trap === undefined) resolve({ rows: this.#rows, ret });
        else reject(trapError(this.#trap, words));
      });
      try {
        this.readAndWrite([...words, `.tag=${this.id}`]);
      } catch (error) {
        this.#connector.off('ended', onEnded);
        this.close();
        reject(error);
      }
    });
  }

  override processPacket(packet: string[]): void {
    const [reply, ...words] = packet;
    if (reply === '!re') this.#keep(attributesOf(words));
    else if (reply === '!trap') this.#trap ??= attributesOf(words);
    else if (reply === '!done') this.emit('finished', attributesOf(words).ret);
    // `!empty` (7.18) announces that no row follows, and whatever a later RouterOS adds also ends in `!done`.
  }

  #keep(row: RouterRow): void {
    this.#rows.push(row);
    if (this.#rows.length <= MAX_ROWS) return;
    const { where } = this.#connector;
    this.#connector.end(new RouterError('protocol', `${where} answered with more than ${MAX_ROWS} rows.`));
  }
}

function trapError(trap: RouterRow, words: readonly string[]): RouterError {
  const text = trap.message ?? '';
  const message = text === '' ? 'The router refused the command without a reason.' : withoutSecrets(text, words);
  const { category } = trap;
  return new RouterError('trap', message, category === undefined ? {} : { category: Number.parseInt(category, 10) });
}

/** The texts we know never repeat a value, and must stay as they are to be recognised; any other might. */
function withoutSecrets(text: string, words: readonly string[]): string {
  if (trapReason(text) !== 'other') return text;
  const secrets = words.flatMap((word) => SECRET_WORD.exec(word)?.groups?.value ?? []);
  return secrets.reduce((safe, secret) => safe.replaceAll(secret, '•••'), text);
}
