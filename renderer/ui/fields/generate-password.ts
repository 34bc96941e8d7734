// 32 signs, so that each byte's low five bits choose one evenly; none that is read as another (l, o, 0, 1).
const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A password that can be read over the phone; twelve signs are sixty bits. */
export function generatePassword(length = 12): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => alphabet.charAt(byte & 31)).join('');
}
