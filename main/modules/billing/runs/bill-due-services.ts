import { sql } from 'kysely';
import type { Id } from '#kernel/ids.ts';
import { insertChunked, type WriteTx } from '#platform/write.ts';
import { dueServices } from '../invoices/due-services.queries.ts';
import { linePlanner, type PlannedService } from '../invoices/plan-lines.ts';
import { readPlanPrices } from '../invoices/plan-prices.ts';
import { postInvoices } from '../invoices/post-invoices.ts';
import { type RunWork, walk } from './run-steps.ts';

async function keepSetAside(tx: WriteTx, runId: Id, planned: readonly PlannedService[]): Promise<number> {
  const rows = planned.flatMap(({ service, setAside }) =>
    setAside === null ? [] : [{ runId, subscriptionId: service.id, reason: setAside }],
  );
  await insertChunked(rows, (chunk) => tx.db.insertInto('billingSetAside').values(chunk).execute());
  return rows.length;
}

/** Invoices whoever has a period to begin; a service that cannot be billed is set aside with its reason. */
export const billDueServices = (work: RunWork): Promise<void> =>
  walk(work, async ({ tx, day, run, after, customers }) => {
    const services = await dueServices(tx.db, {
      runDate: run.runDate,
      timeZone: day.company.timeZone,
      runId: run.id,
      after,
      customers,
      lock: work.platform.store.kind === 'postgres',
    });
    const last = services.at(-1);
    if (last === undefined) return null;
    const plan = linePlanner(await readPlanPrices(tx.db), day.company);
    const planned = services.map((service) => plan(service, run.runDate));
    const invoices = await postInvoices(tx, day, planned, { issuedOn: run.runDate, runId: run.id });
    const setAside = await keepSetAside(tx, run.id, planned);
    const invoicedMinor = invoices.reduce((sum, invoice) => sum + invoice.totalMinor, 0n);
    await tx.db
      .updateTable('billingRun')
      .set((eb) => ({
        invoicedCount: eb('invoicedCount', '+', invoices.length),
        invoicedMinor: eb('invoicedMinor', '+', sql<bigint>`cast(${invoicedMinor} as bigint)`),
        setAsideCount: eb('setAsideCount', '+', setAside),
      }))
      .where('id', '=', run.id)
      .execute();
    tx.touch('billing_run', run.id);
    return last.customerId;
  });
