import type { Socket } from 'node:net';
import { library } from './library.ts';
import { SentenceParser } from './sentence-parser.ts';
import type { TextCodec } from './text-codec.ts';

const TAG = '.tag=';
const MESSAGE = '=message=';

/** Keeps the library's register of tags and replaces its parser, which waits for ever when TCP cuts a sentence badly. */
export class HardenedReceiver extends library.Receiver {
  readonly #parser: SentenceParser;
  readonly #onFatal: (reason: string) => void;

  constructor(socket: Socket, codec: TextCodec, onFatal: (reason: string) => void) {
    super(socket);
    this.#parser = new SentenceParser(codec);
    this.#onFatal = onFatal;
  }

  override processRawData(data: Buffer): void {
    for (const sentence of this.#parser.push(data)) this.#route(sentence);
  }

  #route(sentence: string[]): void {
    if (sentence[0] === '!fatal') {
      this.#onFatal(fatalReason(sentence));
      return;
    }
    const tagAt = sentence.findIndex((word) => word.startsWith(TAG));
    if (tagAt < 0) return;
    const [tag = ''] = sentence.splice(tagAt, 1);
    // A tag nobody waits for is an answer that came too late; the library throws here, out of the socket's handler.
    this.tags.get(tag.slice(TAG.length))?.callback(sentence);
  }
}

function fatalReason(sentence: readonly string[]): string {
  const words = sentence.slice(1).filter((word) => !word.startsWith(TAG));
  return words.map((word) => (word.startsWith(MESSAGE) ? word.slice(MESSAGE.length) : word)).join(' ');
}
