import { takeNumbers } from '#platform/numbers.ts';
import type { WriteTx } from '#platform/write.ts';

const SERIES = { customer: 'C', subscription: 'S' } as const;

const codeOf = (series: keyof typeof SERIES, number: number): string =>
  `${SERIES[series]}-${String(number).padStart(6, '0')}`;

/** The next `C-000123` or `S-000123`. Codes run through the years, without gaps. */
export async function nextCode(tx: Pick<WriteTx, 'db'>, series: keyof typeof SERIES): Promise<string> {
  return codeOf(series, await takeNumbers(tx, series, 0));
}

/** The next codes of so many records at once, by position. */
export async function nextCodes(
  tx: Pick<WriteTx, 'db'>,
  series: keyof typeof SERIES,
  count: number,
): Promise<(at: number) => string> {
  const first = await takeNumbers(tx, series, 0, count);
  return (at) => codeOf(series, first + at);
}
