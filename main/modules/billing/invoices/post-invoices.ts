import { toJsonColumn } from '#db/store-values.ts';
import { addDays, type CalendarDate } from '#kernel/calendar.ts';
import type { Id, NewId } from '#kernel/ids.ts';
import type { Minor } from '#kernel/money.ts';
import { recordBilledThrough } from '#modules/core/index.ts';
import { numbered, takeNumbers } from '#platform/numbers.ts';
import { insertChunked, type WriteTx } from '#platform/write.ts';
import type { BusinessDay } from '../business-day.ts';
import { grouped } from '../grouped.ts';
import { type LedgerEntry, post } from '../ledger/ledger.ts';
import type { PlannedService } from './plan-lines.ts';
import type { PricedLine } from './price-period.ts';

export interface PostedInvoice {
  readonly id: Id;
  readonly number: string;
  readonly customerId: Id;
  readonly totalMinor: Minor;
}

/** Invoice numbers have a series for each prefix, kept apart from other things that are numbered. */
const seriesOf = (prefix: string): string => `invoice.${prefix}`;

const sum = (lines: readonly PricedLine[], amount: 'netMinor' | 'taxMinor'): Minor =>
  lines.reduce((total, line) => total + line[amount], 0n);

const entryOf = (invoice: PostedInvoice & { readonly netMinor: Minor; readonly taxMinor: Minor }, date: CalendarDate) =>
  ({
    date,
    source: { kind: 'invoice', id: invoice.id },
    memo: invoice.number,
    lines: [
      { account: 'receivable', customerId: invoice.customerId, amountMinor: invoice.totalMinor },
      { account: 'revenue', customerId: null, amountMinor: -invoice.netMinor },
      { account: 'tax', customerId: null, amountMinor: -invoice.taxMinor },
    ],
  }) satisfies LedgerEntry;

interface Posting {
  readonly issuedOn: CalendarDate;
  readonly runId: Id | null;
  /** Names the invoices, where whoever asks has named them. */
  readonly newId?: NewId;
}

/**
 * One invoice for each customer with all their lines: number, ledger entry, audit row, and the services' billed-through in
 * the caller's transaction. The store refuses a period of a service that was billed before.
 */
export async function postInvoices(
  tx: WriteTx,
  { company, rules }: BusinessDay,
  planned: readonly PlannedService[],
  { issuedOn, runId, newId = tx.newId }: Posting,
): Promise<PostedInvoice[]> {
  const byCustomer = [
    ...grouped(
      planned.flatMap(({ lines }) => lines),
      (line) => line.customerId,
    ),
  ];
  const series = rules['billing.invoicePrefix'];
  const year = Number(issuedOn.slice(0, 4));
  const first = byCustomer.length === 0 ? 0 : await takeNumbers(tx, seriesOf(series), year, byCustomer.length);
  const dueOn = addDays(issuedOn, rules['billing.dueDays']);
  const invoices = byCustomer.map(([customerId, lines], n) => {
    const sequence = first + n;
    const netMinor = sum(lines, 'netMinor');
    const taxMinor = sum(lines, 'taxMinor');
    const totalMinor = netMinor + taxMinor;
    const number = numbered(series, year, sequence);
    const amounts = { currency: company.currency, netMinor, taxMinor, totalMinor, openMinor: totalMinor };
    const when = { issuedOn, dueOn, postedAt: tx.now };
    return { id: newId(), number, series, year, sequence, customerId, ...when, ...amounts, runId };
  });
  const lines = byCustomer.flatMap(([, priced], n) =>
    priced.map((line, at) => lineRow(invoices[n]?.id ?? '', at, line)),
  );
  await insertChunked(invoices, (chunk) => tx.db.insertInto('invoice').values(chunk).execute());
  await insertChunked(lines, (chunk) => tx.db.insertInto('invoiceLine').values(chunk).execute());
  await post(
    tx,
    invoices.map((invoice) => entryOf(invoice, issuedOn)),
  );
  await recordBilledThrough(tx, planned.flatMap(reached));
  for (const { id, number, customerId, totalMinor } of invoices) {
    tx.audit({ event: 'invoice.posted', model: 'invoice', recordId: id, after: { number, customerId, totalMinor } });
  }
  return invoices;
}

const reached = ({ service, billedThrough }: PlannedService) =>
  billedThrough === null ? [] : [{ subscriptionId: service.id, billedThrough }];

const lineRow = (invoiceId: Id, at: number, line: PricedLine) => ({
  invoiceId,
  lineNo: at + 1,
  kind: 'recurring' as const,
  subscriptionId: line.subscriptionId,
  description: line.description,
  periodStart: line.periodStart,
  periodEnd: line.periodEnd,
  netMinor: line.netMinor,
  taxBasisPoints: line.taxBasisPoints,
  taxMinor: line.taxMinor,
  explainJson: toJsonColumn({ steps: line.steps }),
});
