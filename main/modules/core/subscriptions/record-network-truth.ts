import type { NetworkService, NetworkTruth } from '#contract/core.ts';
import type { SubscriptionTable } from '#db/schema/core.ts';
import type { Instant } from '#kernel/clock.ts';
import type { Id } from '#kernel/ids.ts';
import type { WriteTx } from '#platform/write.ts';
import { inChunks } from './by-id.ts';

export interface NetworkTruthUpdate {
  readonly subscriptionId: Id;
  readonly truth?: NetworkTruth;
  readonly service?: NetworkService;
  readonly readAt?: Instant;
  readonly note?: string | null;
}

type Written = Partial<Pick<SubscriptionTable, 'networkTruth' | 'networkService' | 'networkReadAt' | 'networkNote'>>;

const written = ({ truth, service, readAt, note }: NetworkTruthUpdate): Written => ({
  ...(truth === undefined ? {} : { networkTruth: truth }),
  ...(service === undefined ? {} : { networkService: service }),
  ...(readAt === undefined ? {} : { networkReadAt: readAt }),
  ...(note === undefined ? {} : { networkNote: note }),
});

/**
 * What mikrotik saw or queued: only the given fields change; one statement for all of whom the same is said. Not audited: the
 * books did not change, and the router's rows have their own history.
 */
export async function recordNetworkTruth(
  tx: Pick<WriteTx, 'db' | 'touch'>,
  updates: readonly NetworkTruthUpdate[],
): Promise<void> {
  const alike = new Map<string, { readonly set: Written; readonly ids: Id[] }>();
  for (const update of updates) {
    const set = written(update);
    const key = JSON.stringify(set);
    const group = alike.get(key) ?? { set, ids: [] };
    group.ids.push(update.subscriptionId);
    alike.set(key, group);
  }
  for (const { set, ids } of alike.values()) {
    if (Object.keys(set).length === 0) continue;
    for (const chunk of inChunks(ids)) {
      await tx.db.updateTable('subscription').set(set).where('id', 'in', chunk).execute();
    }
    for (const id of ids) tx.touch('subscription', id);
  }
}
