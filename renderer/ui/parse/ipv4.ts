import { notUnderstood, type Parsed, understood } from './parsed.ts';

/** Reads a dotted IPv4 address. Leading zeros are refused, because some systems read them as octal. */
export function parseIpv4(text: string): Parsed<string> {
  const octets = text.trim().split('.');
  const valid =
    octets.length === 4 && octets.every((octet) => /^(0|[1-9]\d{0,2})$/.test(octet) && Number(octet) <= 255);
  return valid
    ? understood(octets.join('.'))
    : notUnderstood('An IPv4 address has four numbers from 0 to 255, like 10.20.4.17');
}
