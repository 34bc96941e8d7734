import type { RouterRow } from '../transport/router-transport.ts';
import type { ServiceDiff } from './diff.ts';
import { sentenceOn, whoStandsThere } from './foreign-rows.ts';
import { keyOf, rowInWords } from './menus.ts';
import type { PlannedRow } from './planned-row.ts';
import { ownRows, type RecordedRow } from './recorded-row.ts';
import type { RouterView } from './router-view.ts';
import { differing, pick, restorable } from './row-fields.ts';

interface Undoing {
  readonly view: RouterView;
  readonly marker: string;
  readonly reason: string;
}

type Step = { readonly row: PlannedRow } | { readonly conflict: string } | undefined;

const shows = (row: RouterRow, fields: Readonly<Record<string, string>>): boolean =>
  differing(fields, row).length === 0;

function found({ path, naturalKey }: RecordedRow, { view, marker }: Undoing): RouterRow | undefined {
  return view.marked(path, marker).find((row) => keyOf(path, row) === naturalKey);
}

function unAdd(recorded: RecordedRow, undoing: Undoing): Step {
  const { path, naturalKey, after } = recorded;
  const row = found(recorded, undoing);
  if (row === undefined) return undefined;
  if (!shows(row, after ?? {})) return { conflict: changedSince(recorded) };
  const { marker, reason } = undoing;
  return {
    row: {
      path,
      naturalKey,
      sign: '-',
      id: row['.id'] ?? null,
      marker,
      before: restorable(path, row),
      after: null,
      reason,
    },
  };
}

function unRemove({ path, naturalKey, before }: RecordedRow, { view, marker, reason }: Undoing): Step {
  const fields = before ?? {};
  const others = whoStandsThere({ path, marker, fields, reason }, view);
  const own = others.find(({ row }) => view.marked(path, marker).includes(row));
  if (own !== undefined) return undefined;
  const [other] = others;
  if (other !== undefined) return { conflict: sentenceOn({ path, marker, fields, reason }, other) };
  return { row: { path, naturalKey, sign: '+', id: null, marker, before: null, after: fields, reason } };
}

function unChange(recorded: RecordedRow, undoing: Undoing): Step {
  const { path, before, after } = recorded;
  const { view, marker, reason } = undoing;
  const former = before ?? {};
  const row = found(recorded, undoing) ?? view.marked(path, marker).find((one) => shows(one, former));
  if (row === undefined) return { conflict: changedSince(recorded) };
  if (shows(row, former)) return undefined;
  if (!shows(row, after ?? {})) return { conflict: changedSince(recorded) };
  const whole = { ...restorable(path, row), ...former };
  return {
    row: {
      path,
      naturalKey: keyOf(path, whole),
      sign: '~',
      id: row['.id'] ?? null,
      marker,
      before: pick(row, Object.keys(former)),
      after: former,
      reason,
    },
  };
}

const changedSince = ({ path, naturalKey }: RecordedRow): string =>
  `The ${rowInWords(path, naturalKey)} was changed on the router since; undoing would overwrite that. Compare the router and push what is wanted.`;

function unDo(recorded: RecordedRow, undoing: Undoing): Step {
  switch (recorded.sign) {
    case '+':
      return unAdd(recorded, undoing);
    case '-':
      return unRemove(recorded, undoing);
    case '~':
      return unChange(recorded, undoing);
  }
}

/**
 * The inverse of a change's own rows, as far as the router still shows what the change left. Shared rows stay: other
 * services stand on them.
 */
export function undoRows(recorded: readonly RecordedRow[], undoing: Undoing): Pick<ServiceDiff, 'rows' | 'conflicts'> {
  const steps = ownRows(recorded)
    .map((row) => unDo(row, undoing))
    .filter((step) => step !== undefined);
  return {
    rows: steps.flatMap((step) => ('row' in step ? [step.row] : [])),
    conflicts: steps.flatMap((step) => ('conflict' in step ? [step.conflict] : [])),
  };
}
