import type { DriftHarm, DriftKind, DriftRow } from '#contract/mikrotik.ts';
import type { Word } from '../../core/show/words.ts';

export const kindWords: Readonly<Record<DriftKind, Word & { readonly sign: string; readonly explains: string }>> = {
  missing: { word: 'missing', meaning: 'bad', sign: '−', explains: 'The books want it, and it is not on the router.' },
  extra: { word: 'extra', meaning: 'waiting', sign: '+', explains: 'It is ours, and the books want it no more.' },
  changed: { word: 'changed', meaning: 'attention', sign: '~', explains: 'It was changed on the router by hand.' },
  foreign: { word: 'foreign', meaning: 'off', sign: '?', explains: 'It is not ours, and concerns what is.' },
};
export const kinds: readonly DriftKind[] = ['missing', 'extra', 'changed', 'foreign'];

export const harmWords: Readonly<Record<DriftHarm, Word>> = {
  served: { word: 'served, should be cut off', meaning: 'bad' },
  cut_off: { word: 'cut off, should be served', meaning: 'bad' },
};
export const harmSentences: Readonly<Record<DriftHarm, string>> = {
  served: 'The customer is served though the service should be cut off.',
  cut_off: 'The customer is cut off though the service should be served.',
};
export const harms: readonly DriftHarm[] = ['served', 'cut_off'];

/** The menus that rows stand in. The contract knows them as text only. */
export const driftPaths = [
  '/ppp/profile',
  '/ppp/secret',
  '/ip/hotspot/user/profile',
  '/ip/hotspot/user',
  '/ip/dhcp-server/lease',
  '/queue/simple',
  '/ip/firewall/address-list',
] as const;

const shown = (value: string | undefined): string => (value === undefined || value === '' ? 'empty' : value);

/** In one line what differs: "max-limit 1M/2M, not 5M/20M". */
export function differenceOf({
  kind,
  wanted,
  live,
  note,
}: Pick<DriftRow, 'kind' | 'wanted' | 'live' | 'note'>): string {
  if (kind !== 'changed') return note;
  return Object.keys(wanted ?? {})
    .map((field) =>
      field === 'password' ? 'another password' : `${field} ${shown(live?.[field])}, not ${shown(wanted?.[field])}`,
    )
    .join('; ');
}

export const labelOf = ({ kind, path, naturalKey }: Pick<DriftRow, 'kind' | 'path' | 'naturalKey'>): string =>
  `${kindWords[kind].word} ${path} ${naturalKey}`;

/** Fields of a row in the three places that know it, the differing ones first, the marker last. */
export interface FieldLine {
  readonly name: string;
  readonly wanted: string | undefined;
  readonly applied: string | undefined;
  readonly live: string | undefined;
  readonly differs: boolean;
}

export function fieldLines({ wanted, applied, live, kind }: DriftRow): FieldLine[] {
  const ours = kind === 'changed' ? Object.keys(wanted ?? {}) : Object.keys({ ...wanted, ...live });
  const names = ours.length > 0 ? ours : Object.keys(applied ?? {});
  return names
    .map((name) => ({
      name,
      wanted: wanted?.[name],
      applied: applied?.[name],
      live: live?.[name],
      differs: kind === 'changed' || (wanted !== null && live !== null && (wanted[name] ?? '') !== (live[name] ?? '')),
    }))
    .sort((one, other) => Number(one.name === 'comment') - Number(other.name === 'comment'));
}

/** How many of each kind, as a selection says it. */
export const countKinds = (rows: readonly DriftRow[]): string =>
  kinds
    .map((kind) => [kind, rows.filter((row) => row.kind === kind).length] as const)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${count} ${kindWords[kind].word}`)
    .join(', ');
