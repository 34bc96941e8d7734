import { type RawBuilder, sql } from 'kysely';
import type { Settings } from '#contract/settings.ts';
import { addMs, type Instant } from '#kernel/clock.ts';
import { type Platform, settingsOf } from '#platform/platform.ts';
import { FIVE_MINUTES, type History, histories, ONE_DAY, ONE_HOUR, type Step, steps } from './histories.ts';
import { markOf } from './roll-up.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Small enough that nobody who writes waits noticeably for a chunk. */
const CHUNK = 5_000;

type Kept = { readonly samplesMs: number; readonly byStepMs: Readonly<Record<Step, number>> };

/** Interfaces are many times more than devices: a chart shows polls of the last hour, 5 minutes of a day, hours of months. */
const mostOfInterfaces: Kept = {
  samplesMs: 6 * HOUR_MS,
  byStepMs: { [FIVE_MINUTES]: 3 * DAY_MS, [ONE_HOUR]: 92 * DAY_MS, [ONE_DAY]: Number.POSITIVE_INFINITY },
};

/** How long each resolution of a history is kept. */
export function keptOf({ name }: Pick<History, 'name'>, settings: Settings): Kept {
  const asSet: Kept = {
    samplesMs: settings['health.rawHours'] * HOUR_MS,
    byStepMs: {
      [FIVE_MINUTES]: settings['health.fiveMinuteDays'] * DAY_MS,
      [ONE_HOUR]: settings['health.hourDays'] * DAY_MS,
      [ONE_DAY]: settings['health.dayYears'] * 366 * DAY_MS,
    },
  };
  if (name === 'device') return asSet;
  const least = (step: Step): number => Math.min(asSet.byStepMs[step], mostOfInterfaces.byStepMs[step]);
  return {
    samplesMs: Math.min(asSet.samplesMs, mostOfInterfaces.samplesMs),
    byStepMs: { [FIVE_MINUTES]: least(FIVE_MINUTES), [ONE_HOUR]: least(ONE_HOUR), [ONE_DAY]: least(ONE_DAY) },
  };
}

async function forget(
  { store: { db } }: Platform,
  table: string,
  columns: readonly string[],
  which: RawBuilder<unknown>,
): Promise<void> {
  const names = sql.join(columns.map((column) => sql.ref(column)));
  for (;;) {
    const { numAffectedRows = 0n } = await sql`
      delete from ${sql.table(table)}
      where (${names}) in (select ${names} from ${sql.table(table)} where ${which} limit ${CHUNK})`.execute(db);
    if (numAffectedRows < CHUNK) return;
  }
}

/** The older of both: nothing is forgotten before the next coarser resolution has it for good. */
const cutOff = (now: Instant, keptMs: number, coarserFinalUntil: Instant | null): Instant | null => {
  if (coarserFinalUntil === null) return null;
  const tooOld = addMs(now, -keptMs);
  return tooOld < coarserFinalUntil ? tooOld : coarserFinalUntil;
};

/** Forgets what is older than the settings keep, in bounded chunks, each resolution only once the coarser one has it. */
export async function forgetOldHistory(platform: Platform): Promise<void> {
  const settings = await settingsOf(platform);
  const now = platform.clock.now();
  for (const history of histories) {
    const kept = keptOf(history, settings);
    const samplesUntil = cutOff(now, kept.samplesMs, await markOf(platform, history, FIVE_MINUTES));
    if (samplesUntil !== null) {
      await forget(platform, history.samples, ['at', history.key], sql`at < ${samplesUntil}`);
    }
    for (const [at, step] of steps.entries()) {
      const coarser = steps[at + 1];
      const until = cutOff(
        now,
        kept.byStepMs[step],
        coarser === undefined ? now : await markOf(platform, history, coarser),
      );
      if (until === null) continue;
      await forget(
        platform,
        history.rollups,
        [history.key, 'step_seconds', 'at'],
        sql`step_seconds = ${step} and at < ${until}`,
      );
    }
  }
}
