import { type RawBuilder, sql } from 'kysely';
import type { Figures, HealthHistory, HealthWindow, Traffic } from '#contract/mikrotik.ts';
import { addMs, type Instant } from '#kernel/clock.ts';
import { notFound } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import { type Platform, settingsOf } from '#platform/platform.ts';
import { bucketOf, startOfBucket } from './bucket.ts';
import {
  deviceHistory,
  FIVE_MINUTES,
  type History,
  interfaceHistory,
  ONE_DAY,
  ONE_HOUR,
  type Step,
} from './histories.ts';

interface Resolution {
  readonly lengthSeconds: number;
  /** Where it is read from: a rollup's step, or the polls themselves. */
  readonly from: Step | 'polls';
  readonly pointSeconds: number;
}

/** Each window is at most some 370 points; of polls, which are 10 s apart at the least, each is one. */
const resolutions: Readonly<Record<HealthWindow, Resolution>> = {
  '1h': { lengthSeconds: ONE_HOUR, from: 'polls', pointSeconds: 0 },
  '24h': { lengthSeconds: ONE_DAY, from: FIVE_MINUTES, pointSeconds: FIVE_MINUTES },
  '7d': { lengthSeconds: 7 * ONE_DAY, from: ONE_HOUR, pointSeconds: ONE_HOUR },
  '30d': { lengthSeconds: 30 * ONE_DAY, from: ONE_HOUR, pointSeconds: 2 * ONE_HOUR },
  '1y': { lengthSeconds: 366 * ONE_DAY, from: ONE_DAY, pointSeconds: ONE_DAY },
};

type Row = Readonly<Record<string, number | string | null>>;

const column = (rollup: string, figure: string): RawBuilder<unknown> => sql.ref(`${rollup}_${figure}`);

/** One statement: the points of a window, oldest first, each over `pointSeconds`. */
async function readPoints(
  { store: { db, kind } }: Platform,
  history: History,
  key: Id,
  { from, pointSeconds }: Resolution,
  since: Instant,
): Promise<Row[]> {
  const isSample = from === 'polls';
  const { measures, polls } = history;
  const figures = measures.flatMap(({ sample, rollup }) =>
    isSample
      ? [
          sql`count(${sql.ref(sample)}) as ${column(rollup, 'n')}`,
          sql`min(${sql.ref(sample)}) as ${column(rollup, 'min')}`,
          sql`sum(${sql.ref(sample)}) as ${column(rollup, 'sum')}`,
          sql`max(${sql.ref(sample)}) as ${column(rollup, 'max')}`,
        ]
      : [
          sql`sum(${column(rollup, 'n')}) as ${column(rollup, 'n')}`,
          sql`min(${column(rollup, 'min')}) as ${column(rollup, 'min')}`,
          sql`sum(${column(rollup, 'sum')}) as ${column(rollup, 'sum')}`,
          sql`max(${column(rollup, 'max')}) as ${column(rollup, 'max')}`,
        ],
  );
  const counted = polls === undefined ? [] : [sql`${isSample ? sql`count(*)` : sql`sum(${sql.ref(polls)})`} as polls`];
  const ofStep = isSample ? sql`` : sql` and step_seconds = ${from}`;
  const { rows } = await sql<Row>`
    select ${isSample ? sql.ref('at') : bucketOf(kind, 'at', pointSeconds)} as bucket, ${sql.join([...counted, ...figures])}
    from ${sql.table(isSample ? history.samples : history.rollups)}
    where ${sql.ref(history.key)} = ${key}${ofStep} and at >= ${since}
    group by bucket order by bucket`.execute(db);
  return rows;
}

function figuresIn(row: Row, rollup: string): Figures {
  const of = (figure: string): number => Number(row[`${rollup}${figure}`] ?? 0);
  const count = of('N');
  if (count === 0) return null;
  return { min: of('Min'), avg: Math.round((of('Sum') / count) * 10) / 10, max: of('Max') };
}

async function windowOf(platform: Platform, window: HealthWindow) {
  const now = platform.clock.now();
  const known = resolutions[window];
  const pollSeconds = known.from === 'polls' ? (await settingsOf(platform))['network.pollSeconds'] : known.pointSeconds;
  const begin = addMs(now, -known.lengthSeconds * 1_000);
  const since = known.from === 'polls' ? begin : startOfBucket(begin, known.pointSeconds);
  return { resolution: known, since, span: { from: since, until: now, stepSeconds: pollSeconds } };
}

/** How a device was over a window of time; a point in which nothing was polled is not there. */
export async function readHealthHistory(
  platform: Platform,
  deviceId: Id,
  window: HealthWindow,
): Promise<HealthHistory> {
  const device = await platform.store.db
    .selectFrom('device')
    .select('id')
    .where('id', '=', deviceId)
    .executeTakeFirst();
  if (device === undefined) throw notFound('device');
  const { resolution, since, span } = await windowOf(platform, window);
  const rows = await readPoints(platform, deviceHistory, deviceId, resolution, since);
  const points = rows.map((row) => ({
    at: String(row.bucket),
    polls: Number(row.polls ?? 0),
    answered: Number(row.latencyN ?? 0),
    latencyMs: figuresIn(row, 'latency'),
    cpuPercent: figuresIn(row, 'cpu'),
    memoryPercent: figuresIn(row, 'memory'),
    sessions: figuresIn(row, 'session'),
  }));
  return { ...span, points };
}

/** What went through an interface over a window of time. */
export async function readTraffic(platform: Platform, interfaceId: Id, window: HealthWindow): Promise<Traffic> {
  const known = await platform.store.db
    .selectFrom('deviceInterface')
    .select('id')
    .where('id', '=', interfaceId)
    .executeTakeFirst();
  if (known === undefined) throw notFound('interface');
  const { resolution, since, span } = await windowOf(platform, window);
  const rows = await readPoints(platform, interfaceHistory, interfaceId, resolution, since);
  const points = rows.map((row) => ({
    at: String(row.bucket),
    rxBps: figuresIn(row, 'rx'),
    txBps: figuresIn(row, 'tx'),
  }));
  return { ...span, points };
}
