import { RouterError } from '../router-transport.ts';
import type { TextCodec } from './text-codec.ts';
import { decodeLength, headerBytesOf } from './word-length.ts';

/** Far above what RouterOS sends, far below what would hurt us. */
const MAX_WORD_BYTES = 4 * 1024 * 1024;
const MAX_SENTENCE_BYTES = 16 * 1024 * 1024;
const EXCLAMATION_MARK = 0x21;

interface WordLength {
  readonly headerBytes: number;
  readonly wordBytes: number;
}

function notRouterOs(what: string): RouterError {
  return new RouterError('protocol', `The other side does not speak the RouterOS API (${what}).`);
}

/** Undefined while bytes of the length are missing. */
function readLength(bytes: Buffer, at: number): WordLength | undefined {
  const first = bytes[at];
  if (first === undefined) return undefined;
  const headerBytes = headerBytesOf(first);
  if (headerBytes === undefined) throw notRouterOs('a reserved control byte');
  if (at + headerBytes > bytes.length) return undefined;
  return { headerBytes, wordBytes: decodeLength(bytes, at, headerBytes) };
}

/**
 * Bytes to sentences. A sentence is handed on when its terminator has arrived, wherever TCP cut the bytes; a word is
 * decoded when it is whole, so that no character is cut either.
 */
export class SentenceParser {
  readonly #codec: TextCodec;
  #chunks: Buffer[] = [];
  #buffered = 0;
  /** Bytes without which nothing more can be read; keeps a long word from being copied once a chunk. */
  #needed = 1;
  #words: string[] = [];
  #sentenceBytes = 0;

  constructor(codec: TextCodec) {
    this.#codec = codec;
  }

  /** Answers the sentences that these bytes complete; throws a RouterError of kind `protocol` when they are no sentences. */
  push(chunk: Buffer): string[][] {
    this.#chunks.push(chunk);
    this.#buffered += chunk.length;
    if (this.#buffered < this.#needed) return [];
    const bytes = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks);
    const sentences: string[][] = [];
    const read = this.#readWords(bytes, sentences);
    const rest = bytes.subarray(read);
    this.#chunks = rest.length > 0 ? [rest] : [];
    this.#buffered = rest.length;
    return sentences;
  }

  #readWords(bytes: Buffer, sentences: string[][]): number {
    let at = 0;
    for (;;) {
      const length = readLength(bytes, at);
      if (length === undefined) {
        this.#needed = bytes.length - at + 1;
        return at;
      }
      const start = at + length.headerBytes;
      const end = start + length.wordBytes;
      this.#judge(length.wordBytes, bytes[start]);
      if (end > bytes.length) {
        this.#needed = end - at;
        return at;
      }
      this.#take(bytes.subarray(start, end), sentences);
      at = end;
    }
  }

  #judge(wordBytes: number, firstByte: number | undefined): void {
    if (wordBytes > MAX_WORD_BYTES || this.#sentenceBytes + wordBytes > MAX_SENTENCE_BYTES) {
      throw notRouterOs('a word too long');
    }
    const opensSentence = this.#words.length === 0 && wordBytes > 0;
    if (opensSentence && firstByte !== undefined && firstByte !== EXCLAMATION_MARK) {
      throw notRouterOs('a reply without its exclamation mark');
    }
  }

  #take(word: Buffer, sentences: string[][]): void {
    if (word.length > 0) {
      this.#words.push(this.#codec.decode(word));
      this.#sentenceBytes += word.length;
      return;
    }
    if (this.#words.length > 0) sentences.push(this.#words);
    this.#words = [];
    this.#sentenceBytes = 0;
  }
}
