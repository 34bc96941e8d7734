import { expect, test } from 'vitest';
import { emptyPayment, paymentInput, sharedMinor } from './payment-form.ts';

const filled = { ...emptyPayment('c1', '2026-11-22'), amountMinor: 50_00n };

test('a payment oldest first leaves the choice of invoices to the back office', () => {
  expect(paymentInput(filled)).toEqual({
    customerId: 'c1',
    amountMinor: 50_00n,
    receivedOn: '2026-11-22',
    method: 'cash',
    reference: '',
    note: '',
  });
});

test('a payment by hand names exactly the invoices that get something', () => {
  const byHand = { ...filled, allocate: 'hand', shares: { i1: '3000', i2: '0', i3: '500' } };
  expect(paymentInput(byHand)?.allocations).toEqual([
    { invoiceId: 'i1', amountMinor: 30_00n },
    { invoiceId: 'i3', amountMinor: 5_00n },
  ]);
  expect(sharedMinor(byHand.shares)).toBe(35_00n);
});

test('nothing is asked before the customer and the amount are known', () => {
  expect(paymentInput({ ...filled, customerId: null })).toBeUndefined();
  expect(paymentInput({ ...filled, amountMinor: null })).toBeUndefined();
  expect(paymentInput({ ...filled, amountMinor: 0n })).toBeUndefined();
});

test('each opened form has its own id', () => {
  expect(emptyPayment(null, '2026-11-22').requestId).not.toBe(emptyPayment(null, '2026-11-22').requestId);
});
