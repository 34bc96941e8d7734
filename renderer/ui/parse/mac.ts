import { notUnderstood, type Parsed, understood } from './parsed.ts';

const notations = [
  /^[0-9a-f]{12}$/i,
  /^[0-9a-f]{2}([:-])[0-9a-f]{2}(\1[0-9a-f]{2}){4}$/i,
  /^[0-9a-f]{4}([.:-])[0-9a-f]{4}\1[0-9a-f]{4}$/i,
  /^[0-9a-f]{6}[:-][0-9a-f]{6}$/i,
  /^[0-9a-f]{2}( [0-9a-f]{2}){5}$/i,
];

/** Reads a MAC in any notation that equipment prints (colons, hyphens, Cisco dots, bare) as RouterOS spells it. */
export function parseMac(text: string): Parsed<string> {
  const trimmed = text.trim().replace(/^(mac|address|mac address)\s*[:=]?\s+/i, '');
  if (!notations.some((notation) => notation.test(trimmed))) {
    return notUnderstood('A MAC address has twelve hexadecimal digits, like 4C:5E:0C:12:34:56');
  }
  const digits = trimmed.replace(/[^0-9a-f]/gi, '').toUpperCase();
  if (digits === '000000000000' || digits === 'FFFFFFFFFFFF') {
    return notUnderstood(`${digits.match(/../g)?.join(':')} is not the address of a device`);
  }
  if (Number.parseInt(digits.slice(0, 2), 16) & 1) {
    return notUnderstood('This is a multicast address; a device has a unicast one');
  }
  return understood(digits.match(/../g)?.join(':') ?? digits);
}
