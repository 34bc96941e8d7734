import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { merelyHappened } from './judge.ts';
import { clearAlert } from './record-alerts.ts';

/** Somebody looks after these. What merely happened is over by it. Answers how many were not acknowledged before. */
export async function acknowledgeAlerts(
  platform: Platform,
  actor: Actor,
  ids: readonly Id[],
): Promise<{ acknowledged: number }> {
  return await inTransaction(platform, actor, async (tx) => {
    const rows = await tx.db
      .updateTable('deviceAlert')
      .set({ acknowledgedAt: tx.now, acknowledgedBy: actor.name })
      .where('id', 'in', ids)
      .where('acknowledgedAt', 'is', null)
      .where('clearedAt', 'is', null)
      .returning(['id', 'kind', 'deviceId', 'subject', 'detail'])
      .execute();
    for (const { id, kind, deviceId, subject, detail } of rows) {
      tx.audit({
        event: 'alert.acknowledged',
        model: 'device',
        recordId: deviceId,
        after: { kind, ...(subject === '' ? {} : { subject }), detail },
      });
      tx.touch('device_alert', id);
      if (merelyHappened(kind)) await clearAlert(tx, id, `${actor.name} has seen it.`);
    }
    return { acknowledged: rows.length };
  });
}
