import { sql } from 'kysely';
import type { ServicesBoard } from '#contract/core.ts';
import type { Platform } from '#platform/platform.ts';
import { disagrees } from './subscriptions/network-disagreement.ts';

/** One pass over an index: services of each sector by state, and how many of them the routers contradict. */
const servicesBySector = (db: Platform['store']['db']) =>
  db
    .selectFrom('subscription')
    .select((eb) => [
      'sectorId',
      'state',
      eb.fn.countAll<number>().as('count'),
      sql<number>`sum(case when ${disagrees} then 1 else 0 end)`.as('disagreeing'),
    ])
    .groupBy(['sectorId', 'state'])
    .execute();

export async function servicesBoard({ store: { db } }: Platform): Promise<ServicesBoard> {
  const [customers, groups, sectors] = await Promise.all([
    db
      .selectFrom('customer')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('archivedAt', 'is', null)
      .executeTakeFirstOrThrow(),
    servicesBySector(db),
    db
      .selectFrom('sector')
      .select(['id', 'name'])
      .where('archivedAt', 'is', null)
      .orderBy(sql`lower(name)`)
      .orderBy('id')
      .execute(),
  ]);
  const byState = { draft: 0, pending_install: 0, active: 0, suspended: 0, paused: 0, terminated: 0 };
  const bySector = new Map(sectors.map(({ id, name }) => [id, { id, name, active: 0, suspended: 0 }]));
  let disagreeing = 0;
  for (const group of groups) {
    byState[group.state] += group.count;
    disagreeing += group.disagreeing;
    const sector = bySector.get(group.sectorId);
    if (sector === undefined) continue;
    if (group.state === 'active') sector.active += group.count;
    if (group.state === 'suspended') sector.suspended += group.count;
  }
  return { customers: customers.count, byState, disagreeing, sectors: [...bySector.values()] };
}
