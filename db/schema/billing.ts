import type { Json } from './platform.ts';

/** The words that the columns' checks allow. */
type RunState = 'running' | 'done' | 'stopped';

export interface LedgerAccountTable {
  code: string;
  name: string;
  kind: 'asset' | 'liability' | 'equity' | 'income' | 'expense';
}

export interface JournalEntryTable {
  id: string;
  date: string;
  sourceKind: string;
  sourceId: string;
  memo: string;
  postedAt: string;
}

export interface JournalLineTable {
  entryId: string;
  lineNo: number;
  accountCode: string;
  customerId: string | null;
  /** Debit positive, credit negative; an entry's lines sum to zero. */
  amountMinor: bigint;
}

export interface InvoiceTable {
  id: string;
  number: string;
  series: string;
  year: number;
  sequence: number;
  customerId: string;
  issuedOn: string;
  dueOn: string;
  currency: string;
  netMinor: bigint;
  taxMinor: bigint;
  totalMinor: bigint;
  /** total − allocations; kept by the allocation's own transaction, derivable, checked by the doctor. */
  openMinor: bigint;
  runId: string | null;
  postedAt: string;
}

export interface InvoiceLineTable {
  invoiceId: string;
  lineNo: number;
  kind: 'recurring' | 'one_off';
  subscriptionId: string | null;
  description: string;
  periodStart: string | null;
  periodEnd: string | null;
  netMinor: bigint;
  taxBasisPoints: number;
  taxMinor: bigint;
  explainJson: Json<unknown>;
}

export interface PaymentTable {
  id: string;
  number: string;
  customerId: string;
  receivedOn: string;
  method: 'cash' | 'bank' | 'card';
  reference: string;
  amountMinor: bigint;
  /** amount − allocations: the customer's credit. */
  unallocatedMinor: bigint;
  state: 'posted' | 'reversed';
  note: string;
  recordedBy: string;
  postedAt: string;
  reversedAt: string | null;
  reversalReason: string | null;
  /** What recording it did, as the first caller was answered: a repeat is answered the same. */
  outcomeJson: Json<unknown>;
}

export interface PaymentAllocationTable {
  id: string;
  paymentId: string;
  invoiceId: string;
  amountMinor: bigint;
  allocatedAt: string;
}

export interface BillingRunTable {
  id: string;
  runDate: string;
  state: RunState;
  trigger: 'schedule' | 'hand';
  /** Released by a person who saw how many it would suspend. */
  brake: 'on' | 'released';
  startedAt: string;
  finishedAt: string | null;
  invoicedCount: number;
  invoicedMinor: bigint;
  setAsideCount: number;
  suspendedCount: number;
  reconnectedCount: number;
  note: string | null;
}

export interface BillingSetAsideTable {
  runId: string;
  subscriptionId: string;
  reason: string;
}

export interface DunningDecisionTable {
  id: string;
  runId: string | null;
  subscriptionId: string;
  decidedOn: string;
  decidedAt: string;
  decision: 'grace' | 'suspend' | 'hold' | 'reconnect';
  sentence: string;
  reasonsJson: Json<unknown>;
}

export interface BillingTables {
  ledgerAccount: LedgerAccountTable;
  journalEntry: JournalEntryTable;
  journalLine: JournalLineTable;
  invoice: InvoiceTable;
  invoiceLine: InvoiceLineTable;
  payment: PaymentTable;
  paymentAllocation: PaymentAllocationTable;
  billingRun: BillingRunTable;
  billingSetAside: BillingSetAsideTable;
  dunningDecision: DunningDecisionTable;
}
