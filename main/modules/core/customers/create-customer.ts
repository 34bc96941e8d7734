import type { NewCustomer } from '#contract/core.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { nextCode } from '../record-codes.ts';
import { customerSearchText } from '../search-text.ts';

export async function createCustomer(
  platform: Platform,
  actor: Actor,
  input: NewCustomer,
): Promise<{ id: Id; code: string }> {
  return await inTransaction(platform, actor, async (tx) => {
    const code = await nextCode(tx, 'customer');
    const row = { id: tx.newId(), code, ...input, createdAt: tx.now, archivedAt: null };
    await tx.db
      .insertInto('customer')
      .values({ ...row, searchText: customerSearchText(row) })
      .execute();
    tx.audit({ event: 'customer.created', model: 'customer', recordId: row.id, after: row });
    return { id: row.id, code };
  });
}
