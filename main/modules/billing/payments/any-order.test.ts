import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from '#kernel/calendar.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import { onBothStores } from '../../../../tests/harness/test-platform.ts';
import { Office } from '../testing/office.ts';
import { reversePayment } from './reverse-payment.ts';

type Move =
  | { readonly kind: 'pay'; readonly who: number; readonly amount: number; readonly chosen: number | null }
  | { readonly kind: 'reverse'; readonly which: number }
  | { readonly kind: 'wait'; readonly days: number };

const moves = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('pay' as const),
      who: fc.nat(2),
      amount: fc.integer({ min: 1, max: 9_000 }),
      chosen: fc.option(fc.nat(5)),
    }),
    fc.record({ kind: fc.constant('reverse' as const), which: fc.nat(9) }),
    fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 9 }) }),
  ),
  { minLength: 1, maxLength: 14 },
);

const tolerateRefusal = (error: unknown): void => {
  if (!(error instanceof Refusal)) throw error;
};

async function play(office: Office, customers: readonly Id[], plan: readonly Move[]): Promise<void> {
  let today = '2026-01-01';
  const payments: Id[] = [];
  for (const move of plan) {
    if (move.kind === 'wait') {
      today = addDays(today, move.days);
      await office.runOn(today);
    } else if (move.kind === 'reverse') {
      const id = payments[move.which % Math.max(payments.length, 1)];
      if (id !== undefined) await reversePayment(office.platform, office.actor, id, 'tried').catch(tolerateRefusal);
    } else {
      const customerId = customers[move.who % customers.length] ?? '';
      const amountMinor = BigInt(move.amount);
      const invoice = move.chosen === null ? undefined : (await office.invoices())[move.chosen];
      const allocations = invoice === undefined ? undefined : [{ invoiceId: invoice.id, amountMinor }];
      await office.pay(customerId, amountMinor, { allocations }).then(({ id }) => payments.push(id), tolerateRefusal);
    }
  }
}

onBothStores((kind) => {
  it('keeps every promise of the books, whatever the order of payments, reversals and runs', async () => {
    await fc.assert(
      fc.asyncProperty(moves, async (plan) => {
        const office = await Office.open(kind);
        const customers = [];
        for (const day of ['2026-01-01', '2026-01-02', '2026-01-03']) {
          customers.push((await office.addService({ activatedOn: day, anchorDay: Number(day.slice(-2)) })).customerId);
        }
        await office.runOn('2026-01-01');
        await play(office, customers, plan);
        expect(await office.broken()).toEqual([]);
      }),
      { numRuns: kind === 'sqlite' ? 30 : 8 },
    );
  }, 240_000);
});
