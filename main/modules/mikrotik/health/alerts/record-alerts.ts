import { toJsonColumn } from '#db/store-values.ts';

import type { Id } from '#kernel/ids.ts';
import type { WriteTx } from '#platform/write.ts';
import { type AlertChange, type Findings, judge } from './judge.ts';

async function raise(
  tx: WriteTx,
  deviceId: Id,
  { kind, subject, detail }: Extract<AlertChange, { act: 'raise' }>,
): Promise<void> {
  const id = tx.newId();
  const raised = await tx.db
    .insertInto('deviceAlert')
    .values({
      ...{ id, deviceId, kind, subject, detail },
      times: 1,
      raisedAt: tx.now,
      lastAt: tx.now,
      clearedAt: null,
      clearedBecause: null,
      acknowledgedAt: null,
      acknowledgedBy: null,
    })
    .onConflict((on) => on.columns(['deviceId', 'kind', 'subject']).where('clearedAt', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (raised === undefined) return; // another poll of the same moment told it already
  tx.emit('alert.raised', { alertId: id, deviceId, kind });
  tx.touch('device_alert', id);
}

async function repeat(tx: WriteTx, { id, detail }: Extract<AlertChange, { act: 'repeat' }>): Promise<void> {
  await tx.db
    .updateTable('deviceAlert')
    .set((eb) => ({ detail, lastAt: tx.now, times: eb('times', '+', 1) }))
    .where('id', '=', id)
    .where('clearedAt', 'is', null)
    .execute();
  tx.touch('device_alert', id);
}

/** Ends one alert, once. */
export async function clearAlert(tx: WriteTx, id: Id, because: string): Promise<void> {
  const cleared = await tx.db
    .updateTable('deviceAlert')
    .set({ clearedAt: tx.now, clearedBecause: because })
    .where('id', '=', id)
    .where('clearedAt', 'is', null)
    .returning(['deviceId', 'kind'])
    .executeTakeFirst();
  if (cleared === undefined) return;
  tx.emit('alert.cleared', { alertId: id, deviceId: cleared.deviceId, kind: cleared.kind });
  tx.touch('device_alert', id);
}

async function carryOut(tx: WriteTx, deviceId: Id, changes: readonly AlertChange[]): Promise<void> {
  // What ends first makes room for what begins.
  for (const change of changes) if (change.act === 'clear') await clearAlert(tx, change.id, change.because);
  for (const change of changes) {
    if (change.act === 'raise') await raise(tx, deviceId, change);
    if (change.act === 'repeat') await repeat(tx, change);
  }
}

/** Judges what a poll found against what is remembered and what stands, and writes down the difference. */
export async function recordAlerts(tx: WriteTx, deviceId: Id, findings: Omit<Findings, 'now'>): Promise<void> {
  const remembered = await tx.db
    .selectFrom('deviceWatch')
    .selectAll()
    .where('deviceId', '=', deviceId)
    .executeTakeFirst();
  const standing = await tx.db
    .selectFrom('deviceAlert')
    .select(['id', 'kind', 'subject', 'lastAt'])
    .where('deviceId', '=', deviceId)
    .where('clearedAt', 'is', null)
    .execute();
  const before = { streaks: remembered?.streaksJson ?? {}, turns: remembered?.turnsJson ?? [] };
  const { memory, changes } = judge(before, standing, { ...findings, now: tx.now });
  await carryOut(tx, deviceId, changes);
  const kept = { streaksJson: toJsonColumn(memory.streaks), turnsJson: toJsonColumn(memory.turns) };
  if (kept.streaksJson === toJsonColumn(before.streaks) && kept.turnsJson === toJsonColumn(before.turns)) return;
  await tx.db
    .insertInto('deviceWatch')
    .values({ deviceId, ...kept })
    .onConflict((on) => on.column('deviceId').doUpdateSet(kept))
    .execute();
}

/** A device that nobody asks any more has nothing wrong with it: archived, or its check switched off. */
export async function clearAlertsOfUnasked(tx: WriteTx, deviceIds: readonly Id[]): Promise<void> {
  if (deviceIds.length === 0) return;
  const rows = await tx.db
    .selectFrom('deviceAlert')
    .innerJoin('device', 'device.id', 'deviceAlert.deviceId')
    .select(['deviceAlert.id', 'device.archivedAt'])
    .where('device.id', 'in', deviceIds)
    .where('deviceAlert.clearedAt', 'is', null)
    .where((eb) =>
      eb.or([
        eb('device.archivedAt', 'is not', null),
        eb.and([eb('device.kind', '<>', 'mikrotik'), eb('device.healthCheck', '=', 'none')]),
      ]),
    )
    .execute();
  for (const { id, archivedAt } of rows) {
    await clearAlert(tx, id, archivedAt === null ? 'Its health is no longer checked.' : 'The device is archived.');
  }
}
