import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Id } from '#kernel/ids.ts';

/** Services whose last change failed, was rejected or undone. */
export async function readLastWords(
  db: Kysely<Database>,
  deviceId: Id,
): Promise<Map<Id, { readonly wasBlocked: boolean }>> {
  const rows = await db
    .selectFrom('provisioningJob as job')
    .select(['job.subscriptionId', 'job.state', 'job.startedAt'])
    .where('job.deviceId', '=', deviceId)
    .where((eb) => eb.or([eb('job.state', 'in', ['failed', 'rejected']), eb('job.action', '=', 'undo')]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('provisioningJob as later')
            .select('later.id')
            .whereRef('later.subscriptionId', '=', 'job.subscriptionId')
            .whereRef('later.deviceId', '=', 'job.deviceId')
            .whereRef('later.seq', '>', 'job.seq'),
        ),
      ),
    )
    .execute();
  return new Map(
    rows.map(({ subscriptionId, state, startedAt }) => [
      subscriptionId,
      { wasBlocked: state === 'failed' && startedAt === null },
    ]),
  );
}
