import type { CalendarDate } from '#kernel/calendar.ts';
import type { Id } from '#kernel/ids.ts';
import { type Minor, minOf } from '#kernel/money.ts';

export interface OpenInvoice {
  readonly id: Id;
  readonly number: string;
  readonly dueOn: CalendarDate;
  readonly openMinor: Minor;
}

export interface Allocation {
  readonly invoiceId: Id;
  readonly amountMinor: Minor;
}

const byAge = (a: OpenInvoice, b: OpenInvoice): number =>
  a.dueOn === b.dueOn ? (a.number < b.number ? -1 : 1) : a.dueOn < b.dueOn ? -1 : 1;

/** Longest due first, then by number. */
export const oldestFirst = <Invoice extends OpenInvoice>(invoices: readonly Invoice[]): Invoice[] =>
  [...invoices].sort(byAge);

/** What an amount pays when nobody chose: oldest first; what no invoice takes is left over. */
export function allocateOldestFirst(amountMinor: Minor, invoices: readonly OpenInvoice[]): Allocation[] {
  const allocations: Allocation[] = [];
  let left = amountMinor;
  for (const { id, openMinor } of oldestFirst(invoices)) {
    if (left === 0n) break;
    const paid = minOf(left, openMinor);
    if (paid > 0n) allocations.push({ invoiceId: id, amountMinor: paid });
    left -= paid;
  }
  return allocations;
}

/** The invoices that are still open after the allocations, with what is open of them. */
export function afterAllocations<Invoice extends OpenInvoice>(
  invoices: readonly Invoice[],
  allocations: readonly Allocation[],
): Invoice[] {
  const paid = new Map<Id, Minor>();
  for (const { invoiceId, amountMinor } of allocations) {
    paid.set(invoiceId, (paid.get(invoiceId) ?? 0n) + amountMinor);
  }
  return invoices
    .map((invoice) => ({ ...invoice, openMinor: invoice.openMinor - (paid.get(invoice.id) ?? 0n) }))
    .filter((invoice) => invoice.openMinor > 0n);
}

export const totalOf = (rows: readonly { readonly amountMinor: Minor }[]): Minor =>
  rows.reduce((sum, row) => sum + row.amountMinor, 0n);
