import type { ByteString } from './byte-string.ts';

const byte = String.fromCharCode;
const shortLengths = Array.from({ length: 0x80 }, (_, length) => byte(length));

/** The length prefix of a word of that many bytes: 1 to 5 bytes, big-endian (MikroTik manual, "API words"). */
export function encodeLength(length: number): ByteString {
  if (length < 0x80) return shortLengths[length] ?? byte(length);
  if (length < 0x4000) return byte(0x80 | (length >>> 8), length & 0xff);
  if (length < 0x200000) return byte(0xc0 | (length >>> 16), (length >>> 8) & 0xff, length & 0xff);
  const tail = byte((length >>> 16) & 0xff, (length >>> 8) & 0xff, length & 0xff);
  if (length < 0x10000000) return byte(0xe0 | (length >>> 24)) + tail;
  return byte(0xf0, (length >>> 24) & 0xff) + tail;
}

/** One sentence on the wire: each word with its length, closed by a word of length zero. */
export function encodeSentence(words: readonly ByteString[]): ByteString {
  let wire = '';
  for (const word of words) wire += encodeLength(word.length) + word;
  return `${wire}\0`;
}
