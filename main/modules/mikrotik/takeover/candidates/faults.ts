import { isHostIpv4, isIpv4 } from '#kernel/network-address.ts';
import { markerIn } from '../../plan/markers.ts';
import type { TakeoverRow } from '../menus.ts';

/** Visible characters without the ones that would be taken for something else in a router's lists. */
const CAN_BE_USER = /^[^\p{C}"\\]{1,63}$/u;

export function userFaults(user: string): string[] {
  return CAN_BE_USER.test(user)
    ? []
    : ['Its user name has characters that the books cannot keep. Rename it on the router.'];
}

export function addressFaults(address: string): string[] {
  if (!isIpv4(address)) return [`${address} is no IPv4 address.`];
  return isHostIpv4(address) ? [] : [`${address} is no address that a customer can have.`];
}

/** Rows that another installation of ours marked cannot be marked again. */
export const markFaults = (row: TakeoverRow): string[] =>
  markerIn(row.comment) === undefined
    ? []
    : [
        `Its comment carries the mark of another Lastmile (${markerIn(row.comment)}). Remove that on the router, then read again.`,
      ];

/** Values that may stand once on a router, and how often they do. */
export function counted(values: Iterable<string | null>): (value: string | null) => number {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return (value) => (value === null ? 0 : (counts.get(value) ?? 0));
}
