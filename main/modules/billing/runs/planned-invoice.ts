import type { Id } from '#kernel/ids.ts';
import { formatMoney } from '#kernel/money.ts';
import { type PricedLine, percentOf } from '../invoices/price-period.ts';
import type { Db } from '../store.ts';

type LastLine = Pick<PricedLine, 'netMinor' | 'taxMinor' | 'taxBasisPoints'>;

/** Each service's last line, to say why the next one differs. */
export async function lastLines(db: Db, lines: readonly PricedLine[]): Promise<ReadonlyMap<Id | null, LastLine>> {
  const ids = [...new Set(lines.map((line) => line.subscriptionId))];
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('invoiceLine')
    .select(['subscriptionId', 'periodStart', 'netMinor', 'taxBasisPoints', 'taxMinor'])
    .where('subscriptionId', 'in', ids)
    .where('kind', '=', 'recurring')
    .orderBy('periodStart')
    .execute();
  return new Map(rows.map((row) => [row.subscriptionId, row]));
}

function differenceOf(line: PricedLine, last: LastLine | undefined, currency: string): string | null {
  if (last === undefined) return 'The first invoice of this service.';
  const was = last.netMinor + last.taxMinor;
  if (line.netMinor + line.taxMinor === was) return null;
  const reasons = [];
  if (line.netMinor !== last.netMinor) {
    reasons.push(`net ${formatMoney(last.netMinor, currency)} before, now ${formatMoney(line.netMinor, currency)}`);
  }
  if (line.taxBasisPoints !== last.taxBasisPoints) {
    reasons.push(`tax ${percentOf(last.taxBasisPoints)} before, now ${percentOf(line.taxBasisPoints)}`);
  }
  return `${reasons.join('; ')}. ${line.charged}`;
}

/** A planned line as the preview shows it. */
export const plannedInvoice = (line: PricedLine, last: LastLine | undefined, currency: string) => ({
  subscriptionId: line.subscriptionId,
  subscriptionCode: line.subscriptionCode,
  customerId: line.customerId,
  customerName: line.customerName,
  periodStart: line.periodStart,
  periodEnd: line.periodEnd,
  totalMinor: line.netMinor + line.taxMinor,
  difference: differenceOf(line, last, currency),
});
