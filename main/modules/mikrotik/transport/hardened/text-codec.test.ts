import fc from 'fast-check';
import { expect, it } from 'vitest';
import { textCodec } from './text-codec.ts';

it('every byte of Windows-1252 is read and written back', () => {
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
  const { decode, encode } = textCodec('win1252');
  expect(encode(decode(bytes))).toEqual(bytes);
});

it('Windows-1252 is not Latin-1', () => {
  expect(textCodec('win1252').encode('€ “Ž” – ž')).toEqual(Buffer.from('8020938e942096209e', 'hex'));
});

it('whatever a person writes survives UTF-8', () => {
  const { decode, encode } = textCodec();
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => decode(encode(text)) === text));
});
