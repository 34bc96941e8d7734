import type { RouterRow } from '../transport/router-transport.ts';
import { markerIn } from './markers.ts';
import { keyOf, type ManagedPath } from './menus.ts';
import type { PlannedRow } from './planned-row.ts';
import type { DesiredRow, Wish } from './wish.ts';

/** A field that stays as it was found while the books want what they wanted then. */
export interface Kept {
  readonly found: string;
  readonly insteadOf: string;
}

/** A row that somebody else made and that was taken over. */
export interface FoundRow {
  readonly path: ManagedPath;
  readonly naturalKey: string;
  readonly marker: string;
  readonly kept: Readonly<Record<string, Kept>>;
  /** It tells by its comment that it is ours. A menu without comments never does. */
  readonly isMarked: boolean;
}

const at = (path: ManagedPath, what: string): string => `${path} ${what}`;

/** The rows of one router that were taken over (docs/decisions/taking-over.md). */
export class FoundRows {
  static readonly none = new FoundRows([]);
  readonly #unmarked = new Map<string, string>();
  readonly #paths = new Set<ManagedPath>();
  readonly #kept = new Map<string, Readonly<Record<string, Kept>>>();

  constructor(rows: readonly FoundRow[]) {
    for (const { path, naturalKey, marker, kept, isMarked } of rows) {
      if (!isMarked) {
        this.#paths.add(path);
        this.#unmarked.set(at(path, naturalKey), marker);
      }
      this.#kept.set(at(path, marker), { ...this.#kept.get(at(path, marker)), ...kept });
    }
  }

  /** The marker that this row is to be given; undefined where it is nobody's, or says so itself. */
  claim(path: ManagedPath, row: RouterRow): string | undefined {
    return this.#paths.has(path) ? this.#unmarked.get(at(path, keyOf(path, row))) : undefined;
  }

  keptOf({ path, marker }: Pick<DesiredRow, 'path' | 'marker'>): Readonly<Record<string, Kept>> {
    return this.#kept.get(at(path, marker)) ?? {};
  }

  get isEmpty(): boolean {
    return this.#kept.size === 0;
  }
}

const asFound = (desired: DesiredRow, kept: Readonly<Record<string, Kept>>): DesiredRow => ({
  ...desired,
  fields: Object.fromEntries(
    Object.entries(desired.fields).map(([field, wanted]) => [
      field,
      kept[field]?.insteadOf === wanted ? kept[field].found : wanted,
    ]),
  ),
});

/**
 * What a service wants, with what was found on the router left as it is where it does the same: a queue's name, a lease's
 * server, a profile's name. A profile that keeps its name is named so by who has it.
 */
export function keepAsFound(wish: Wish, found: FoundRows): Wish {
  if (found.isEmpty) return wish;
  const shared = wish.shared.map((row) => asFound(row, found.keptOf(row)));
  const names = new Map(wish.shared.map((row, n) => [row.fields.name, shared[n]?.fields.name ?? '']));
  const rows = wish.rows.map((row) => {
    const profile = names.get(row.fields.profile);
    const named = profile === undefined ? row : { ...row, fields: { ...row.fields, profile } };
    return asFound(named, found.keptOf(row));
  });
  return { ...wish, shared, rows };
}

/** Our marker, and behind it what a person wrote. */
export function keepingText(comment: string | undefined, marker: string): string {
  const text = comment?.trim() ?? '';
  return text === '' || markerIn(text) !== undefined ? marker : `${marker} ${text}`;
}

/** Of what differs, only that rows are not marked as ours yet. */
export const onlyMarks = (rows: readonly PlannedRow[]): PlannedRow[] =>
  rows.flatMap((row) => {
    const comment = row.sign === '~' ? row.after?.comment : undefined;
    if (comment === undefined) return [];
    return [
      {
        ...row,
        before: { comment: row.before?.comment ?? '' },
        after: { comment },
        reason: 'It is marked as ours; nothing else of it changes.',
      },
    ];
  });

/** Whether a row is only marked. */
export const isMark = ({ sign, after }: Pick<PlannedRow, 'sign' | 'after'>): boolean =>
  sign === '~' && after !== null && Object.keys(after).every((field) => field === 'comment');
