import { Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from './actor.ts';
import { isUniqueViolation } from './jobs.ts';
import { inTransaction, type Platform } from './platform.ts';

const waitsAlready = (): Refusal => new Refusal('NOT_ALLOWED_NOW', 'The same work waits already and will be done.');

/**
 * Queues a failed job again, with all its tries.
 * @throws Refusal NOT_ALLOWED_NOW when it has not failed, or the same work waits already.
 */
export async function retryJob(platform: Platform, actor: Actor, id: Id): Promise<void> {
  try {
    await inTransaction(platform, actor, async (tx) => {
      const waits = await tx.db
        .selectFrom('job as failed')
        .innerJoin('job as waiting', 'waiting.dedupeKey', 'failed.dedupeKey')
        .select('waiting.id')
        .where('failed.id', '=', id)
        .where('failed.state', '=', 'failed')
        .where('waiting.state', '=', 'queued')
        .executeTakeFirst();
      if (waits !== undefined) throw waitsAlready();
      const again = await tx.db
        .updateTable('job')
        .set({ state: 'queued', runAt: tx.now, attempts: 0, finishedAt: null })
        .where('id', '=', id)
        .where('state', '=', 'failed')
        .returning('kind')
        .executeTakeFirst();
      if (again === undefined) throw new Refusal('NOT_ALLOWED_NOW', 'Only a failed job can be run again.');
      tx.audit({ event: 'job.retried', model: 'job', recordId: id, after: again });
    });
  } catch (error) {
    throw isUniqueViolation(error) ? waitsAlready() : error; // it came to wait between the two statements
  }
}
