import type { DeviceStage } from '#contract/core.ts';
import { notFound, Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { locked } from '#platform/row-locks.ts';

interface StageChange {
  readonly id: Id;
  readonly stage: DeviceStage;
  readonly reason: string;
}

/** How far plans may go on a router: only shown, applied after approval, or applied by themselves. */
export async function setDeviceStage(
  platform: Platform,
  actor: Actor,
  { id, stage, reason }: StageChange,
): Promise<{ id: Id }> {
  return await inTransaction(platform, actor, async (tx) => {
    const query = tx.db.selectFrom('device').select(['kind', 'stage', 'archivedAt']).where('id', '=', id);
    const before = await locked(platform, query).executeTakeFirst();
    if (before === undefined) throw notFound('device');
    if (before.archivedAt !== null) throw new Refusal('NOT_ALLOWED_NOW', 'This device is archived.');
    if (before.kind !== 'mikrotik' && stage !== 'dry_run') {
      throw new Refusal('NOT_ALLOWED_NOW', 'Only a MikroTik router can be written to; other devices are only kept.');
    }
    if (before.stage === stage) return { id };
    await tx.db.updateTable('device').set({ stage }).where('id', '=', id).execute();
    tx.audit({
      event: 'device.stage_changed',
      model: 'device',
      recordId: id,
      before: { stage: before.stage },
      after: { stage },
      why: reason,
    });
    tx.emit('device.changed', { deviceId: id });
    return { id };
  });
}
