import { takeNumbers } from '#platform/numbers.ts';
import type { WriteTx } from '#platform/write.ts';

const SERIES = { customer: 'C', subscription: 'S' } as const;

/** The next `C-000123` or `S-000123`. Codes run through the years, without gaps. */
export async function nextCode(tx: Pick<WriteTx, 'db'>, series: keyof typeof SERIES): Promise<string> {
  const number = await takeNumbers(tx, series, 0);
  return `${SERIES[series]}-${String(number).padStart(6, '0')}`;
}
