import type { DriftPreview, DriftStep } from '#contract/mikrotik.ts';
import type { DiffField, DiffGroup, DiffRow, DiffSign } from '#ui/DiffTable.tsx';

const signs: Readonly<Record<'+' | '-' | '~', DiffSign>> = { '+': 'add', '-': 'remove', '~': 'change' };

function fieldsOf({ before, after }: DriftStep): DiffField[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].map((name) => ({
    name,
    ...(before?.[name] === undefined
      ? {}
      : { before: name === 'password' && after?.[name] !== undefined ? 'another one' : before[name] }),
    ...(after?.[name] === undefined ? {} : { after: after[name] }),
  }));
}

const rowOf = (step: DriftStep, at: number): DiffRow => ({
  key: `${step.rowId}:${at}`,
  sign: step.sign === null ? 'change' : signs[step.sign],
  name: step.naturalKey,
  ...(step.owner === null ? {} : { owner: step.owner }),
  fields: step.refused === null ? fieldsOf(step) : [],
  reason: step.refused === null ? (step.comesAlong ? `Comes along. ${step.words}` : step.words) : '',
  ...(step.refused === null ? {} : { problem: `Left as it is: ${step.refused}` }),
});

/** What an act would do, by router and table, as a diff shows it; what is left alone last. */
/** What an act would write, without what it leaves alone. */
export const writtenGroups = ({ steps }: Pick<DriftPreview, 'steps'>): DiffGroup[] =>
  previewGroups({ steps: steps.filter(({ refused }) => refused === null) });

export function previewGroups({ steps }: Pick<DriftPreview, 'steps'>): DiffGroup[] {
  const ordered = steps.toSorted((one, other) => Number(one.refused !== null) - Number(other.refused !== null));
  return [...Map.groupBy(ordered, ({ deviceName }) => deviceName)].map(([deviceName, ofRouter]) => ({
    key: deviceName,
    title: deviceName,
    sections: [...Map.groupBy(ofRouter, ({ path }) => path)].map(([path, ofTable]) => ({
      key: path,
      title: path,
      rows: ofTable.map(rowOf),
    })),
  }));
}
