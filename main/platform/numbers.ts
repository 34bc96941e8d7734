import { sql } from 'kysely';
import type { WriteTx } from './write.ts';

/**
 * Takes `count` numbers of a series and year at once; answers the first. The series row stays locked until the transaction
 * ends, and a rollback gives the numbers back: so there are no gaps, also with several consoles.
 */
export async function takeNumbers(tx: Pick<WriteTx, 'db'>, series: string, year: number, count = 1): Promise<number> {
  const { lastNumber } = await tx.db
    .insertInto('numberSeries')
    .values({ series, year, lastNumber: count })
    .onConflict((on) =>
      on.columns(['series', 'year']).doUpdateSet({ lastNumber: sql`number_series.last_number + ${count}` }),
    )
    .returning('lastNumber')
    .executeTakeFirstOrThrow();
  return lastNumber - count + 1;
}

/** `numbered('INV', 2026, 123)` → `INV-2026-000123`. */
export const numbered = (prefix: string, year: number, sequence: number): string =>
  `${prefix}-${year}-${String(sequence).padStart(6, '0')}`;
