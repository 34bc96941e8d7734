import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { Database } from '#db/schema.ts';
import { addDays, type CalendarDate, instantAt } from '#kernel/calendar.ts';
import type { Id } from '#kernel/ids.ts';
import type { Db } from '../store.ts';
import type { BillableService } from './billable-service.ts';

type Services = SelectQueryBuilder<Database, 'subscription', object>;

const withWhatABillNeeds = (services: Services) =>
  services
    .innerJoin('customer', 'customer.id', 'subscription.customerId')
    .innerJoin('servicePlan', 'servicePlan.id', 'subscription.planId')
    .select([
      'subscription.id',
      'subscription.code',
      'subscription.customerId',
      'customer.name as customerName',
      'subscription.planId',
      'servicePlan.name as planName',
      'servicePlan.downloadKbps',
      'servicePlan.uploadKbps',
      'servicePlan.taxBasisPoints',
      'servicePlan.periodMonths',
      'subscription.anchorDay',
      'subscription.priceOverrideMinor',
      'subscription.activatedOn',
      'subscription.billedThrough',
      'subscription.stateSince',
      'subscription.state',
    ]);

export interface DueSearch {
  readonly runDate: CalendarDate;
  readonly timeZone: string;
  /** Services that this run set aside already are not due again. */
  readonly runId: Id | null;
  /** Go on behind this customer. */
  readonly after: Id | null;
  readonly customers: number;
  /** Postgres: their state stays as it is until the transaction ends. */
  readonly lock: boolean;
}

/** Active services whose next period (see nextPeriodStart) begins on the run's day or before. */
function due(db: Db, { runDate, timeZone, runId, after }: DueSearch): Services {
  const nextDay = instantAt(addDays(runDate, 1), '00:00', timeZone);
  let services: Services = db
    .selectFrom('subscription')
    .where('subscription.state', '=', 'active')
    .where('subscription.stateSince', '<', nextDay)
    .where(sql<SqlBool>`coalesce(subscription.billed_through, subscription.activated_on, ${runDate}) <= ${runDate}`);
  if (after !== null) services = services.where('subscription.customerId', '>', after);
  if (runId === null) return services;
  return services.where(({ not, exists, selectFrom }) =>
    not(
      exists(
        selectFrom('billingSetAside')
          .select('billingSetAside.runId')
          .whereRef('billingSetAside.subscriptionId', '=', 'subscription.id')
          .where('billingSetAside.runId', '=', runId),
      ),
    ),
  );
}

/** All due services of the next customers, so that one invoice holds what a customer owes for the day. */
export async function dueServices(db: Db, search: DueSearch): Promise<BillableService[]> {
  const customers = await due(db, search)
    .select('subscription.customerId')
    .distinct()
    .orderBy('subscription.customerId')
    .limit(search.customers)
    .execute();
  const last = customers.at(-1)?.customerId;
  if (last === undefined) return [];
  let services = withWhatABillNeeds(due(db, search))
    .where('subscription.customerId', '<=', last)
    .orderBy('subscription.customerId')
    .orderBy('subscription.code');
  if (search.lock) services = services.forNoKeyUpdate('subscription');
  return await services.execute();
}

/** One service, whatever its state. */
export const serviceToBill = (db: Db, id: Id, lock: boolean) => {
  const services = withWhatABillNeeds(db.selectFrom('subscription').where('subscription.id', '=', id));
  return (lock ? services.forNoKeyUpdate('subscription') : services).executeTakeFirst();
};

/** All of a customer's services, whatever their state. */
export const servicesOfCustomer = (db: Db, customerId: Id) =>
  withWhatABillNeeds(db.selectFrom('subscription').where('subscription.customerId', '=', customerId))
    .orderBy('subscription.code')
    .execute();
