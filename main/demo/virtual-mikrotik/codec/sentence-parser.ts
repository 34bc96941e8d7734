import type { ByteString } from './byte-string.ts';

/** Bytes that are not the RouterOS API, or more of them than this side takes. */
export class WireViolation extends Error {
  override readonly name = 'WireViolation';
}

export interface SentenceLimits {
  /** Bytes of all words of one sentence. */
  readonly maxSentenceBytes: number;
}

/**
 * Reads sentences from a stream that may be cut anywhere. Linear in the bytes read, however small the pieces; memory
 * for a word is taken only after its announced length passed the limit.
 */
export class SentenceParser {
  limits: SentenceLimits;
  readonly #onSentence: (words: ByteString[]) => void;
  #words: ByteString[] = [];
  #sentenceBytes = 0;
  #length = 0;
  #lengthBytesMissing = 0;
  #word: Buffer | undefined;
  #filled = 0;

  constructor(limits: SentenceLimits, onSentence: (words: ByteString[]) => void) {
    this.limits = limits;
    this.#onSentence = onSentence;
  }

  push(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length) {
      at = this.#word === undefined ? this.#readLength(chunk, at) : this.#fillWord(this.#word, chunk, at);
    }
  }

  #readLength(chunk: Buffer, start: number): number {
    let at = start;
    if (this.#lengthBytesMissing === 0) this.#startLength(chunk.readUInt8(at++));
    while (this.#lengthBytesMissing > 0 && at < chunk.length) {
      this.#length = this.#length * 0x100 + chunk.readUInt8(at++);
      this.#lengthBytesMissing -= 1;
    }
    return this.#lengthBytesMissing > 0 ? at : this.#startWord(chunk, at);
  }

  #startLength(first: number): void {
    if (first >= 0xf8) throw new WireViolation(`reserved control byte 0x${first.toString(16)}`);
    const [missing, mask] =
      first < 0x80
        ? [0, 0x7f]
        : first < 0xc0
          ? [1, 0x3f]
          : first < 0xe0
            ? [2, 0x1f]
            : first < 0xf0
              ? [3, 0x0f]
              : [4, 0];
    this.#lengthBytesMissing = missing;
    this.#length = first & mask;
  }

  #startWord(chunk: Buffer, at: number): number {
    const length = this.#length;
    if (length === 0) {
      this.#endSentence();
      return at;
    }
    this.#sentenceBytes += length;
    if (this.#sentenceBytes > this.limits.maxSentenceBytes) throw new WireViolation('sentence too long');
    const end = at + length;
    if (end <= chunk.length) {
      this.#words.push(chunk.toString('latin1', at, end));
      return end;
    }
    this.#word = Buffer.allocUnsafe(length);
    this.#filled = 0;
    return at;
  }

  #fillWord(word: Buffer, chunk: Buffer, at: number): number {
    const copied = chunk.copy(word, this.#filled, at);
    this.#filled += copied;
    if (this.#filled === word.length) {
      this.#words.push(word.toString('latin1'));
      this.#word = undefined;
    }
    return at + copied;
  }

  #endSentence(): void {
    const words = this.#words;
    this.#words = [];
    this.#sentenceBytes = 0;
    if (words.length > 0) this.#onSentence(words);
  }
}
