import { canonical } from '../../plan/canonical.ts';
import { markerIn } from '../../plan/markers.ts';
import type { RouterRow } from '../../transport/router-transport.ts';
import type { PreparedPath } from '../prepared-menus.ts';
import { PREPARED, type PreparedRow } from '../prepared-rows.ts';
import { narrowing } from './firewall-rule.ts';

const MARKER = new RegExp(`^${PREPARED}[A-Za-z0-9._-]+(?=\\s|$)`);

/** Our marker at the start of a comment; what a person wrote behind it stays theirs. */
export const preparedMarkerIn = (comment: string | undefined): string | undefined =>
  comment?.match(MARKER)?.[0] ?? markerIn(comment);

/** Whether the row is this one of ours: entries of a list share a marker and are told apart by their address. */
export const isRow = (row: RouterRow, { path, marker, fields }: PreparedRow): boolean =>
  preparedMarkerIn(row.comment) === marker &&
  (path !== '/ip/firewall/address-list' || canonical('address', row.address) === canonical('address', fields.address));

const rules: readonly PreparedPath[] = ['/ip/firewall/filter', '/ip/firewall/nat', '/ip/hotspot/walled-garden/ip'];

const asMeant = (field: string, value: string | undefined): string =>
  field === 'comment' ? (preparedMarkerIn(value) ?? value ?? '') : canonical(field, value);

/** What of the row is not as wanted, as it shall be. On a rule also what somebody added: it then takes only part of the traffic. */
export function differences(
  { path, fields }: Pick<PreparedRow, 'path' | 'fields'>,
  row: RouterRow,
): Record<string, string> {
  const wanted = Object.entries(fields).filter(([name, value]) => asMeant(name, row[name]) !== asMeant(name, value));
  const added = rules.includes(path) ? narrowing(row).filter(([name]) => fields[name] === undefined) : [];
  return Object.fromEntries([...wanted, ...added.map(([name]) => [name, ''])]);
}

/** These fields as the row shows them. */
export const shownOf = (row: RouterRow, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, name === 'disabled' ? canonical(name, row[name]) : (row[name] ?? '')]));

/** What the router tells of a row and nobody can write. */
const TOLD = new Set(['.id', 'dynamic', 'invalid', 'bytes', 'packets', 'creation-time', 'hits', 'default']);

/** What brings a removed row back. */
export const writableOf = (row: RouterRow): Record<string, string> =>
  Object.fromEntries(Object.entries(row).filter(([name, value]) => !TOLD.has(name) && value !== ''));
