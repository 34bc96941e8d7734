import type { DriftActed, DriftTold } from '#contract/mikrotik.ts';
import { toJsonColumn } from '#db/store-values.ts';
import { dateIn } from '#kernel/calendar.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Actor } from '#platform/actor.ts';
import { companyOf, inTransaction, type Platform } from '#platform/platform.ts';
import type { WriteTx } from '#platform/write.ts';
import { isManagedPath } from '../plan/menus.ts';
import { isShared } from '../plan/planned-row.ts';
import { requestChanges } from '../request-change.ts';
import { enqueueCompare } from '../router-jobs.ts';
import { type DriftRecord, readChosen } from './drift-rows.queries.ts';
import { takeBackOf } from './row-acts.ts';

const NO_SUCH = 'Only a row that stands in the place of ours and carries nobody’s marker can be marked as ours.';

/** From now on the row counts as ours, before its comment says so. */
export async function claimRow(tx: WriteTx, row: DriftRecord, marker: string): Promise<void> {
  const isProfile = isManagedPath(row.path) && isShared({ path: row.path, naturalKey: row.naturalKey });
  const owner = {
    marker,
    subscriptionId: isProfile ? null : row.subscriptionId,
    planId: isProfile ? row.planId : null,
    markedAt: null,
  };
  await tx.db
    .insertInto('foundRow')
    .values({
      deviceId: row.deviceId,
      path: row.path,
      naturalKey: row.naturalKey,
      keptJson: toJsonColumn({}),
      createdAt: tx.now,
      ...owner,
    })
    .onConflict((on) => on.columns(['deviceId', 'path', 'naturalKey']).doUpdateSet(owner))
    .execute();
}

/** Gives rows whose comment was edited their marker again, as changes that can be approved, read back and undone. */
export async function takeBackDrift(
  platform: Platform,
  actor: Actor,
  { choice, reason }: DriftActed,
): Promise<DriftTold> {
  return await inTransaction(platform, actor, async (tx) => {
    const { timeZone } = await companyOf(tx.db);
    const rows = await readChosen(tx.db, choice, dateIn(tx.now, timeZone));
    const judged = rows.map((row) => ({ row, act: takeBackOf(row) ?? { can: false, words: NO_SUCH } }));
    const refused = judged.flatMap(({ row, act }) => (act.can ? [] : [{ rowId: row.id, sentence: act.words }]));
    const may = judged.flatMap(({ row, act }) => {
      const marker = row.wantedJson?.comment;
      return act.can && row.subscriptionId !== null && marker !== undefined
        ? [{ row, subscriptionId: row.subscriptionId, marker }]
        : [];
    });
    if (may.length === 0) throw new Refusal('NOT_ALLOWED_NOW', refused[0]?.sentence ?? NO_SUCH);
    for (const { row, marker } of may) await claimRow(tx, row, marker);
    const services = new Map(
      may.map(({ row, subscriptionId }) => [`${row.deviceId} ${subscriptionId}`, { row, subscriptionId }]),
    );
    await requestChanges(
      tx,
      [...services.values()].map(({ row, subscriptionId }) => ({
        deviceId: row.deviceId,
        subscriptionId,
        action: 'adopt' as const,
        reason,
        ref: null,
        requestedBy: actor.name,
        isRouterOfService: true,
        isDryRun: false,
      })),
    );
    for (const { row, subscriptionId } of services.values()) {
      tx.audit({
        event: 'network.row_taken_back',
        model: 'subscription',
        recordId: subscriptionId,
        after: { router: row.deviceName, row: `${row.path} ${row.naturalKey}` },
        why: reason,
      });
    }
    for (const deviceId of new Set(may.map(({ row }) => row.deviceId))) await enqueueCompare(tx, deviceId);
    tx.touch('drift', '*');
    return { services: services.size, refused };
  });
}
