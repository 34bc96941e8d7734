import { expect, it } from 'vitest';
import { onBothStores, type TestStoreKind } from '../../../../tests/harness/test-platform.ts';
import { getInvoice } from '../invoices/invoices.queries.ts';
import { Office } from '../testing/office.ts';
import { getPayment } from './payments.queries.ts';
import { previewPayment } from './record-payment.ts';
import { reversePayment } from './reverse-payment.ts';

/** A customer with two open invoices of 30.00, issued on the 1st and the 2nd. */
async function withTwoInvoices(kind: TestStoreKind) {
  const office = await Office.open(kind);
  const { customerId } = await office.addService({ activatedOn: '2026-01-01', anchorDay: 1 });
  await office.addService({ customerId, activatedOn: '2026-01-02', anchorDay: 2 });
  await office.runOn('2026-01-01');
  await office.runOn('2026-01-02');
  const [older, newer] = await office.invoices();
  return { office, customerId, older: older?.id ?? '', newer: newer?.id ?? '' };
}

const openOf = async (office: Office) => (await office.invoices()).map(({ openMinor }) => openMinor);

onBothStores((kind) => {
  it('pays the oldest invoice first, and keeps what is too much as credit', async () => {
    const { office, customerId, older, newer } = await withTwoInvoices(kind);
    const part = await office.pay(customerId, 4_000n, { method: 'bank', reference: 'TX 1' });
    expect(part).toMatchObject({
      number: 'PAY-2026-000001',
      creditMinor: 0n,
      balanceAfterMinor: 2_000n,
      allocations: [
        { invoiceId: older, number: 'INV-2026-000001', amountMinor: 3_000n, openAfterMinor: 0n },
        { invoiceId: newer, number: 'INV-2026-000002', amountMinor: 1_000n, openAfterMinor: 2_000n },
      ],
    });
    const rest = await office.pay(customerId, 2_500n);
    expect(rest).toMatchObject({ creditMinor: 500n, balanceAfterMinor: -500n });
    expect(await openOf(office)).toEqual([0n, 0n]);
    expect(await getPayment(office.platform, part.id)).toMatchObject({
      method: 'bank',
      reference: 'TX 1',
      recordedBy: 'a admin',
      unallocatedMinor: 0n,
      allocations: [
        { invoiceNumber: 'INV-2026-000001', amountMinor: 3_000n },
        { invoiceNumber: 'INV-2026-000002', amountMinor: 1_000n },
      ],
    });
    expect(await office.broken()).toEqual([]);
  });

  it('takes money of the last year or so, and of no day to come', async () => {
    const office = await Office.open(kind);
    const customerId = await office.addCustomer();
    office.goTo('2026-03-10');
    const refused = (receivedOn: string) => expect(office.pay(customerId, 100n, { receivedOn })).rejects;
    await refused('2026-03-11').toMatchObject({ data: { fields: { receivedOn: 'This day has not come yet.' } } });
    const sentence = '2 Feb 2025 is more than 400 days ago; the earliest is 3 Feb 2025. Look at the year.';
    await refused('2025-02-02').toMatchObject({
      code: 'INVALID_INPUT',
      data: { fields: { receivedOn: sentence } },
    });
    await refused('0206-03-10').toMatchObject({ code: 'INVALID_INPUT' });
    await office.pay(customerId, 100n, { receivedOn: '2025-02-03' });
    await office.pay(customerId, 100n, { receivedOn: '2026-03-10' });
    expect(await office.broken()).toEqual([]);
  });

  it('pays exactly the invoices that were chosen', async () => {
    const { office, customerId, newer } = await withTwoInvoices(kind);
    const paid = await office.pay(customerId, 5_000n, { allocations: [{ invoiceId: newer, amountMinor: 3_000n }] });
    expect(paid).toMatchObject({ creditMinor: 2_000n, balanceAfterMinor: 1_000n });
    expect(await openOf(office)).toEqual([3_000n, 0n]);
    expect(await office.broken()).toEqual([]);
  });

  it('names each field of an allocation that cannot be, and writes nothing', async () => {
    const { office, customerId, older, newer } = await withTwoInvoices(kind);
    const stranger = await office.addService({ activatedOn: '2026-01-03', anchorDay: 3 });
    await office.runOn('2026-01-03');
    const [, , foreign] = await office.invoices();
    const attempt = office.pay(customerId, 5_000n, {
      allocations: [
        { invoiceId: older, amountMinor: 3_001n },
        { invoiceId: newer, amountMinor: 1_000n },
        { invoiceId: newer, amountMinor: 1_000n },
        { invoiceId: foreign?.id ?? '', amountMinor: 100n },
      ],
    });
    await expect(attempt).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      data: {
        fields: {
          'allocations.0.amountMinor': 'INV-2026-000001 has only 30.00 USD open.',
          'allocations.2.invoiceId': 'INV-2026-000002 is chosen twice.',
          'allocations.3.invoiceId': 'This is not an open invoice of this customer.',
          allocations: 'The invoices chosen come to 51.01 USD, more than the payment.',
        },
      },
    });
    expect(foreign?.customerId).toBe(stranger.customerId);
    await expect(office.pay(customerId, 1n, { receivedOn: '2026-01-04' })).rejects.toMatchObject({
      data: { fields: { receivedOn: 'This day has not come yet.' } },
    });
    expect(await office.db.selectFrom('payment').selectAll().execute()).toEqual([]);
  });

  it('records a payment once, however often the same form is sent', async () => {
    const { office, customerId } = await withTwoInvoices(kind);
    const id = office.platform.newId();
    const first = await office.pay(customerId, 4_000n, { id });
    await office.pay(customerId, 1_000n);
    const repeats = await Promise.all([office.pay(customerId, 4_000n, { id }), office.pay(customerId, 4_000n, { id })]);
    expect(repeats).toEqual([first, first]);
    expect(await openOf(office)).toEqual([0n, 1_000n]);
    await expect(office.pay(customerId, 4_001n, { id })).rejects.toMatchObject({ code: 'DUPLICATE' });
    const another = await office.addCustomer('Eve');
    await expect(office.pay(another, 4_000n, { id })).rejects.toMatchObject({ code: 'DUPLICATE' });
  });

  it('settles two payments for the same invoice at the same moment', async () => {
    const { office, customerId } = await withTwoInvoices(kind);
    await Promise.all([office.pay(customerId, 4_000n), office.pay(customerId, 4_000n)]);
    expect(await openOf(office)).toEqual([0n, 0n]);
    expect(await office.broken()).toEqual([]);
  });

  it('previews what recording does, and writes nothing', async () => {
    const { office, customerId } = await withTwoInvoices(kind);
    const input = {
      customerId,
      amountMinor: 7_000n,
      receivedOn: '2026-01-02',
      method: 'card' as const,
      reference: '',
      note: '',
    };
    const preview = await previewPayment(office.platform, input);
    expect(await openOf(office)).toEqual([3_000n, 3_000n]);
    const { id: _id, number: _number, ...recorded } = await office.pay(customerId, 7_000n, input);
    expect(preview).toEqual(recorded);
  });

  it('uses credit for the next invoices, oldest first', async () => {
    const { office, customerId, older } = await withTwoInvoices(kind);
    const { id } = await office.pay(customerId, 10_000n);
    await office.addService({ customerId, activatedOn: '2026-01-03', anchorDay: 3 });
    await office.addService({ customerId, activatedOn: '2026-01-04', anchorDay: 4 });
    await office.runOn('2026-01-04');
    expect(await openOf(office)).toEqual([0n, 0n, 0n, 2_000n]);
    const { allocations } = await getPayment(office.platform, id);
    expect(allocations.map(({ invoiceNumber, amountMinor }) => [invoiceNumber, amountMinor])).toEqual([
      ['INV-2026-000001', 3_000n],
      ['INV-2026-000002', 3_000n],
      ['INV-2026-000003', 3_000n],
      ['INV-2026-000004', 1_000n],
    ]);
    expect((await getInvoice(office.platform, older)).allocations).toMatchObject([
      { paymentNumber: 'PAY-2026-000001' },
    ]);
    expect(await office.broken()).toEqual([]);
  });

  it('takes a bounced payment back: its invoices are open again, its credit is gone, the ledger keeps both entries', async () => {
    const { office, customerId } = await withTwoInvoices(kind);
    const { id } = await office.pay(customerId, 10_000n, { method: 'bank' });
    await office.addService({ customerId, activatedOn: '2026-01-03', anchorDay: 3 });
    await office.runOn('2026-01-03');
    await reversePayment(office.platform, office.actor, id, 'The cheque bounced');
    expect(await openOf(office)).toEqual([3_000n, 3_000n, 3_000n]);
    expect(await getPayment(office.platform, id)).toMatchObject({
      state: 'reversed',
      unallocatedMinor: 0n,
      reversalReason: 'The cheque bounced',
      allocations: [],
    });
    const bank = await office.db
      .selectFrom('journalLine')
      .select('amountMinor')
      .where('accountCode', '=', '1010')
      .execute();
    expect(bank.map(({ amountMinor }) => amountMinor).sort()).toEqual([-10_000n, 10_000n]);
    expect(await office.broken()).toEqual([]);
    await expect(reversePayment(office.platform, office.actor, id, 'again')).rejects.toMatchObject({
      code: 'NOT_ALLOWED_NOW',
      message: 'PAY-2026-000001 was reversed already.',
    });
  });

  it('keeps who did what in the audit, once for each document', async () => {
    const { office, customerId } = await withTwoInvoices(kind);
    const { id } = await office.pay(customerId, 3_000n);
    await reversePayment(office.platform, office.actor, id, 'wrong customer');
    const rows = await office.db
      .selectFrom('auditLog')
      .select(['event', 'recordId', 'why'])
      .where('model', 'in', ['invoice', 'payment'])
      .orderBy('seq')
      .execute();
    const [first, second] = await office.invoices();
    expect(rows).toEqual([
      { event: 'invoice.posted', recordId: first?.id, why: null },
      { event: 'invoice.posted', recordId: second?.id, why: null },
      { event: 'payment.recorded', recordId: id, why: null },
      { event: 'payment.reversed', recordId: id, why: 'wrong customer' },
    ]);
  });
});
