const units = [
  { from: 1e9, unit: 'Gbit/s' },
  { from: 1e6, unit: 'Mbit/s' },
  { from: 1e3, unit: 'kbit/s' },
] as const;

/** "412 Mbit/s", "1.2 Gbit/s", "0": three digits at the most. */
export function bitRate(bps: number): string {
  const known = units.find(({ from }) => bps >= from);
  if (known === undefined) return bps < 0.5 ? '0' : `${Math.round(bps)} bit/s`;
  const value = bps / known.from;
  return `${value < 10 ? Number(value.toFixed(1)) : Math.round(value)} ${known.unit}`;
}

const round = (value: number): string => (value < 10 ? String(Number(value.toFixed(1))) : String(Math.round(value)));

export const milliseconds = (value: number): string => `${round(value)} ms`;
export const percent = (value: number): string => `${round(value)} %`;
export const plain = (value: number): string => Math.round(value).toLocaleString('en-GB');

/** The share of polls that were answered: never "100 %" where one was not. */
export function availability(answered: number, polls: number): string {
  if (polls === 0) return '–';
  if (answered === polls) return '100 %';
  return `${(Math.floor((answered / polls) * 10_000) / 100).toFixed(2)} %`;
}
