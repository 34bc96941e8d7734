import type { NetworkService, NetworkTruth } from '#contract/core.ts';
import type { SubscriptionTable } from '#db/schema/core.ts';
import type { Instant } from '#kernel/clock.ts';
import type { Id } from '#kernel/ids.ts';
import type { WriteTx } from '#platform/write.ts';
import { byId, inChunks } from './by-id.ts';

export interface NetworkTruthUpdate {
  readonly subscriptionId: Id;
  readonly truth?: NetworkTruth;
  readonly service?: NetworkService;
  readonly readAt?: Instant;
  readonly note?: string | null;
}

type TruthColumn = 'networkTruth' | 'networkService' | 'networkReadAt' | 'networkNote';

const given = <Column extends TruthColumn>(
  column: Column,
  updates: readonly NetworkTruthUpdate[],
  read: (update: NetworkTruthUpdate) => SubscriptionTable[Column] | undefined,
) => {
  const values = updates.flatMap((update): [Id, SubscriptionTable[Column]][] => {
    const value = read(update);
    return value === undefined ? [] : [[update.subscriptionId, value]];
  });
  return values.length === 0 ? undefined : byId(column, values);
};

/**
 * What mikrotik saw or queued: only the given fields change; set-based. Not audited: the books did not change, and the
 * router's rows have their own history.
 */
export async function recordNetworkTruth(
  tx: Pick<WriteTx, 'db' | 'touch'>,
  updates: readonly NetworkTruthUpdate[],
): Promise<void> {
  for (const chunk of inChunks(updates)) {
    const set = {
      networkTruth: given('networkTruth', chunk, (update) => update.truth),
      networkService: given('networkService', chunk, (update) => update.service),
      networkReadAt: given('networkReadAt', chunk, (update) => update.readAt),
      networkNote: given('networkNote', chunk, (update) => update.note),
    };
    if (Object.values(set).every((value) => value === undefined)) continue;
    const ids = chunk.map((update) => update.subscriptionId);
    await tx.db.updateTable('subscription').set(set).where('id', 'in', ids).execute();
    for (const id of ids) tx.touch('subscription', id);
  }
}
