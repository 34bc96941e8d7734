/** Money in the currency's minor units (cents, kobo, fils). Never a float. */
export type Minor = bigint;

/** ISO 4217 minor-unit exponents that differ from 2. */
// biome-ignore format: a table reads better in rows
const exponents: Readonly<Record<string, number>> = {
  BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3,
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
};

export const currencyExponent = (currency: string): number => exponents[currency] ?? 2;

/** Rounds `amount * numerator / denominator` half away from zero, the commercial rule. `denominator` is positive. */
export function scaleHalfUp(amount: Minor, numerator: bigint, denominator: bigint): Minor {
  const scaled = amount * numerator;
  const twice = (scaled < 0n ? -scaled : scaled) * 2n + denominator;
  const rounded = twice / (denominator * 2n);
  return scaled < 0n ? -rounded : rounded;
}

/** Tax on a net amount; the rate in basis points (750 = 7.5 %), rounded half up per line. */
export const taxOn = (net: Minor, rateBasisPoints: number): Minor => scaleHalfUp(net, BigInt(rateBasisPoints), 10_000n);

/** `12345n, 'USD'` → `123.45`, with grouping and without the currency's name. */
export function formatMinor(amount: Minor, currency: string): string {
  const exponent = currencyExponent(currency);
  const sign = amount < 0n ? '-' : '';
  const digits = (amount < 0n ? -amount : amount).toString().padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent).replace(/\B(?=(\d{3})+$)/g, ',');
  return exponent === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-exponent)}`;
}

/** `formatMinor` with the currency code behind, for sentences. */
export const formatMoney = (amount: Minor, currency: string): string => `${formatMinor(amount, currency)} ${currency}`;

export const minOf = (a: Minor, b: Minor): Minor => (a < b ? a : b);
