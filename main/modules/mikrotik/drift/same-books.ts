import type { Id } from '#kernel/ids.ts';
import type { Platform } from '#platform/platform.ts';
import type { WriteTx } from '#platform/write.ts';
import { inChunks } from '../chunks.ts';
import { readServices, type ServiceOnBooks } from '../services.queries.ts';

const spelled = ({ pppoePassword: _open, passwordIsGiven: _given, networkReadAt: _at, ...books }: ServiceOnBooks) =>
  JSON.stringify(books);

/**
 * Holds these services until the transaction ends, and answers those of which the books say something else by now than when
 * they were read: nothing is said of them that is not so any more. The next comparison sees them.
 */
export async function changedSince(
  platform: Platform,
  tx: WriteTx,
  read: ReadonlyMap<Id, ServiceOnBooks>,
  ids: readonly Id[],
): Promise<Set<Id>> {
  const changed = new Set<Id>();
  await inChunks([...ids].sort(), async (chunk) => {
    const now = await readServices(platform, (eb) => eb('subscription.id', 'in', chunk), { db: tx.db, hold: true });
    for (const id of chunk) {
      const [before, after] = [read.get(id), now.get(id)];
      if (before === undefined || after === undefined || spelled(before) !== spelled(after)) changed.add(id);
    }
  });
  return changed;
}
