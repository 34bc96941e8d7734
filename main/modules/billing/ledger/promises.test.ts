import { expect, it } from 'vitest';
import { inTransaction } from '#platform/platform.ts';
import { onBothStores, type TestStoreKind } from '../../../../tests/harness/test-platform.ts';
import { Office } from '../testing/office.ts';
import { post } from './ledger.ts';

async function withBooks(kind: TestStoreKind): Promise<Office> {
  const office = await Office.open(kind);
  const { customerId } = await office.addService({ activatedOn: '2026-01-01' });
  await office.addService({ customerId, activatedOn: '2026-01-02', anchorDay: 2 });
  await office.runOn('2026-01-01');
  await office.runOn('2026-01-02');
  await office.pay(customerId, 1_000n);
  await office.pay(customerId, 9_000n);
  expect(await office.broken()).toEqual([]);
  return office;
}

onBothStores((kind) => {
  it('refuses an entry that is out of balance, and the same source a second time', async () => {
    const office = await Office.open(kind);
    const postSums = (id: string, ...amounts: bigint[]) =>
      inTransaction(office.platform, office.actor, (tx) =>
        post(tx, [
          {
            date: '2026-01-01',
            source: { kind: 'payment', id },
            memo: 'by hand',
            lines: amounts.map((amountMinor) => ({ account: 'cash', customerId: null, amountMinor })),
          },
        ]),
      );
    const id = office.platform.newId();
    await expect(postSums(id, 100n, -99n)).rejects.toThrow('out of balance by 1');
    await postSums(id, 100n, -100n);
    await expect(postSums(id, 5n, -5n)).rejects.toThrow();
    expect(await office.db.selectFrom('journalLine').selectAll().execute()).toHaveLength(2);
  });

  it('names what somebody changed behind the books’ back', async () => {
    const office = await withBooks(kind);
    const { db } = office;
    const first = (await office.invoices())[0]?.id ?? '';
    await db.updateTable('invoice').set({ openMinor: 7n }).where('id', '=', first).execute();
    expect(await office.broken()).toEqual([
      'receivables are the open invoices, customer by customer: customer C-2 differs by -7',
      'what an invoice has open is its total less what was allocated: INV-2026-000001 has 7 open, not what its allocations leave',
    ]);
    await db.updateTable('invoice').set({ openMinor: 0n }).where('id', '=', first).execute();

    await db.updateTable('payment').set({ unallocatedMinor: 1n }).where('number', '=', 'PAY-2026-000002').execute();
    expect(await office.broken()).toEqual([
      'customer credit is what payments have left, customer by customer: customer C-2 differs by -3999',
      'what a payment has left is its amount less what was allocated: PAY-2026-000002 has 1 left',
    ]);
    await db.updateTable('payment').set({ unallocatedMinor: 4_000n }).where('number', '=', 'PAY-2026-000002').execute();

    await db.updateTable('journalLine').set({ amountMinor: 2_999n }).where('amountMinor', '=', 3_000n).execute();
    expect((await office.broken()).map((line) => line.split(':')[0])).toEqual([
      'every ledger entry balances',
      'every ledger entry balances',
      'the ledger as a whole balances',
      'receivables are the open invoices, customer by customer',
    ]);
    await db.updateTable('journalLine').set({ amountMinor: 3_000n }).where('amountMinor', '=', 2_999n).execute();

    await db.updateTable('invoice').set({ sequence: 9 }).where('id', '=', first).execute();
    await db
      .updateTable('payment')
      .set({ number: 'PAY-2026-000007' })
      .where('number', '=', 'PAY-2026-000002')
      .execute();
    await db.updateTable('invoiceLine').set({ netMinor: 1n }).where('invoiceId', '=', first).execute();
    await db.updateTable('journalEntry').set({ sourceKind: 'mistake' }).where('sourceId', '=', first).execute();
    expect(await office.broken()).toEqual([
      'every document is in the ledger once: invoice INV-2026-000001 has no entry',
      'an invoice is the sum of its lines: INV-2026-000001 differs from its lines',
      'invoice numbers have no gap: INV 2026 has 2 invoices up to number 9',
      'payment numbers have no gap: PAY 2026 has 2 payments up to number 000007',
    ]);
  });

  it('names a day of a service that is billed twice', async () => {
    const office = await withBooks(kind);
    const lines = office.db.updateTable('invoiceLine').set({ periodEnd: '2026-03-01', periodStart: '2026-02-01' });
    const [first, second] = await office.invoices();
    await lines.where('invoiceId', '=', second?.id ?? '').execute();
    const { subscriptionId } = await office.db
      .selectFrom('invoiceLine')
      .select('subscriptionId')
      .where('invoiceId', '=', first?.id ?? '')
      .executeTakeFirstOrThrow();
    await office.db.updateTable('invoiceLine').set({ subscriptionId }).execute();
    expect(await office.broken()).toEqual([]);
    await office.db
      .updateTable('invoiceLine')
      .set({ periodEnd: '2026-02-02' })
      .where('periodEnd', '=', '2026-02-01')
      .execute();
    expect(await office.broken()).toEqual([
      'no day of a service is billed twice: service SUB-1 is billed to 2026-02-02 and again from 2026-02-01',
    ]);
  });
});
