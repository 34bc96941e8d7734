import { Socket } from 'node:net';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RouterRow } from '../router-transport.ts';
import { encodeSentence } from '../testing/scripted-peer.ts';
import { attributesOf } from './channel.ts';
import { HardenedReceiver } from './receiver.ts';
import { textCodec } from './text-codec.ts';

interface Reply {
  readonly tag: string;
  readonly row: RouterRow;
  /** Where in the sentence the tag stands, as a share of its words. */
  readonly tagAt: number;
}

const field = fc.stringMatching(/^\.?[a-z][a-z0-9-]{0,12}$/);
const value = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary-ascii', minLength: 120, maxLength: 140 }),
  fc.nat({ max: 20_000 }).map((length) => 'ж'.repeat(length)),
);
const reply: fc.Arbitrary<Reply> = fc.record({
  tag: fc.constantFrom('a', 'b', 'late'),
  row: fc.dictionary(field, value, { maxKeys: 6, noNullPrototype: true }),
  tagAt: fc.double({ min: 0, max: 1, noNaN: true }),
});

function bytesOf({ tag, row, tagAt }: Reply): Buffer {
  const words = ['!re', ...Object.entries(row).map(([name, text]) => `=${name}=${text}`)];
  words.splice(1 + Math.floor(tagAt * (words.length - 1)), 0, `.tag=${tag}`);
  return encodeSentence(words);
}

function pieces(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const at = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  return at.slice(1).map((end, before) => bytes.subarray(at[before], end));
}

function rowsRead(chunks: readonly Buffer[]): Reply['row'][][] {
  const receiver = new HardenedReceiver(new Socket(), textCodec(), () => undefined);
  const rows: RouterRow[][] = [[], []];
  for (const [at, tag] of ['a', 'b'].entries()) {
    receiver.read(tag, ([, ...words]) => rows[at]?.push(attributesOf(words)));
  }
  for (const chunk of chunks) receiver.processRawData(chunk);
  return rows;
}

function rowsSaid(replies: readonly Reply[]): RouterRow[][] {
  return ['a', 'b'].map((tag) => replies.filter((each) => each.tag === tag).map(({ row }) => row));
}

it('replies are read to the same rows wherever TCP cuts them', () => {
  const cuts = fc.array(fc.nat(), { maxLength: 60 });
  fc.assert(
    fc.property(fc.array(reply, { maxLength: 12 }), cuts, (replies, where) => {
      const bytes = Buffer.concat(replies.map(bytesOf));
      expect(rowsRead(pieces(bytes, where))).toEqual(rowsSaid(replies));
    }),
    { numRuns: 300 },
  );
});

it('replies are read to the same rows byte by byte', () => {
  fc.assert(
    fc.property(fc.array(reply, { maxLength: 3 }), (replies) => {
      const bytes = Buffer.concat(replies.map(bytesOf));
      const single = Array.from(bytes, (_, at) => bytes.subarray(at, at + 1));
      expect(rowsRead(single)).toEqual(rowsSaid(replies));
    }),
    { numRuns: 20 },
  );
});
