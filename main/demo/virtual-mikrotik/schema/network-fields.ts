import { isIPv4, isIPv6 } from 'node:net';
import { invalidValue } from '../tables/trap.ts';
import type { Field, ParseContext } from './menu.ts';

const isCidr = (value: string): boolean => {
  const [address = '', prefix, ...rest] = value.split('/');
  return rest.length === 0 && isIPv4(address) && /^(\d|[12]\d|3[0-2])$/.test(prefix ?? '');
};

const isRange = (value: string): boolean => {
  const ends = value.split('-');
  return ends.length === 2 && ends.every((end) => isIPv4(end));
};

const checked = (valid: (value: string) => boolean, keep: (value: string) => string, preset?: string): Field => ({
  default: preset,
  kind: {
    parse(value, argument) {
      if (!valid(value)) throw invalidValue(argument);
      return keep(value);
    },
  },
});

/** One IPv4 address. */
export const address = (preset?: string): Field => checked(isIPv4, (value) => value, preset);

/** An interface's address with its prefix length; a bare address is a /32. */
export const cidr = (): Field =>
  checked(
    (value) => isIPv4(value) || isCidr(value),
    (value) => (value.includes('/') ? value : `${value}/32`),
  );

const bareHost = (value: string) => value.replace(/\/32$/, '');
const dnsName = /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]*[a-z0-9])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9])?)*$/i;

/** An address-list's or matcher's address: host, network, range or DNS name; `/32` reads back as the bare address. */
export const listedAddress = (): Field =>
  checked((value) => isIPv4(value) || isCidr(value) || isRange(value) || dnsName.test(value), bareHost);

/** Address ranges of a pool: `10.0.0.2-10.0.0.254,10.0.1.9`. */
export const ranges = (): Field =>
  checked(
    (value) => value.split(',').every((part) => isIPv4(part) || isCidr(part) || isRange(part)),
    (value) => value,
  );

const macAddress = /^([0-9a-f]{2})([:-]?[0-9a-f]{2}){5}$/i;

/** A MAC address in any usual spelling, read back as `AA:BB:CC:DD:EE:FF`. */
export const mac = (): Field =>
  checked(
    (value) => macAddress.test(value),
    (value) => (value.replace(/[:-]/g, '').toUpperCase().match(/../g) ?? []).join(':'),
  );

function keptTarget(target: string, argument: string, context: ParseContext): string {
  if (isIPv4(target)) return `${target}/32`;
  if (isCidr(target) || isIPv6(target.replace(/\/\d+$/, ''))) return target;
  if (context.rowId('/interface', target) === undefined) throw invalidValue(argument);
  return target;
}

/** A queue's targets: addresses (read back with their prefix) and interfaces, separated by commas. */
export const targets = (): Field => ({
  default: '',
  kind: {
    parse: (value, argument, context) =>
      value === ''
        ? ''
        : value
            .split(',')
            .map((target) => keptTarget(target, argument, context))
            .join(','),
  },
});
