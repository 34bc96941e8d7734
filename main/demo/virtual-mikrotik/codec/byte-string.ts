/**
 * Bytes held in a string, one character 0–255 per byte. RouterOS stores and compares bytes and knows no encoding, so
 * a client that writes Windows-1252 reads the same bytes back. Text is converted only at this module's public door.
 */
export type ByteString = string;

// biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII range is what is asked
const ascii = /^[\x00-\x7f]*$/;

export function fromText(text: string): ByteString {
  return ascii.test(text) ? text : Buffer.from(text, 'utf8').toString('latin1');
}

export function toText(bytes: ByteString): string {
  return ascii.test(bytes) ? bytes : Buffer.from(bytes, 'latin1').toString('utf8');
}
