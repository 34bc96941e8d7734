import { sql } from 'kysely';
import type { DriftRouter } from '#contract/mikrotik.ts';
import { dateIn } from '#kernel/calendar.ts';
import type { Id } from '#kernel/ids.ts';
import { companyOf, type Platform, settingsOf } from '#platform/platform.ts';
import { openStates } from '../sync/open-work.queries.ts';

type Counts = Pick<DriftRouter, 'rows' | 'ignored' | 'needing' | 'served' | 'cutOff'>;

const none: Counts = { rows: 0, ignored: 0, needing: 0, served: 0, cutOff: 0 };

/**
 * A row needs somebody unless it is ignored, its change is on its way, its router is in dry run, or it is a foreign one that
 * keeps nothing of ours from being as it should.
 */
async function countRows({ store: { db } }: Platform, today: string): Promise<Map<Id, Counts>> {
  const { rows } = await sql<Counts & { deviceId: Id }>`
    with judged as (
      select row.device_id, row.harm, row.services, row.subscription_id,
        case when row.ignored_until is not null and row.ignored_until >= ${today} then 1 else 0 end as is_ignored,
        case when device.stage = 'dry_run'
          or (row.kind = 'foreign' and row.harm is null and row.cause in ('namespace', 'other_store'))
          or exists (select 1 from provisioning_job open where open.subscription_id = row.subscription_id
            and open.device_id = row.device_id and open.state in (${sql.join(openStates)})) then 1 else 0 end as is_quiet
      from drift_row row join device on device.id = row.device_id where device.archived_at is null)
    select device_id, count(*) as rows, sum(is_ignored) as ignored,
      sum(case when is_ignored = 0 and is_quiet = 0 then 1 else 0 end) as needing,
      count(distinct case when is_ignored = 0 and is_quiet = 0 and harm = 'served' then subscription_id end)
        + coalesce(sum(case when is_ignored = 0 and is_quiet = 0 and harm = 'served' then services end), 0) as served,
      count(distinct case when is_ignored = 0 and is_quiet = 0 and harm = 'cut_off' then subscription_id end) as cut_off
    from judged group by device_id`.execute(db);
  return new Map(
    rows.map(({ deviceId, ...counts }) => [
      deviceId,
      {
        rows: Number(counts.rows),
        ignored: Number(counts.ignored),
        needing: Number(counts.needing),
        served: Number(counts.served),
        cutOff: Number(counts.cutOff),
      },
    ]),
  );
}

const counted = (n: number, one: string, many: string): string =>
  `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;

const sum = (routers: readonly DriftRouter[], of: (router: DriftRouter) => number): number =>
  routers.reduce((total, router) => total + of(router), 0);

/** What it means for people, the worst first: "12 rows differ on 3 routers: 2 customers are served though …". */
function sentenceOf(routers: readonly DriftRouter[]): string {
  const needing = sum(routers, (router) => router.needing + router.beyond);
  if (needing === 0) {
    return sum(routers, ({ rows }) => rows) === 0
      ? 'Every router is as the books want it.'
      : 'Nothing needs a decision: what differs is ignored, on its way, or on routers in dry run.';
  }
  const on = routers.filter((router) => router.needing > 0).length;
  const served = sum(routers, (router) => router.served);
  const cutOff = sum(routers, (router) => router.cutOff);
  const harms = [
    ...(served > 0
      ? [
          counted(
            served,
            'customer is served though it should be cut off',
            'customers are served though they should be cut off',
          ),
        ]
      : []),
    ...(cutOff > 0
      ? [
          counted(
            cutOff,
            'customer is cut off though it should be served',
            'customers are cut off though they should be served',
          ),
        ]
      : []),
  ];
  const rows = `${counted(needing, 'row differs', 'rows differ')} on ${counted(on, 'router', 'routers')}`;
  return harms.length === 0
    ? `${rows}; nobody is served or cut off who should not be.`
    : `${rows}: ${harms.join(', ')}.`;
}

/** Every router with how it stands to the books, and how old that is. */
export async function readDriftBoard(
  platform: Platform,
): Promise<{ sentence: string; needing: number; routers: DriftRouter[] }> {
  const { db } = platform.store;
  const { timeZone } = await companyOf(db);
  const settings = await settingsOf(platform);
  const counts = await countRows(platform, dateIn(platform.clock.now(), timeZone));
  const devices = await db
    .selectFrom('device')
    .leftJoin('deviceReadBack as readBack', 'readBack.deviceId', 'device.id')
    .select([
      'device.id as deviceId', 'device.name', 'device.stage', 'device.health', 'device.readBackMinutes',
      'readBack.comparedAt', 'readBack.triedAt', 'readBack.error', 'readBack.tookMs', 'readBack.rowsOurs',
      'readBack.rowsForeign', 'readBack.rowsBeyond',
    ]) // biome-ignore format: a list
    .where('device.kind', '=', 'mikrotik')
    .where('device.archivedAt', 'is', null)
    .orderBy(sql`lower(device.name)`)
    .execute();
  const routers = devices.map(({ readBackMinutes, rowsBeyond, ...device }) => ({
    ...device,
    everyMinutes: readBackMinutes ?? settings['network.readBackMinutes'],
    hasOwnInterval: readBackMinutes !== null,
    beyond: rowsBeyond ?? 0,
    ...(counts.get(device.deviceId) ?? none),
  }));
  return { sentence: sentenceOf(routers), needing: sum(routers, (router) => router.needing), routers };
}
