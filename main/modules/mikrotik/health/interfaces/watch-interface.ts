import { notFound } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { locked } from '#platform/row-locks.ts';
import { clearAlert } from '../alerts/record-alerts.ts';

interface Wanted {
  readonly id: Id;
  readonly watched: boolean;
}

/** Whether an alert is raised when this interface stops running. Whoever no longer wants that ends the one that stands. */
export async function watchInterface(platform: Platform, actor: Actor, { id, watched }: Wanted): Promise<{ id: Id }> {
  return await inTransaction(platform, actor, async (tx) => {
    const query = tx.db.selectFrom('deviceInterface').selectAll().where('id', '=', id);
    const known = await locked(platform, query).executeTakeFirst();
    if (known === undefined) throw notFound('interface');
    if ((known.watchedAt !== null) === watched) return { id };
    const { deviceId, name } = known;
    await tx.db
      .updateTable('deviceInterface')
      .set({ watchedAt: watched ? tx.now : null })
      .where('id', '=', id)
      .execute();
    if (!watched) {
      const standing = await tx.db
        .selectFrom('deviceAlert')
        .select('id')
        .where('deviceId', '=', deviceId)
        .where('kind', '=', 'interface_down')
        .where('subject', '=', name)
        .where('clearedAt', 'is', null)
        .execute();
      for (const alert of standing) await clearAlert(tx, alert.id, `${actor.name} no longer watches it.`);
    }
    tx.audit({
      event: watched ? 'interface.watched' : 'interface.unwatched',
      model: 'device',
      recordId: deviceId,
      after: { interface: name },
    });
    return { id };
  });
}
