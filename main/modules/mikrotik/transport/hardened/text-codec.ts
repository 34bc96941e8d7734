import { type RouterAddress, RouterError } from '../router-transport.ts';

export interface TextCodec {
  encode(text: string): Buffer;
  decode(bytes: Buffer): string;
}

/** What Windows-1252 has in 0x80–0x9f, where Latin-1 has control characters (https://encoding.spec.whatwg.org/#windows-1252). */
const WINDOWS_1252_BLOCK = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const BLOCK_START = 0x80;

function windows1252Byte(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  const inBlock = WINDOWS_1252_BLOCK.indexOf(character);
  if (inBlock >= 0) return BLOCK_START + inBlock;
  if (code < BLOCK_START || (code >= 0xa0 && code <= 0xff)) return code;
  // Not named in the sentence: it may be a character of a password.
  throw new RouterError('value', 'A text has a character that Windows-1252, the encoding of this router, lacks.');
}

const CODECS: Readonly<Record<NonNullable<RouterAddress['encoding']>, TextCodec>> = {
  utf8: {
    encode: (text) => Buffer.from(text, 'utf8'),
    decode: (bytes) => bytes.toString('utf8'),
  },
  win1252: {
    encode: (text) => Buffer.from(Array.from(text, windows1252Byte)),
    decode: (bytes) =>
      bytes
        .toString('latin1')
        .replace(/[\u0080-\u009f]/g, (byte) => WINDOWS_1252_BLOCK.charAt(byte.charCodeAt(0) - BLOCK_START)),
  },
};

/**
 * The library writes Windows-1252 and turns what that lacks into `?`. Here a router speaks UTF-8 unless its address says
 * otherwise, and a character that its encoding lacks is refused before anything is sent.
 */
export function textCodec(encoding: RouterAddress['encoding'] = 'utf8'): TextCodec {
  return CODECS[encoding];
}
