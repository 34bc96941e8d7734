import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Plan } from '../plan/service.ts';
import { planColumns, planOf } from '../services.queries.ts';

/** Plans in use, as routers know them. */
export async function readPlans(db: Kysely<Database>): Promise<Plan[]> {
  const rows = await db
    .selectFrom('servicePlan as plan')
    .select(planColumns)
    .where('plan.archivedAt', 'is', null)
    .orderBy('plan.name')
    .execute();
  return rows.map(planOf);
}
