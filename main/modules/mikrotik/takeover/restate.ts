import { toJsonColumn } from '#db/store-values.ts';
import type { Id } from '#kernel/ids.ts';
import type { WriteTx } from '#platform/write.ts';
import { inChunks } from '../chunks.ts';
import { readDraftRows, readJudging, type TakeoverRecord } from './draft.queries.ts';
import { type Judged, judgeRows } from './judge-rows.ts';

const spelled = ({ standing, problems }: Judged): string => JSON.stringify([standing, problems]);

/** Says of every row how it stands now; writes only those of which something else was said before. */
export async function restate(tx: WriteTx, takeover: Pick<TakeoverRecord, 'id' | 'deviceId'>): Promise<void> {
  const rows = await readDraftRows(tx.db, takeover.id);
  const judged = judgeRows(rows, await readJudging(tx.db, takeover));
  const before = await tx.db
    .selectFrom('takeoverRow')
    .select(['id', 'standing', 'problemsJson'])
    .where('takeoverId', '=', takeover.id)
    .execute();
  const alike = new Map<string, { readonly judged: Judged; readonly ids: Id[] }>();
  for (const { id, standing, problemsJson } of before) {
    const now = judged.get(id);
    if (now === undefined || spelled(now) === spelled({ standing, problems: problemsJson })) continue;
    const key = spelled(now);
    const group = alike.get(key) ?? { judged: now, ids: [] };
    group.ids.push(id);
    alike.set(key, group);
  }
  for (const { judged: now, ids } of alike.values()) {
    await inChunks(ids, (chunk) =>
      tx.db
        .updateTable('takeoverRow')
        .set({ standing: now.standing, problemsJson: toJsonColumn(now.problems) })
        .where('id', 'in', chunk)
        .execute(),
    );
  }
  tx.touch('takeover', takeover.id);
}
