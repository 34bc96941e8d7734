import { isMac, normalizeMac } from '#kernel/network-address.ts';
import { canonical } from '../../plan/canonical.ts';
import { keyOf, type ManagedPath } from '../../plan/menus.ts';
import type { TakeoverPath, TakeoverRow, TakeoverTables } from '../menus.ts';
import type { CandidateRow } from './candidate.ts';

export const isYes = (text: string | undefined): boolean => canonical('disabled', text) === 'yes';

/** Only fields with a value, and no password. */
const shownFields = (row: TakeoverRow): Record<string, string> =>
  Object.fromEntries(
    Object.entries(row).filter(([field, value]) => value !== '' && field !== 'password' && field !== '.id'),
  );

export const rowOf = (path: ManagedPath, row: TakeoverRow, isTaken: boolean): CandidateRow => ({
  path,
  naturalKey: keyOf(path, row),
  fields: shownFields(row),
  isTaken,
});

export const macOf = (text: string | undefined): string | null =>
  text !== undefined && isMac(text) ? normalizeMac(text) : null;

/** The one host that a queue is for: `10.0.0.5/32` or `10.0.0.5`; null for networks, interfaces and several. */
export function hostOfQueue({ target }: TakeoverRow): string | null {
  const host = canonical('target', target);
  return /^\d+\.\d+\.\d+\.\d+$/.test(host) ? host : null;
}

/** What was read, with what is asked of it again and again. */
export class Reading {
  readonly tables: TakeoverTables;
  /** A file has no sessions; a router without any has an empty table. */
  readonly isLive: boolean;
  readonly #lists = new Map<string, TakeoverRow[]>();
  readonly #queues = new Map<string, TakeoverRow[]>();

  constructor(tables: TakeoverTables, isLive: boolean) {
    this.tables = tables;
    this.isLive = isLive;
    for (const entry of this.own('/ip/firewall/address-list')) {
      push(this.#lists, canonical('address', entry.address), entry);
    }
    for (const queue of this.own('/queue/simple')) {
      const host = hostOfQueue(queue);
      if (host !== null) push(this.#queues, host, queue);
    }
  }

  rows(path: TakeoverPath): readonly TakeoverRow[] {
    return this.tables[path] ?? [];
  }

  /** Without what the router makes by itself. */
  own(path: TakeoverPath): readonly TakeoverRow[] {
    return this.rows(path).filter((row) => !isYes(row.dynamic));
  }

  /** Enabled entries of lists in which an address stands. */
  listsOf(address: string | null): readonly TakeoverRow[] {
    return address === null ? [] : (this.#lists.get(address) ?? []).filter((entry) => !isYes(entry.disabled));
  }

  queuesOf(address: string | null): readonly TakeoverRow[] {
    return address === null ? [] : (this.#queues.get(address) ?? []);
  }
}

function push(map: Map<string, TakeoverRow[]>, key: string, row: TakeoverRow): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [row]);
  else known.push(row);
}

export const entriesOf = (reading: Reading, address: string | null): readonly CandidateRow[] =>
  reading.listsOf(address).map((entry) => rowOf('/ip/firewall/address-list', entry, false));

export const listNames = (reading: Reading, address: string | null): readonly string[] =>
  reading.listsOf(address).flatMap(({ list }) => (list === undefined ? [] : [list]));
