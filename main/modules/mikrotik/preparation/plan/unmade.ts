import { canonical } from '../../plan/canonical.ts';
import type { RouterRow } from '../../transport/router-transport.ts';
import type { PreparedRow } from '../prepared-rows.ts';
import { isDynamicRule, isSwitchedOff } from './firewall-rule.ts';

/** What somebody else put where a row of ours would stand; it is never touched. */
export interface Occupant {
  readonly row: RouterRow;
  /** It does what ours would do, so that nothing is missing. */
  readonly serves: boolean;
  readonly sentence: string;
}

const sameAddress = (row: RouterRow, { fields }: PreparedRow): boolean =>
  row.list === fields.list && canonical('address', row.address) === canonical('address', fields.address);

/** An entry of a list and a profile's name may stand there once only. */
export function standsInTheWay(desired: PreparedRow, menu: readonly RouterRow[]): Occupant | undefined {
  const { path, fields, naturalKey } = desired;
  if (path === '/ip/firewall/address-list') {
    const row = menu.find((one) => !isDynamicRule(one) && sameAddress(one, desired));
    if (row === undefined) return undefined;
    const serves = !isSwitchedOff(row);
    const sentence = serves
      ? `${naturalKey} stands there already, and is not ours.`
      : `${naturalKey} was switched off by hand, and is not ours: suspended customers do not reach it. Enable or remove the entry ${row['.id']} on the router.`;
    return { row, serves, sentence };
  }
  if (path !== '/ppp/profile') return undefined;
  const row = menu.find(({ name }) => name === fields.name);
  if (row === undefined) return undefined;
  return {
    row,
    serves: false,
    sentence: `A PPP profile ${fields.name} stands there that is not ours. Rename it, or give it the comment ${fields.comment}, then look again.`,
  };
}
