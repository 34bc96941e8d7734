import { z } from 'zod';
import { procedure } from './procedure.ts';
import {
  date,
  done,
  id,
  instant,
  listInput,
  listOf,
  minor,
  positiveMinor,
  reason,
  reasonRef,
  shortText,
} from './values.ts';

export const invoiceState = z.enum(['open', 'in_grace', 'overdue', 'paid']);

const invoiceHead = z.object({
  id,
  number: z.string(),
  customerId: id,
  customerCode: z.string(),
  customerName: z.string(),
  issuedOn: date,
  dueOn: date,
  currency: z.string(),
  netMinor: minor,
  taxMinor: minor,
  totalMinor: minor,
  openMinor: minor,
  state: invoiceState,
  daysPastDue: z.number().int(),
});
export type InvoiceHead = z.infer<typeof invoiceHead>;

/** How a line came about, in steps a person can follow; amounts in the invoice's currency. */
export const lineExplanation = z.object({ steps: z.array(z.string()) });

export const invoice = invoiceHead.extend({
  company: z.string(),
  customerAddress: z.string(),
  customerTaxId: z.string(),
  postedAt: instant,
  runDate: date.nullable(),
  lines: z.array(
    z.object({
      lineNo: z.number().int(),
      kind: z.enum(['recurring', 'one_off']),
      subscriptionId: id.nullable(),
      subscriptionCode: z.string().nullable(),
      description: z.string(),
      periodStart: date.nullable(),
      periodEnd: date.nullable(),
      netMinor: minor,
      taxBasisPoints: z.number().int(),
      taxMinor: minor,
      explanation: lineExplanation,
    }),
  ),
  allocations: z.array(
    z.object({ paymentId: id, paymentNumber: z.string(), receivedOn: date, amountMinor: minor, allocatedAt: instant }),
  ),
});
export type Invoice = z.infer<typeof invoice>;

const totals = z.object({ count: z.number().int(), totalMinor: minor, openMinor: minor, currency: z.string() });

const invoiceQuery = listInput(['issuedOn', 'number', 'dueOn', 'openMinor'], 'desc').extend({
  customerId: id.optional(),
  state: invoiceState.optional(),
  from: date.optional(),
  to: date.optional(),
  runId: id.optional(),
});
export type InvoiceQuery = z.infer<typeof invoiceQuery>;

const nextBill = z.object({
  periodStart: date,
  /** The day after the last. */
  periodEnd: date,
  netMinor: minor,
  taxMinor: minor,
  totalMinor: minor,
  currency: z.string(),
  explanation: lineExplanation,
});
export type NextBill = z.infer<typeof nextBill>;

/** `periodStart` as the preview showed it: whoever asks twice asks for the same period and not for the one behind it. */
const billInput = z.object({ subscriptionId: id, id, periodStart: date });
export type BillInput = z.infer<typeof billInput>;

const invoices = {
  list: procedure('money.read', 'GET /invoices', 'Invoices')
    .input(invoiceQuery)
    .output(listOf(invoiceHead).extend({ totals })),
  get: procedure('money.read', 'GET /invoices/{id}', 'One invoice, each line with why')
    .input(z.object({ id }))
    .output(invoice),
  previewBill: procedure(
    'money.write',
    'GET /subscriptions/{subscriptionId}/bill',
    'What billing one service now would post, for which period; writes nothing',
  )
    .input(z.object({ subscriptionId: id }))
    .output(nextBill),
  bill: procedure(
    'money.write',
    'POST /subscriptions/{subscriptionId}/bill',
    'Bills one service now, for the period that the preview showed; the same id again answers the first result',
  )
    .input(billInput)
    .output(z.object({ invoiceId: id, number: z.string() })),
};

export const paymentMethods = ['cash', 'bank', 'card'] as const;

const paymentHead = z.object({
  id,
  number: z.string(),
  customerId: id,
  customerCode: z.string(),
  customerName: z.string(),
  receivedOn: date,
  method: z.enum(paymentMethods),
  reference: z.string(),
  amountMinor: minor,
  unallocatedMinor: minor,
  currency: z.string(),
  state: z.enum(['posted', 'reversed']),
  note: z.string(),
  recordedBy: z.string(),
  postedAt: instant,
  reversedAt: instant.nullable(),
  reversalReason: z.string().nullable(),
});
export type PaymentHead = z.infer<typeof paymentHead>;

const paymentInput = z.object({
  customerId: id,
  receivedOn: date,
  method: z.enum(paymentMethods),
  reference: shortText.default(''),
  amountMinor: positiveMinor,
  note: shortText.default(''),
  /** Absent: oldest first. Given: exactly these; the rest becomes credit. */
  allocations: z
    .array(z.object({ invoiceId: id, amountMinor: positiveMinor }))
    .max(200)
    .optional(),
});

export const paymentOutcome = z.object({
  allocations: z.array(z.object({ invoiceId: id, number: z.string(), amountMinor: minor, openAfterMinor: minor })),
  creditMinor: minor,
  balanceAfterMinor: minor,
  currency: z.string(),
  /** Services that this payment reconnects. */
  reconnects: z.array(z.object({ subscriptionId: id, code: z.string() })),
});

const paymentQuery = listInput(['receivedOn', 'number', 'amountMinor'], 'desc').extend({
  customerId: id.optional(),
  method: z.enum(paymentMethods).optional(),
  from: date.optional(),
  to: date.optional(),
});
export type PaymentQuery = z.infer<typeof paymentQuery>;

const payments = {
  list: procedure('money.read', 'GET /payments', 'Payments')
    .input(paymentQuery)
    .output(
      listOf(paymentHead).extend({
        totals: z.object({ count: z.number().int(), amountMinor: minor, currency: z.string() }),
      }),
    ),
  get: procedure('money.read', 'GET /payments/{id}', 'One payment with what it paid')
    .input(z.object({ id }))
    .output(
      paymentHead.extend({
        allocations: z.array(
          z.object({ invoiceId: id, invoiceNumber: z.string(), amountMinor: minor, allocatedAt: instant }),
        ),
      }),
    ),
  preview: procedure('money.write', 'POST /payments/preview', 'What recording a payment would do; writes nothing')
    .input(paymentInput)
    .output(paymentOutcome),
  record: procedure('money.write', 'POST /payments', 'Records a payment; the same id again answers the first result')
    .input(paymentInput.extend({ id }))
    .output(paymentOutcome.extend({ id, number: z.string() })),
  reverse: procedure(
    'money.write',
    'POST /payments/{id}/reverse',
    'Takes a wrong or bounced payment back; its invoices are open again',
  )
    .input(z.object({ id, reason }))
    .output(done),
};

export const standing = z.object({
  customerId: id,
  currency: z.string(),
  /** What a role without money rights may know. */
  word: z.enum(['paid', 'owes', 'overdue']),
  /** Open invoices minus credit; null without the right to read balances. */
  balanceMinor: minor.nullable(),
  overdueMinor: minor.nullable(),
  creditMinor: minor.nullable(),
  oldestDueOn: date.nullable(),
});
export type Standing = z.infer<typeof standing>;

export const nextStep = z.object({
  subscriptionId: id,
  code: z.string(),
  /** "Suspends on 4 Dec 2026 if INV-2026-000123 stays open." */
  sentence: z.string(),
  on: date.nullable(),
  kind: z.enum(['bill', 'grace', 'suspend', 'hold', 'reconnect', 'none']),
});
export type NextStep = z.infer<typeof nextStep>;

const balances = {
  of: procedure('customers.read', 'POST /balances', 'Paid or owes, for some customers; sums for those who may see them')
    .input(z.object({ customerIds: z.array(id).max(500) }))
    .output(z.array(standing)),
  nextSteps: procedure(
    'customers.read',
    'GET /customers/{customerId}/next-steps',
    'What happens next with a customer’s services, and when',
  )
    .input(z.object({ customerId: id }))
    .output(z.array(nextStep)),
};

export const decision = z.object({
  subscriptionId: id,
  subscriptionCode: z.string(),
  customerId: id,
  customerName: z.string(),
  decision: z.enum(['grace', 'suspend', 'hold', 'reconnect']),
  sentence: z.string(),
  reasons: z.array(z.object({ text: z.string(), ref: reasonRef.nullable() })),
});
export type DunningDecisionView = z.infer<typeof decision>;

const plannedInvoice = z.object({
  subscriptionId: id,
  subscriptionCode: z.string(),
  customerId: id,
  customerName: z.string(),
  periodStart: date,
  periodEnd: date,
  totalMinor: minor,
  /** Why it differs from the last one; null when it does not. */
  difference: z.string().nullable(),
});

const runTotals = z.object({
  invoicedCount: z.number().int(),
  invoicedMinor: minor,
  setAsideCount: z.number().int(),
  suspendedCount: z.number().int(),
  reconnectedCount: z.number().int(),
});

const setAside = z.object({
  subscriptionId: id,
  subscriptionCode: z.string(),
  customerName: z.string(),
  reason: z.string(),
});

export const run = runTotals.extend({
  id,
  runDate: date,
  state: z.enum(['running', 'done', 'stopped']),
  trigger: z.enum(['schedule', 'hand']),
  startedAt: instant,
  finishedAt: instant.nullable(),
  note: z.string().nullable(),
  currency: z.string(),
});
export type BillingRun = z.infer<typeof run>;

export const runPreview = runTotals.extend({
  date,
  currency: z.string(),
  /** Days before `date` that were missed and would be run first. */
  missedDates: z.array(date),
  alreadyRun: z.boolean(),
  /** The brake: true when the run would stop and ask. */
  wouldStop: z.boolean(),
  activeCount: z.number().int(),
  brakeAt: z.number().int(),
  /** The first rows of each kind; the counts above are of all. */
  invoices: z.array(plannedInvoice),
  setAside: z.array(setAside),
  decisions: z.array(decision),
});
export type RunPreview = z.infer<typeof runPreview>;

const runQuery = listInput(['runDate'], 'desc');
export type RunQuery = z.infer<typeof runQuery>;

const runs = {
  list: procedure('money.read', 'GET /runs', 'Daily runs, newest first').input(runQuery).output(listOf(run)),
  get: procedure('money.read', 'GET /runs/{id}', 'One run: invoices, set aside, decisions with reasons')
    .input(z.object({ id }))
    .output(run.extend({ setAside: z.array(setAside), decisions: z.array(decision) })),
  preview: procedure('money.read', 'GET /runs/preview', 'What the daily run would do today; writes nothing').output(
    runPreview,
  ),
  start: procedure(
    'runs.start',
    'POST /runs',
    'Runs today now (missed days first); what was done before is not repeated',
  )
    .input(
      z.object({
        /** Suspend although the brake says that it is unusually many. */
        releaseBrake: z.boolean().default(false),
      }),
    )
    .output(z.object({ runIds: z.array(id), stopped: z.boolean(), note: z.string().nullable() })),
};

const board = {
  money: procedure(
    'money.read',
    'GET /board/money',
    'Due, overdue by age, collected this month, and the last and next run',
  ).output(
    z.object({
      currency: z.string(),
      /** Everything that is open, overdue or not. */
      dueMinor: minor,
      overdue: z.array(z.object({ label: z.string(), count: z.number().int(), minor })),
      collectedThisMonthMinor: minor,
      invoicedThisMonthMinor: minor,
      lastRun: run.nullable(),
      nextRunAt: instant.nullable(),
      setAsideCount: z.number().int(),
    }),
  ),
};

export const billingContract = { invoices, payments, balances, runs, board };
