import type { RouterRow } from '../transport/router-transport.ts';
import { canonical } from './canonical.ts';
import { markerOf, subscriptionOf } from './markers.ts';
import { keyOf, type ManagedPath, rowInWords } from './menus.ts';
import { isDisabled, isDynamic, type RouterView } from './router-view.ts';
import type { DesiredRow } from './wish.ts';

export interface Occupant {
  readonly row: RouterRow;
  /** What is taken: `name ada`, `address 10.0.0.9`. */
  readonly what: string;
}

/** What no two rows of a menu may share: the natural key, and of a lease its address too. */
export const placeOf = (path: ManagedPath, row: RouterRow): string =>
  path === '/ip/dhcp-server/lease' ? `${keyOf(path, row)} ${canonical('address', row.address)}` : keyOf(path, row);

/**
 * Rows that RouterOS would refuse ours for (routeros.md, part 2, "Real error texts"): the same name; the same list and
 * address, unless one is disabled; a static lease for the MAC in the same server, or for the address in any.
 */
export function whoStandsThere(desired: DesiredRow, view: RouterView): Occupant[] {
  const { path, fields } = desired;
  const key = keyOf(path, fields);
  switch (path) {
    case '/ip/dhcp-server/lease': {
      const fixed = (row: RouterRow): boolean => !isDynamic(row);
      const server = canonical('server', fields.server);
      const sharesServer = (row: RouterRow): boolean => {
        const other = canonical('server', row.server);
        return server === '' || other === '' || other === server;
      };
      const sameMac = view.withField(path, 'mac-address', fields['mac-address'] ?? '').filter(sharesServer);
      const sameAddress = view.withField(path, 'address', fields.address ?? '');
      return [
        ...sameMac.filter(fixed).map((row) => ({ row, what: `MAC ${fields['mac-address']}` })),
        ...sameAddress.filter(fixed).map((row) => ({ row, what: `address ${fields.address}` })),
      ];
    }
    case '/ip/firewall/address-list':
      return view
        .withKey(path, key)
        .filter((row) => !isDisabled(row))
        .map((row) => ({ row, what: key }));
    default:
      return view.withKey(path, key).map((row) => ({ row, what: `name ${key}` }));
  }
}

/** Why ours cannot stand there, and what a person can do. */
export function sentenceOn(desired: DesiredRow, { row, what }: Occupant): string {
  const { path } = desired;
  const marker = markerOf(path, row);
  if (marker !== undefined && subscriptionOf(marker) !== undefined) {
    return `The ${rowInWords(path, keyOf(path, row))} on the router (${what}) serves another subscription of ours. Settle that one first, or correct which of the two is right.`;
  }
  if (marker !== undefined) {
    return `The ${rowInWords(path, keyOf(path, row))} on the router belongs to another plan of ours. Give one of the plans another RouterOS profile.`;
  }
  const handOver = isDynamic(row)
    ? 'Remove it there by hand.'
    : `Rename or remove it there, or hand it over by setting its comment to ${desired.marker}.`;
  return `The ${rowInWords(path, keyOf(path, row))} on the router (${what}) is not ours and is left alone. ${handOver}`;
}
