import { sql } from 'kysely';
import type { Alert, AlertQuery } from '#contract/mikrotik.ts';
import { keysetPage, likeText } from '#platform/page.ts';
import type { Platform } from '#platform/platform.ts';

const MOST_OPEN = 200;

type Db = Platform['store']['db'];

const alertsOf = (db: Db) => db.selectFrom('deviceAlert').innerJoin('device', 'device.id', 'deviceAlert.deviceId');

const columns = [
  'deviceAlert.id',
  'deviceAlert.deviceId',
  'device.name as deviceName',
  'deviceAlert.kind',
  'deviceAlert.subject',
  'deviceAlert.detail',
  'deviceAlert.times',
  'deviceAlert.raisedAt',
  'deviceAlert.lastAt',
  'deviceAlert.clearedAt',
  'deviceAlert.clearedBecause',
  'deviceAlert.acknowledgedAt',
  'deviceAlert.acknowledgedBy',
] as const;

/** What stands now; what nobody looks after yet comes first. */
export async function readOpenAlerts({ store: { db } }: Platform) {
  const open = alertsOf(db).where('deviceAlert.clearedAt', 'is', null);
  const counts = await open
    .select((eb) => [
      eb.fn.countAll<number>().as('total'),
      eb.fn.count<number>('deviceAlert.acknowledgedAt').as('acknowledged'),
    ])
    .executeTakeFirstOrThrow();
  const alerts: Alert[] = await open
    .select(columns)
    .orderBy(sql`case when device_alert.acknowledged_at is null then 0 else 1 end`)
    .orderBy('deviceAlert.raisedAt', 'desc')
    .orderBy('deviceAlert.id', 'desc')
    .limit(MOST_OPEN)
    .execute();
  return { total: counts.total, unacknowledged: counts.total - counts.acknowledged, alerts };
}

export async function listAlerts({ store: { db } }: Platform, input: AlertQuery) {
  const { deviceId, kind, open, search } = input;
  let filtered = alertsOf(db);
  if (deviceId !== undefined) filtered = filtered.where('deviceAlert.deviceId', '=', deviceId);
  if (kind !== undefined) filtered = filtered.where('deviceAlert.kind', '=', kind);
  if (open !== undefined) filtered = filtered.where('deviceAlert.clearedAt', open ? 'is' : 'is not', null);
  if (search.trim() !== '') {
    const text = sql<string>`lower(device.name || ' ' || device_alert.subject || ' ' || device_alert.detail)`;
    filtered = filtered.where(sql<boolean>`${text} like ${likeText(search)} escape '\\'`);
  }
  const page = await keysetPage(
    filtered.select(columns),
    { by: sql<string>`device_alert.raised_at`, id: sql<string>`device_alert.id` },
    { ...input, direction: input.sort.direction },
  );
  const { total } = await filtered.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { ...page, total };
}
