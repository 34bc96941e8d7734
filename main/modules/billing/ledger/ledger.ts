import type { CalendarDate } from '#kernel/calendar.ts';
import type { Id } from '#kernel/ids.ts';
import type { Minor } from '#kernel/money.ts';
import { insertChunked, type WriteTx } from '#platform/write.ts';

const accounts = {
  cash: '1000',
  bank: '1010',
  card: '1020',
  receivable: '1200',
  credit: '2100',
  tax: '2200',
  revenue: '4000',
} as const;

export interface LedgerLine {
  readonly account: keyof typeof accounts;
  readonly customerId: Id | null;
  /** Debit positive, credit negative. Lines of zero are left out. */
  readonly amountMinor: Minor;
}

export interface LedgerEntry {
  readonly date: CalendarDate;
  /** Posted once: unique in the store. */
  readonly source: { readonly kind: 'invoice' | 'payment' | 'payment_reversal' | 'credit_allocation'; readonly id: Id };
  readonly memo: string;
  readonly lines: readonly LedgerLine[];
}

function refuseUnlessBalanced({ source, lines }: LedgerEntry): void {
  const sum = lines.reduce((total, line) => total + line.amountMinor, 0n);
  if (sum !== 0n) throw new Error(`The entry of ${source.kind} ${source.id} is out of balance by ${sum}`);
}

/** Posts entries to the ledger, which only grows. Throws unless each sums to zero; the same source is posted once. */
export async function post(tx: WriteTx, entries: readonly LedgerEntry[]): Promise<void> {
  const heads = [];
  const rows = [];
  for (const entry of entries) {
    refuseUnlessBalanced(entry);
    const entryId = tx.newId();
    const { date, source, memo } = entry;
    heads.push({ id: entryId, date, sourceKind: source.kind, sourceId: source.id, memo, postedAt: tx.now });
    let lineNo = 0;
    for (const { account, customerId, amountMinor } of entry.lines) {
      if (amountMinor === 0n) continue;
      lineNo += 1;
      rows.push({ entryId, lineNo, accountCode: accounts[account], customerId, amountMinor });
    }
  }
  await insertChunked(heads, (chunk) => tx.db.insertInto('journalEntry').values(chunk).execute());
  await insertChunked(rows, (chunk) => tx.db.insertInto('journalLine').values(chunk).execute());
}
