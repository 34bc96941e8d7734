import { type RawBuilder, sql } from 'kysely';
import type { StoreKind } from '#db/columns.ts';
import { epochMs, type Instant, toInstant } from '#kernel/clock.ts';

/** The start of the stretch of time that an instant column falls into, in UTC, as each store reckons it. */
export const bucketOf = (kind: StoreKind, column: string, stepSeconds: number): RawBuilder<Instant> => {
  const at = sql.ref(column);
  const step = sql.lit(stepSeconds);
  return kind === 'postgres'
    ? sql`to_timestamp(floor(extract(epoch from ${at}) / ${step}) * ${step})`
    : sql`strftime('%Y-%m-%dT%H:%M:%fZ', (unixepoch(${at}) / ${step}) * ${step}, 'unixepoch')`;
};

/** The same of an instant at hand. */
export const startOfBucket = (at: Instant, stepSeconds: number): Instant => {
  const stepMs = stepSeconds * 1_000;
  return toInstant(Math.floor(epochMs(at) / stepMs) * stepMs);
};
