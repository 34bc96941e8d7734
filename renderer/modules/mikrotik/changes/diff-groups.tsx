import { RecordLink } from '#app/RecordLink.tsx';
import type { Change, ChangeRow } from '#contract/mikrotik.ts';
import type { DiffField, DiffGroup, DiffRow, DiffSign } from '#ui/DiffTable.tsx';
import { StagePill } from '../../core/show/pills.tsx';
import { CommandLine } from '../drift/CommandLine.tsx';
import { ReasonText } from './ReasonText.tsx';
import { progressOf, writtenOnly } from './row-progress.ts';
import { isSession } from './session-paths.ts';

const signs: Readonly<Record<ChangeRow['sign'], DiffSign>> = { '+': 'add', '-': 'remove', '~': 'change' };

interface Options {
  /** Several changes together: each row names its customer and its whole reason, which one change says above its rows. */
  together: boolean;
}

/** Changes as the diff shows them: by router, then by table, in the order in which their rows are written. */
export function diffGroups(changes: readonly Change[], { together }: Options): DiffGroup[] {
  return [...Map.groupBy(changes, ({ deviceId }) => deviceId)].flatMap(([deviceId, ofDevice]): DiffGroup[] => {
    const [first] = ofDevice;
    if (first === undefined) return [];
    const rows = ofDevice.flatMap((change) => diffRows(change, together));
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

function diffRows(change: Change, together: boolean): { path: string; row: DiffRow }[] {
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
        more: { label: 'In the terminal', content: <CommandLine row={row} /> },
        reason: together || row.reason !== change.reason ? whole(row.reason || change.reason, change) : inShort(change),
        ...(together ? { owner: ownerOf(change) } : {}),
        ...(row.sign === '-' && isSession(row) ? { effect: 'live session drops' } : {}),
        ...(progress === undefined ? {} : { progress }),
        ...(problem === undefined ? {} : { problem }),
      },
    };
  });
}

const whole = (reason: string, { ref }: Change) => <ReasonText reason={reason} reference={ref} />;

const inShort = ({ reason, ref }: Change) =>
  ref === null ? (
    reason
  ) : (
    <RecordLink model={ref.model} id={ref.id}>
      {ref.label}
    </RecordLink>
  );

const ownerOf = ({ customerId, customerName }: Change) => (
  <RecordLink model="customer" id={customerId}>
    {customerName}
  </RecordLink>
);

/** Our own marker says no more to a person than that the row is ours; what someone wrote behind it stays whole. */
const marker = /^(isp:(?:plan:)?[0-9a-f]{8})-[0-9a-f-]{23}([0-9a-f]{4})$/;

const shortened = (value: string): string => value.replace(marker, '$1…$2');

function diffFields({ before, after }: Pick<ChangeRow, 'before' | 'after'>): DiffField[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].map((name) => ({
    name,
    ...(before?.[name] === undefined ? {} : { before: shortened(before[name]) }),
    ...(after?.[name] === undefined ? {} : { after: shortened(after[name]) }),
  }));
}
