import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromText, toText } from './byte-string.ts';
import { encodeLength, encodeSentence } from './sentence.ts';
import { SentenceParser, WireViolation } from './sentence-parser.ts';

const unlimited = { maxSentenceBytes: 1 << 30 };

function parse(pieces: readonly Buffer[]): string[][] {
  const sentences: string[][] = [];
  const parser = new SentenceParser(unlimited, (words) => sentences.push(words));
  for (const piece of pieces) parser.push(piece);
  return sentences;
}

const wireOf = (sentences: readonly (readonly string[])[]) =>
  Buffer.from(sentences.map(encodeSentence).join(''), 'latin1');

/** The buffer in pieces, cut at the given places. */
function cut(wire: Buffer, places: readonly number[]): Buffer[] {
  const edges = [0, ...places.map((place) => place % (wire.length + 1)).sort((a, b) => a - b), wire.length];
  return edges.slice(1).map((end, index) => wire.subarray(edges[index], end));
}

describe('words', () => {
  it.each([
    [0x00, '00'],
    [0x7f, '7f'],
    [0x80, '8080'],
    [0x3fff, 'bfff'],
    [0x4000, 'c04000'],
    [0x1fffff, 'dfffff'],
    [0x200000, 'e0200000'],
    [0xfffffff, 'efffffff'],
    [0x10000000, 'f010000000'],
    [0x7fffffff, 'f07fffffff'],
  ])('of %i bytes are announced as the manual says', (length, hex) => {
    expect(Buffer.from(encodeLength(length), 'latin1').toString('hex')).toBe(hex);
  });

  it.each([1, 0x7f, 0x80, 0x3fff, 0x4000, 0x1fffff, 0x200000])('of %i bytes arrive whole', (length) => {
    const word = 'w'.repeat(length);
    expect(parse([wireOf([[word, 'next']])])).toEqual([[word, 'next']]);
  });

  it('may announce a small length in the five-byte form', () => {
    expect(parse([Buffer.from('f000000003', 'hex'), Buffer.from('abc\0')])).toEqual([['abc']]);
  });

  it('keep every byte, also those that are not UTF-8', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), (bytes) => {
        const word = Buffer.from(bytes).toString('latin1');
        expect(parse([wireOf([[word]])])).toEqual([[word]]);
      }),
    );
  });

  it('are text in UTF-8 at the door', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(toText(fromText(text))).toBe(text);
        expect(fromText(text)).toHaveLength(Buffer.byteLength(text));
      }),
    );
  });
});

describe('sentences', () => {
  const word = fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 300 });
  const sentences = fc.array(fc.array(word, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 });

  it('come out as they went in, wherever the stream is cut', () => {
    fc.assert(
      fc.property(sentences, fc.array(fc.nat(), { maxLength: 12 }), (sent, places) => {
        expect(parse(cut(wireOf(sent), places))).toEqual(sent);
      }),
    );
  });

  it('come out as they went in, one byte at a time', () => {
    fc.assert(
      fc.property(sentences, (sent) => {
        const wire = wireOf(sent);
        expect(parse([...wire].map((byte) => Buffer.from([byte])))).toEqual(sent);
      }),
    );
  });

  it('without words are ignored', () => {
    expect(parse([Buffer.from('\0\0'), wireOf([['/quit']]), Buffer.from('\0')])).toEqual([['/quit']]);
  });

  it('longer than the limit are refused before their bytes arrive', () => {
    const parser = new SentenceParser({ maxSentenceBytes: 1_000 }, () => {});
    expect(() => parser.push(Buffer.from(encodeLength(1_001), 'latin1'))).toThrow(WireViolation);
  });

  it('of many small words count together against the limit', () => {
    const parser = new SentenceParser({ maxSentenceBytes: 10 }, () => {});
    parser.push(Buffer.from('\x04abcd\x04efgh', 'latin1'));
    expect(() => parser.push(Buffer.from('\x04ijkl', 'latin1'))).toThrow(WireViolation);
  });

  it('with a reserved control byte are refused', () => {
    expect(() => parse([Buffer.from([0xf8])])).toThrow(WireViolation);
  });
});
