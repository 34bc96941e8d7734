import { type RawBuilder, sql } from 'kysely';
import type { CalendarDate } from '#kernel/calendar.ts';

/** The plan's price on a day: the latest that took effect by then. Needs `service_plan` in the query. */
export const priceInForce = (on: CalendarDate): RawBuilder<bigint> =>
  sql<bigint>`coalesce((select plan_price.price_minor from plan_price where plan_price.plan_id = service_plan.id
    and plan_price.effective_from <= ${on} order by plan_price.effective_from desc limit 1), 0)`;
