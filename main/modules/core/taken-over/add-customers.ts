import { insertRows } from '#db/insert-rows.ts';
import type { Id } from '#kernel/ids.ts';
import type { WriteTx } from '#platform/write.ts';
import { nextCodes } from '../record-codes.ts';
import { customerSearchText } from '../search-text.ts';

export interface TakenOverCustomer {
  readonly id: Id;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly notes: string;
}

const unsaid = { kind: 'person', address: '', taxId: '', archivedAt: null } as const;

/** Customers by what a router's comments tell of them. */
export async function addCustomers(tx: WriteTx, customers: readonly TakenOverCustomer[], why: string): Promise<void> {
  if (customers.length === 0) return;
  const codes = await nextCodes(tx, 'customer', customers.length);
  const rows = customers.map((customer, at) => {
    const row = { ...customer, ...unsaid, code: codes(at), createdAt: tx.now };
    return { ...row, searchText: customerSearchText(row) };
  });
  await insertRows(tx.db, 'customer', rows);
  for (const row of rows) {
    tx.audit({ event: 'customer.created', model: 'customer', recordId: row.id, after: row, why });
  }
}
