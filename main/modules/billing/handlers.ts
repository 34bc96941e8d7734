import { procedures } from '#platform/procedures.ts';
import { balancesOf } from './balances/balances.queries.ts';
import { moneyBoard } from './balances/board.queries.ts';
import { nextSteps } from './dunning/next-steps.ts';
import { billService, previewBill } from './invoices/bill-service.ts';
import { getInvoice, listInvoices } from './invoices/invoices.queries.ts';
import { getPayment, listPayments } from './payments/payments.queries.ts';
import { previewPayment, recordPayment } from './payments/record-payment.ts';
import { reversePayment } from './payments/reverse-payment.ts';
import { previewRun } from './runs/preview-run.ts';
import { getRun, listRuns } from './runs/runs.queries.ts';
import { startRun } from './runs/start-run.ts';

const { invoices, payments, balances, runs, board } = procedures.billing;

export const billingHandlers = {
  invoices: {
    list: invoices.list.handler(({ input, context }) => listInvoices(context.platform, input)),
    get: invoices.get.handler(({ input, context }) => getInvoice(context.platform, input.id)),
    bill: invoices.bill.handler(async ({ input, context }) => {
      const { id, number } = await billService(context.platform, context.actor, input);
      return { invoiceId: id, number };
    }),
    previewBill: invoices.previewBill.handler(({ input, context }) =>
      previewBill(context.platform, input.subscriptionId),
    ),
  },
  payments: {
    list: payments.list.handler(({ input, context }) => listPayments(context.platform, input)),
    get: payments.get.handler(({ input, context }) => getPayment(context.platform, input.id)),
    preview: payments.preview.handler(({ input, context }) => previewPayment(context.platform, input)),
    record: payments.record.handler(({ input, context }) => recordPayment(context.platform, context.actor, input)),
    reverse: payments.reverse.handler(async ({ input, context }) => {
      await reversePayment(context.platform, context.actor, input.id, input.reason);
      return { id: input.id };
    }),
  },
  balances: {
    of: balances.of.handler(({ input, context }) => balancesOf(context.platform, context.actor, input.customerIds)),
    nextSteps: balances.nextSteps.handler(({ input, context }) =>
      nextSteps(context.platform, context.actor, input.customerId),
    ),
  },
  runs: {
    list: runs.list.handler(({ input, context }) => listRuns(context.platform, input)),
    get: runs.get.handler(({ input, context }) => getRun(context.platform, input.id)),
    preview: runs.preview.handler(({ context }) => previewRun(context.platform)),
    start: runs.start.handler(({ input, context }) => startRun(context.platform, context.actor, input.releaseBrake)),
  },
  board: { money: board.money.handler(({ context }) => moneyBoard(context.platform)) },
};
