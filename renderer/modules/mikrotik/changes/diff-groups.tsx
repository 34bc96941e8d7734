import { RecordLink } from '#app/RecordLink.tsx';
import type { Change, ChangeRow } from '#contract/mikrotik.ts';
import type { DiffField, DiffGroup, DiffRow, DiffSign } from '#ui/DiffTable.tsx';
import { StagePill } from '../../core/show/pills.tsx';
import { ReasonText } from './ReasonText.tsx';
import { progressOf, writtenOnly } from './row-progress.ts';
import { isSession } from './session-paths.ts';

const signs: Readonly<Record<ChangeRow['sign'], DiffSign>> = { '+': 'add', '-': 'remove', '~': 'change' };

interface Options {
  /** Names the customer at each row: where several are shown together. */
  withOwner: boolean;
}

/** Changes as the diff shows them: by router, then by table, in the order in which their rows are written. */
export function diffGroups(changes: readonly Change[], { withOwner }: Options): DiffGroup[] {
  return [...Map.groupBy(changes, ({ deviceId }) => deviceId)].flatMap(([deviceId, ofDevice]): DiffGroup[] => {
    const [first] = ofDevice;
    if (first === undefined) return [];
    const rows = ofDevice.flatMap((change) => diffRows(change, withOwner));
    return [
      {
        key: deviceId,
        title: first.deviceName,
        note: <StagePill stage={first.deviceStage} quietLive />,
        sections: [...Map.groupBy(rows, ({ path }) => path)].map(([path, ofPath]) => ({
          key: path,
          title: path,
          rows: ofPath.map(({ row }) => row),
        })),
      },
    ];
  });
}

function diffRows(change: Change, withOwner: boolean): { path: string; row: DiffRow }[] {
  const next = change.rows.find(({ state }) => state === 'planned')?.rowNo;
  return change.rows.map((row) => {
    const progress = progressOf(change.state, row, row.rowNo === next);
    const problem = row.error ?? (change.state === 'failed' && row.state === 'applied' ? writtenOnly : undefined);
    return {
      path: row.path,
      row: {
        key: `${change.id}:${row.rowNo}`,
        sign: signs[row.sign],
        name: row.naturalKey,
        fields: diffFields(row),
        reason: <ReasonText reason={row.reason || change.reason} reference={change.ref} />,
        ...(withOwner ? { owner: ownerOf(change) } : {}),
        ...(row.sign === '-' && isSession(row) ? { effect: 'live session drops' } : {}),
        ...(progress === undefined ? {} : { progress }),
        ...(problem === undefined ? {} : { problem }),
      },
    };
  });
}

const ownerOf = ({ customerId, customerName }: Change) => (
  <RecordLink model="customer" id={customerId}>
    {customerName}
  </RecordLink>
);

function diffFields({ before, after }: Pick<ChangeRow, 'before' | 'after'>): DiffField[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].map((name) => ({
    name,
    ...(before?.[name] === undefined ? {} : { before: before[name] }),
    ...(after?.[name] === undefined ? {} : { after: after[name] }),
  }));
}
