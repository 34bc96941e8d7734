import { type Kysely, sql } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Id } from '#kernel/ids.ts';
import { hotspotProfileName, SUSPENDED } from '../plan/markers.ts';
import type { DriftRecord } from './drift-rows.queries.ts';

type Row = Pick<DriftRecord, 'deviceId' | 'path' | 'naturalKey' | 'services'>;

const keyOf = ({ deviceId, path, naturalKey }: Row): string => `${deviceId} ${path} ${naturalKey}`;

/** For each profile among these rows one service of its router that stands on it. */
export async function servicesOfProfiles(
  db: Kysely<Database>,
  rows: readonly Row[],
): Promise<(row: Row) => Id | undefined> {
  const shared = rows.filter(({ services }) => services !== null);
  if (shared.length === 0) return () => undefined;
  const services = await db
    .selectFrom('subscription')
    .innerJoin('servicePlan as plan', 'plan.id', 'subscription.planId')
    .select([
      sql<Id>`min(cast(subscription.id as text))`.as('id'),
      'subscription.deviceId',
      'subscription.authMethod',
      'subscription.state',
      'plan.routerosProfile',
    ])
    .where('subscription.deviceId', 'in', [...new Set(shared.map(({ deviceId }) => deviceId))])
    .where('subscription.authMethod', 'in', ['pppoe', 'hotspot'])
    .where('subscription.state', 'in', ['active', 'suspended', 'paused'])
    .groupBy(['subscription.deviceId', 'subscription.authMethod', 'subscription.state', 'plan.routerosProfile'])
    .execute();
  const through = new Map<string, Id>();
  for (const { id, deviceId, authMethod, state, routerosProfile } of services) {
    if (deviceId === null) continue;
    const isPpp = authMethod === 'pppoe';
    const path = isPpp ? '/ppp/profile' : '/ip/hotspot/user/profile';
    const own = isPpp ? routerosProfile : hotspotProfileName(routerosProfile);
    const name = isPpp && state !== 'active' ? SUSPENDED : own;
    through.set(keyOf({ deviceId, path, naturalKey: name, services: 1 }), id);
  }
  return (row) => (row.services === null ? undefined : through.get(keyOf(row)));
}
