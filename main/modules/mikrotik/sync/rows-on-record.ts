import { insertRows } from '#db/insert-rows.ts';
import { toJsonColumn } from '#db/store-values.ts';
import type { Id } from '#kernel/ids.ts';
import type { Platform } from '#platform/platform.ts';
import type { WriteTx } from '#platform/write.ts';
import { inChunks } from '../chunks.ts';
import { masked } from '../plan/planned-row.ts';
import { mergeRecorded, type RecordedRow } from '../plan/recorded-row.ts';
import type { Judged } from './judge-stage.ts';
import type { ChangePlan } from './plan-changes.ts';
import { sealFields } from './row-secrets.ts';

const spelled = (rows: readonly RecordedRow[]): string =>
  JSON.stringify(
    rows.map(({ path, naturalKey, sign, before, after, reason }) => [
      path,
      naturalKey,
      sign,
      masked(before),
      masked(after),
      reason,
    ]),
  );

/** The rows of a change as they stand in the books from now on. */
export interface OnRecord {
  readonly rows: readonly RecordedRow[];
  readonly isNew: boolean;
}

export function rowsOnRecord({ plan, verdict }: Judged): OnRecord {
  const { change, rows } = plan;
  const next = verdict.kind === 'apply' && change.wasInterrupted ? mergeRecorded(change.recorded, rows) : rows;
  return { rows: next, isNew: change.state === 'queued' || spelled(next) !== spelled(change.recorded) };
}

export const withRecorded = (plan: ChangePlan, recorded: readonly RecordedRow[]): ChangePlan => ({
  ...plan,
  change: { ...plan.change, recorded },
});

/** Replaces the rows on record of these changes. */
export async function writeRowsOnRecord(
  platform: Platform,
  tx: WriteTx,
  changes: readonly { readonly id: Id; readonly rows: readonly RecordedRow[] }[],
): Promise<void> {
  await inChunks(
    changes.map(({ id }) => id),
    (ids) => tx.db.deleteFrom('provisioningRow').where('jobId', 'in', ids).execute(),
  );
  const values = changes.flatMap(({ id, rows }) =>
    rows.map(({ path, naturalKey, sign, before, after, reason }, at) => ({
      jobId: id,
      rowNo: at + 1,
      path,
      naturalKey,
      sign,
      beforeJson: before === null ? null : toJsonColumn(sealFields(platform, id, before)),
      afterJson: after === null ? null : toJsonColumn(sealFields(platform, id, after)),
      reason,
      state: 'planned' as const,
      error: null,
    })),
  );
  await insertRows(tx.db, 'provisioningRow', values);
}
