import type { PreparationOfRouter, PreparationRow, PreparationRun } from '#contract/mikrotik.ts';
import type { DiffField, DiffGroup, DiffRow, DiffSign } from '#ui/DiffTable.tsx';
import type { Progress } from '#ui/RowProgress.tsx';

const signs: Readonly<Record<PreparationRow['sign'], DiffSign>> = {
  '+': 'add',
  '-': 'remove',
  '~': 'change',
  '>': 'move',
};

function fieldsOf({ before, after, above, sign }: PreparationRow): DiffField[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  const fields = [...names].map((name) => ({
    name,
    ...(before?.[name] === undefined ? {} : { before: before[name] }),
    ...(after?.[name] === undefined ? {} : { after: after[name] }),
  }));
  const place = above === null ? (sign === '>' ? 'at the end' : undefined) : above.words;
  return place === undefined ? fields : [{ name: 'above', after: place }, ...fields];
}

/** A router is written row by row, and settles all of them together. */
function progressOf(run: PreparationRun | null, { error }: PreparationRow): Progress | undefined {
  if (error !== undefined) return 'failed';
  switch (run?.state) {
    case 'approved':
      return 'queued';
    case 'applying':
    case 'undoing':
      return 'applying';
    case 'verified':
      return 'verified';
    case 'undone':
      return 'undone';
    default:
      return undefined;
  }
}

/** Rows as the diff shows them: by menu, in the order in which they are written. */
export function preparationGroups(
  { deviceId, deviceName }: Pick<PreparationOfRouter, 'deviceId' | 'deviceName'>,
  rows: readonly PreparationRow[],
  run: PreparationRun | null,
): DiffGroup[] {
  const asRow = (row: PreparationRow): DiffRow => {
    const progress = progressOf(run, row);
    return {
      key: `${row.sign} ${row.path} ${row.naturalKey}`,
      sign: signs[row.sign],
      name: row.naturalKey,
      fields: fieldsOf(row),
      reason: row.reason,
      ...(progress === undefined ? {} : { progress }),
      ...(row.error === undefined ? {} : { problem: row.error }),
    };
  };
  const sections = [...Map.groupBy(rows, ({ path }) => path)].map(([path, ofPath]) => ({
    key: path,
    title: path,
    rows: ofPath.map(asRow),
  }));
  return sections.length === 0 ? [] : [{ key: deviceId, title: deviceName, sections }];
}
