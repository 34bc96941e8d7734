import type { Socket } from 'node:net';
import { library } from './library.ts';
import type { TextCodec } from './text-codec.ts';
import { encodeLength } from './word-length.ts';

const END_OF_SENTENCE = Buffer.of(0);

/**
 * Writes a sentence whole. The library writes word by word, which costs Nagle's 40 ms a call, and prints every word,
 * passwords too, when DEBUG is set.
 */
export class HardenedTransmitter extends library.Transmitter {
  readonly #socket: Socket;
  readonly #codec: TextCodec;

  constructor(socket: Socket, codec: TextCodec) {
    super(socket);
    this.#socket = socket;
    this.#codec = codec;
  }

  /** Throws before the first byte when a word has no form in the router's encoding. */
  writeSentence(words: readonly string[]): void {
    this.#socket.write(Buffer.concat([...words.map((word) => this.encodeString(word)), END_OF_SENTENCE]));
  }

  override encodeString(word: string | null): Buffer {
    if (word === null) return END_OF_SENTENCE;
    const bytes = this.#codec.encode(word);
    return Buffer.concat([encodeLength(bytes.length), bytes]);
  }
}
