import { z } from 'zod';
import { paymentOutcome } from '#contract/billing.ts';
import { toJsonColumn } from '#db/store-values.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { numbered, takeNumbers } from '#platform/numbers.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import type { WriteTx } from '#platform/write.ts';
import { type BusinessDay, businessDay } from '../business-day.ts';
import { carryOut } from '../dunning/carry-out-decisions.ts';
import { post } from '../ledger/ledger.ts';
import { type Db, lockCustomers } from '../store.ts';
import { allocateToInvoices } from './allocate.ts';
import { totalOf } from './allocation.ts';
import { type PaymentInput, type PaymentOutcome, planPayment } from './plan-payment.ts';

export type RecordedPayment = PaymentOutcome & { readonly id: Id; readonly number: string };

const SERIES = 'payment';

const amount = z.coerce.bigint();
/** The outcome as the store keeps it: amounts are text in JSON. */
const storedOutcome = paymentOutcome.extend({
  creditMinor: amount,
  balanceAfterMinor: amount,
  allocations: z.array(
    paymentOutcome.shape.allocations.element.extend({ amountMinor: amount, openAfterMinor: amount }),
  ),
});

async function recordedBefore(
  db: Db,
  { id, ...input }: PaymentInput & { id: Id },
): Promise<RecordedPayment | undefined> {
  const row = await db.selectFrom('payment').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return undefined;
  if (row.customerId !== input.customerId || row.amountMinor !== input.amountMinor) throw anotherPayment(row.number);
  return { ...storedOutcome.parse(row.outcomeJson), id, number: row.number };
}

const anotherPayment = (number: string): Refusal =>
  new Refusal('DUPLICATE', `This form was recorded already, as ${number}. Open the form again for another payment.`);

async function insertPayment(
  tx: WriteTx,
  input: PaymentInput & { readonly id: Id },
  number: string,
  outcome: PaymentOutcome,
): Promise<void> {
  const { id, customerId, receivedOn, method, reference, amountMinor, note } = input;
  const inserted = await tx.db
    .insertInto('payment')
    .values({
      ...{ id, number, customerId, receivedOn, method, reference, amountMinor, note },
      unallocatedMinor: outcome.creditMinor,
      state: 'posted',
      recordedBy: tx.actor.name,
      postedAt: tx.now,
      reversedAt: null,
      reversalReason: null,
      outcomeJson: toJsonColumn(outcome),
    })
    .onConflict((on) => on.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted === undefined) throw new Refusal('DUPLICATE', 'This form was recorded already, for another customer.');
}

/** Services that the payment makes clear come back in the same transaction. */
async function reconnect(
  tx: WriteTx,
  { today }: BusinessDay,
  { id }: PaymentInput & { readonly id: Id },
  number: string,
  plan: Awaited<ReturnType<typeof planPayment>>,
): Promise<readonly Id[]> {
  // No sum: the reason stands in histories that technicians read too.
  const text = `${number} paid what was owed.`;
  const decisions = plan.reconnects({ text, ref: { model: 'payment', id, label: number } });
  const { reconnected } = await carryOut(tx, decisions, { runId: null, decidedOn: today });
  return reconnected;
}

/**
 * Records money received: pays the invoices, keeps the rest as credit, brings back services suspended for debt. The same id
 * again answers the first result. @throws Refusal INVALID_INPUT by field, NOT_FOUND, DUPLICATE
 */
export async function recordPayment(
  platform: Platform,
  actor: Actor,
  input: PaymentInput & { readonly id: Id },
): Promise<RecordedPayment> {
  return await inTransaction(platform, actor, async (tx) => {
    await lockCustomers(platform, tx, [input.customerId]);
    const before = await recordedBefore(tx.db, input);
    if (before !== undefined) return before;
    const day = await businessDay(tx.db, tx.now);
    const plan = await planPayment(tx.db, day, input);
    const year = Number(day.today.slice(0, 4));
    const number = numbered('PAY', year, await takeNumbers(tx, SERIES, year));
    const back = await reconnect(tx, day, input, number, plan);
    const reconnects = plan.outcome.reconnects.filter(({ subscriptionId }) => back.includes(subscriptionId));
    const outcome = { ...plan.outcome, reconnects };
    await insertPayment(tx, input, number, outcome);
    await allocateToInvoices(
      tx,
      outcome.allocations.map(({ invoiceId, amountMinor }) => {
        return { id: tx.newId(), paymentId: input.id, invoiceId, amountMinor };
      }),
    );
    const { customerId, amountMinor, receivedOn, method } = input;
    const allocatedMinor = totalOf(outcome.allocations);
    await post(tx, [
      {
        date: receivedOn,
        source: { kind: 'payment', id: input.id },
        memo: number,
        lines: [
          { account: method, customerId: null, amountMinor },
          { account: 'receivable', customerId, amountMinor: -allocatedMinor },
          { account: 'credit', customerId, amountMinor: -outcome.creditMinor },
        ],
      },
    ]);
    const { allocations: paid } = outcome;
    tx.audit({
      event: 'payment.recorded',
      model: 'payment',
      recordId: input.id,
      after: { number, customerId, receivedOn, method, reference: input.reference, amountMinor, paid },
    });
    tx.touch('customer', customerId);
    tx.emit('payment.recorded', { paymentId: input.id, customerId, receivedOn });
    return { ...outcome, id: input.id, number };
  });
}

/** What recording it would answer. Writes nothing. */
export async function previewPayment(platform: Platform, input: PaymentInput): Promise<PaymentOutcome> {
  const { db } = platform.store;
  return (await planPayment(db, await businessDay(db, platform.clock.now()), input)).outcome;
}
