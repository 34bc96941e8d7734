import type { CustomerChange } from '#contract/core.ts';
import { notFound, Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { locked } from '#platform/row-locks.ts';
import { changedFields, given } from '../changed-fields.ts';
import { customerSearchText } from '../search-text.ts';

export async function updateCustomer(platform: Platform, actor: Actor, input: CustomerChange): Promise<{ id: Id }> {
  const { id, ...change } = input;
  return await inTransaction(platform, actor, async (tx) => {
    const query = tx.db.selectFrom('customer').selectAll().where('id', '=', id);
    const found = await locked(platform, query).executeTakeFirst();
    if (found === undefined) throw notFound('customer');
    const { sortName: _sortName, ...before } = found;
    if (before.archivedAt !== null) throw new Refusal('NOT_ALLOWED_NOW', 'This customer is archived.');
    const after = { ...before, ...given(change) };
    const difference = changedFields(before, { ...after, searchText: customerSearchText(after) });
    if (difference === undefined) return { id };
    await tx.db.updateTable('customer').set(difference.after).where('id', '=', id).execute();
    tx.audit({ event: 'customer.changed', model: 'customer', recordId: id, ...difference });
    return { id };
  });
}
