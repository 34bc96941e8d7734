import { type RawBuilder, sql } from 'kysely';
import { addMs, type Instant } from '#kernel/clock.ts';
import type { Platform } from '#platform/platform.ts';
import { bucketOf, startOfBucket } from './bucket.ts';
import { type History, histories, type Step, steps } from './histories.ts';

/** A poll that took long is written down some seconds after the stretch of time that it belongs to is over. */
const LATE_MS = 2 * 60_000;
/** What was missed is caught up in stretches of so many buckets, so that nobody who writes waits long. */
const BUCKETS_AT_ONCE = 72;

type Source = { readonly step: Step | null; readonly table: string };

const columnsOf = ({ polls, measures }: History): string[] => [
  ...(polls === undefined ? [] : [polls]),
  ...measures.flatMap(({ rollup }) => ['n', 'min', 'sum', 'max'].map((figure) => `${rollup}_${figure}`)),
];

/** The figures of one bucket, from samples or from finer rollups: least of the least, sum of the sums. */
function figuresOf({ polls, measures }: History, source: Source): RawBuilder<unknown>[] {
  const isSample = source.step === null;
  const counted = polls === undefined ? [] : [isSample ? sql`count(*)` : sql`sum(${sql.ref(polls)})`];
  const figures = measures.flatMap(({ sample, rollup }) =>
    isSample
      ? [
          sql`count(${sql.ref(sample)})`,
          ...['min', 'sum', 'max'].map((figure) => sql`${sql.raw(figure)}(${sql.ref(sample)})`),
        ]
      : [
          sql`sum(${sql.ref(`${rollup}_n`)})`,
          sql`min(${sql.ref(`${rollup}_min`)})`,
          sql`sum(${sql.ref(`${rollup}_sum`)})`,
          sql`max(${sql.ref(`${rollup}_max`)})`,
        ],
  );
  return [...counted, ...figures];
}

async function firstOf(platform: Platform, { table, step }: Source, from: Instant | null): Promise<Instant | null> {
  const after = from === null ? sql`` : sql` and at >= ${from}`;
  const ofStep = step === null ? sql`1 = 1` : sql`step_seconds = ${step}`;
  const { rows } = await sql<{ at: Instant | null }>`
    select min(at) as at from ${sql.table(table)} where ${ofStep}${after}`.execute(platform.store.db);
  return rows[0]?.at ?? null;
}

/** Makes the buckets from `from` to `until` anew; run again it makes the same. */
async function makeBuckets(
  { store: { db, kind } }: Platform,
  history: History,
  step: Step,
  source: Source,
  { from, until }: { readonly from: Instant; readonly until: Instant },
): Promise<void> {
  const columns = columnsOf(history);
  const key = sql.ref(history.key);
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const renewed = sql.join(columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`));
  const ofStep = source.step === null ? sql`` : sql`step_seconds = ${source.step} and `;
  await sql`
    insert into ${sql.table(history.rollups)} (${key}, step_seconds, at, ${names})
    select ${key}, ${sql.lit(step)}, ${bucketOf(kind, 'at', step)} as bucket, ${sql.join(figuresOf(history, source))}
    from ${sql.table(source.table)}
    where ${ofStep}at >= ${from} and at < ${until}
    group by ${key}, bucket
    on conflict (${key}, step_seconds, at) do update set ${renewed}`.execute(db);
}

/** Until when a resolution is final; null: nothing was rolled up yet. */
export async function markOf(
  { store: { db } }: Platform,
  { name }: Pick<History, 'name'>,
  step: Step,
): Promise<Instant | null> {
  const mark = await db
    .selectFrom('healthRollupMark')
    .select('finalUntil')
    .where('history', '=', name)
    .where('stepSeconds', '=', step)
    .executeTakeFirst();
  return mark?.finalUntil ?? null;
}

async function setMark({ store: { db } }: Platform, { name }: History, step: Step, finalUntil: Instant): Promise<void> {
  await db
    .insertInto('healthRollupMark')
    .values({ history: name, stepSeconds: step, finalUntil })
    .onConflict((on) => on.columns(['history', 'stepSeconds']).doUpdateSet({ finalUntil }))
    .execute();
}

/** From where it was final to now, the bucket that is still open included. Answers whether more of it is final than before. */
async function rollUpStep(platform: Platform, history: History, step: Step, source: Source): Promise<boolean> {
  const now = platform.clock.now();
  const done = await markOf(platform, history, step);
  for (let from = await firstOf(platform, source, done); from !== null && from <= now; ) {
    const start = startOfBucket(from, step);
    const until = addMs(start, BUCKETS_AT_ONCE * step * 1_000);
    await makeBuckets(platform, history, step, source, { from: start, until });
    from = await firstOf(platform, source, until);
  }
  const finalUntil = startOfBucket(addMs(now, -LATE_MS), step);
  if (done !== null && finalUntil <= done) return false;
  await setMark(platform, history, step, finalUntil);
  return true;
}

/**
 * Brings every resolution up to now: set-based, each from the next finer one, and only once that one has something final to
 * give. What was missed while no office ran is caught up; a run that was cut off or repeated makes the same rows.
 */
export async function rollUp(platform: Platform): Promise<void> {
  for (const history of histories) {
    let source: Source = { step: null, table: history.samples };
    for (const step of steps) {
      if (!(await rollUpStep(platform, history, step, source))) break;
      source = { step, table: history.rollups };
    }
  }
}
