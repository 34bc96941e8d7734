import type { Kysely } from 'kysely';
import type { ChangeAction, ChangeState } from '#contract/mikrotik.ts';
import type { Database } from '#db/schema.ts';
import type { Id } from '#kernel/ids.ts';

interface Placed {
  readonly deviceId: Id;
  readonly subscriptionId: Id;
  readonly seq: number;
}

export interface NewestChange {
  readonly id: Id;
  readonly seq: number;
  readonly action: ChangeAction;
  readonly state: ChangeState;
}

const keyOf = ({ deviceId, subscriptionId }: Omit<Placed, 'seq'>): string => `${deviceId} ${subscriptionId}`;

/** The newest change of each of these subscriptions on their routers that was not rejected or overtaken. */
export async function readNewest(
  db: Kysely<Database>,
  places: readonly Placed[],
): Promise<(place: Omit<Placed, 'seq'>) => NewestChange | undefined> {
  const subscriptionIds = [...new Set(places.map(({ subscriptionId }) => subscriptionId))];
  if (subscriptionIds.length === 0) return () => undefined;
  const rows = await db
    .selectFrom('provisioningJob as job')
    .select(['job.id', 'job.seq', 'job.deviceId', 'job.subscriptionId', 'job.action', 'job.state'])
    .where('job.subscriptionId', 'in', subscriptionIds)
    .where('job.state', 'not in', ['rejected', 'superseded'])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('provisioningJob as later')
            .select('later.id')
            .whereRef('later.subscriptionId', '=', 'job.subscriptionId')
            .whereRef('later.deviceId', '=', 'job.deviceId')
            .whereRef('later.seq', '>', 'job.seq')
            .where('later.state', 'not in', ['rejected', 'superseded']),
        ),
      ),
    )
    .execute();
  const newest = new Map(rows.map((row) => [keyOf(row), row]));
  return (place) => newest.get(keyOf(place));
}
