import { addMs } from '#kernel/clock.ts';
import type { WriteTx } from '#platform/write.ts';
import type { Device } from '../router/device-access.ts';
import type { Reach } from './brake.ts';
import { openStates } from './open-work.queries.ts';

const LATELY_MS = 3_600_000;

/** How much a router serves, and has lost of late: what the brake judges by. */
export async function readReach(tx: Pick<WriteTx, 'db' | 'now'>, { id, name }: Device): Promise<Reach> {
  const { served } = await tx.db
    .selectFrom('subscription')
    .select((eb) => eb.fn.countAll<number>().as('served'))
    .where('deviceId', '=', id)
    .where('networkService', '=', 'active')
    .executeTakeFirstOrThrow();
  const { cutLately } = await tx.db
    .selectFrom('provisioningJob')
    .select((eb) => eb.fn.countAll<number>().as('cutLately'))
    .where('deviceId', '=', id)
    .where('effect', '=', 'loses')
    .where('startedAt', '>', addMs(tx.now, -LATELY_MS))
    .where('approvedAt', 'is', null)
    .where('requestedById', 'is', null)
    .where('state', 'in', ['verified', 'applying'])
    .executeTakeFirstOrThrow();
  const batches = await tx.db
    .selectFrom('provisioningJob')
    .select('batchId')
    .where('deviceId', '=', id)
    .where('state', 'in', openStates)
    .groupBy('batchId')
    .having((eb) => eb.fn.countAll(), '>', 1)
    .execute();
  return {
    routerName: name,
    served: Number(served),
    cutLately: Number(cutLately),
    batches: new Set(batches.map(({ batchId }) => batchId)),
  };
}
