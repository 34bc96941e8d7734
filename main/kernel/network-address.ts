const MAC = /^([0-9A-F]{2}:){5}[0-9A-F]{2}$/;

/** Any notation (`64-d1-54-0a-1b-2c`, `64d1.540a.1b2c`, `64D1540A1B2C`) to RouterOS's `64:D1:54:0A:1B:2C`. */
export function normalizeMac(text: string): string {
  const digits = text.replace(/[^0-9a-fA-F]/g, '').toUpperCase();
  return digits.match(/../g)?.join(':') ?? '';
}

/** Six octets in a usual notation, of a single station (not broadcast or multicast, not all zero). */
export function isMac(text: string): boolean {
  if (!/^[0-9a-fA-F:.\- ]+$/.test(text.trim())) return false;
  const mac = normalizeMac(text);
  return MAC.test(mac) && mac !== '00:00:00:00:00:00' && (Number.parseInt(mac.slice(0, 2), 16) & 1) === 0;
}

/** Dotted quad without leading zeros, which some systems read as octal. */
export function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
}

/**
 * Whether a station can have the address as its own: not "this network" (0/8), loopback (127/8), link-local (169.254/16),
 * multicast (224/4) or what is reserved above it, broadcast included (RFC 6890). Private ranges and carrier-grade NAT are
 * what most customers have.
 */
export function isHostIpv4(text: string): boolean {
  if (!isIpv4(text)) return false;
  const [first = 0, second = 0] = text.split('.').map(Number);
  return first !== 0 && first !== 127 && first < 224 && !(first === 169 && second === 254);
}

const HOST_NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$/i;

/** A name of DNS with at least one dot; what looks like an address is none. */
export const isHostName = (text: string): boolean => HOST_NAME.test(text) && !/^[\d.]+$/.test(text);

/** `1.1.1.1, pay.example.org` as its parts, each once. */
export const splitHosts = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\s,;]+/)
      .filter((part) => part !== '')
      .map((part) => part.toLowerCase()),
  ),
];
