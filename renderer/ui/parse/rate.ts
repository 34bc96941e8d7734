import { notUnderstood, type Parsed, understood } from './parsed.ts';

const kbpsByUnit: Readonly<Record<string, number>> = { '': 1, k: 1, m: 1_000, g: 1_000_000 };

/** Reads a rate as a person or RouterOS writes it ("10M", "512k", "1.5 Mbps", "1G") in kbit/s; a bare number is kbit/s. */
export function parseRate(text: string): Parsed<number> {
  const match = /^(\d+(?:[.,]\d+)?)\s*([kmg]?)(?:i?(?:b(?:it)?(?:\/s|ps)?))?$/i.exec(text.trim());
  const perUnit = kbpsByUnit[match?.[2]?.toLowerCase() ?? 'none'];
  if (!match?.[1] || perUnit === undefined) return notUnderstood('Write a rate like 10M, 512k or 1G');
  // Binary fractions drift: 1.1 × 1000 is 1100.0000000000002.
  const kbps = Number((Number(match[1].replace(',', '.')) * perUnit).toFixed(6));
  if (!Number.isInteger(kbps)) return notUnderstood('A rate is a whole number of kbit/s');
  if (kbps === 0) return notUnderstood('A rate is more than zero');
  return understood(kbps);
}

/** Writes kbit/s in the largest unit that keeps it a whole or short number: 10000 is 10M, 1500 is 1.5M, 512 is 512k. */
export function formatRate(kbps: number): string {
  if (kbps >= 1_000_000 && kbps % 100_000 === 0) return `${kbps / 1_000_000}G`;
  if (kbps >= 1_000 && kbps % 100 === 0) return `${kbps / 1_000}M`;
  return `${kbps}k`;
}
