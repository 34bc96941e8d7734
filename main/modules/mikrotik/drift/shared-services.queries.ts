import { type Kysely, sql } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Id } from '#kernel/ids.ts';
import { hotspotProfileName, SUSPENDED, sectorQueueName } from '../plan/markers.ts';
import type { DriftRecord } from './drift-rows.queries.ts';

type Row = Pick<DriftRecord, 'deviceId' | 'path' | 'naturalKey' | 'services'>;

interface Served {
  readonly authMethod: string;
  readonly state: string;
  readonly routerosProfile: string;
}

function profileOf({ authMethod, state, routerosProfile }: Served): Pick<Row, 'path' | 'naturalKey'> | null {
  if (authMethod === 'hotspot') {
    return { path: '/ip/hotspot/user/profile', naturalKey: hotspotProfileName(routerosProfile) };
  }
  if (authMethod !== 'pppoe') return null;
  return { path: '/ppp/profile', naturalKey: state === 'active' ? routerosProfile : SUSPENDED };
}

const keyOf = ({ deviceId, path, naturalKey }: Row): string => `${deviceId} ${path} ${naturalKey}`;

/** For each profile and each sector's queue among these rows one service of its router that stands on it. */
export async function servicesOfShared(
  db: Kysely<Database>,
  rows: readonly Row[],
): Promise<(row: Row) => Id | undefined> {
  const shared = rows.filter(({ services }) => services !== null);
  if (shared.length === 0) return () => undefined;
  const services = await db
    .selectFrom('subscription')
    .innerJoin('servicePlan as plan', 'plan.id', 'subscription.planId')
    .innerJoin('sector', 'sector.id', 'subscription.sectorId')
    .select([
      sql<Id>`min(cast(subscription.id as text))`.as('id'),
      'subscription.deviceId',
      'subscription.authMethod',
      'subscription.state',
      'plan.routerosProfile',
      'sector.code as sectorCode',
    ])
    .where('subscription.deviceId', 'in', [...new Set(shared.map(({ deviceId }) => deviceId))])
    .where('subscription.state', 'in', ['active', 'suspended', 'paused'])
    .groupBy([
      'subscription.deviceId',
      'subscription.authMethod',
      'subscription.state',
      'plan.routerosProfile',
      'sector.code',
    ])
    .execute();
  const through = new Map<string, Id>();
  for (const { id, deviceId, sectorCode, ...service } of services) {
    if (deviceId === null) continue;
    through.set(keyOf({ deviceId, path: '/queue/simple', naturalKey: sectorQueueName(sectorCode), services: 1 }), id);
    const profile = profileOf(service);
    if (profile !== null) through.set(keyOf({ deviceId, ...profile, services: 1 }), id);
  }
  return (row) => (row.services === null ? undefined : through.get(keyOf(row)));
}
