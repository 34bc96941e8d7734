import { notUnderstood, type Parsed, understood } from './parsed.ts';

/**
 * Reads an amount as a person types it ("12.50", "1,250", "1 250,75", "₦ 4 000") in minor units of a currency with this
 * exponent. Of a lone separator with three digits behind it, the decimal mark decides: where that is a point, "1,250" is a
 * thousand and "1.250" has too many places; it is refused and not guessed, since a guess would be a thousandfold.
 */
export function parseMoneyText(text: string, exponent: number, decimalMark = '.'): Parsed<bigint> {
  const bare = text
    .trim()
    .replace(/^[A-Z]{3}\s*|\s*[A-Z]{3}$|\p{Sc}/gu, '')
    .replace(/[\s'’]/g, '')
    .replace(/^−/, '-');
  const match = /^(-?)(\d[\d.,]*|[.,]\d+)$/.exec(bare);
  if (!match?.[2]) return notUnderstood(`Write an amount like ${exampleOf(exponent)}`);
  const parts = splitDecimals(match[2], decimalMark);
  if (!parts) return notUnderstood(`Write an amount like ${exampleOf(exponent)}`);
  if (parts.decimals.length > exponent) return notUnderstood(placesProblem(exponent));
  const minor = BigInt((parts.whole || '0') + parts.decimals.padEnd(exponent, '0'));
  return understood(match[1] ? -minor : minor);
}

/** Minor units as plain text for an input: 1250n with exponent 2 is "12.50"; no grouping, so that it can be edited. */
export function moneyToText(minor: bigint, exponent: number): string {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  const decimals = exponent > 0 ? `.${digits.slice(-exponent)}` : '';
  return `${minor < 0n ? '-' : ''}${whole}${decimals}`;
}

/** Minor units for reading, grouped as the locale groups, with a true minus sign. */
export function formatMinor(minor: bigint, exponent: number, locale: string): string {
  const positive = minor < 0n ? -minor : minor;
  const scale = 10n ** BigInt(exponent);
  const whole = groupingOf(locale).format(positive / scale);
  const decimals = exponent > 0 ? decimalMarkOf(locale) + (positive % scale).toString().padStart(exponent, '0') : '';
  return `${minor < 0n ? '−' : ''}${whole}${decimals}`;
}

function splitDecimals(digits: string, decimalMark: string): { whole: string; decimals: string } | undefined {
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (last < 0) return { whole: digits, decimals: '' };
  const mark = digits.charAt(last);
  const before = digits.slice(0, last);
  const after = digits.slice(last + 1);
  const repeated = before.includes(mark);
  const groups = before.split(/[.,]/);
  const grouped = groups.slice(1).every((group) => group.length === 3) && (groups[0]?.length ?? 0) <= 3;
  if (groups.length > 1 && !grouped) return undefined;
  if (repeated) return after.length === 3 ? { whole: groups.join('') + after, decimals: '' } : undefined;
  const lone = groups.length === 1 && before !== '' && before !== '0';
  if (lone && mark !== decimalMark && after.length === 3) return { whole: before + after, decimals: '' };
  return { whole: groups.join(''), decimals: after };
}

function exampleOf(exponent: number): string {
  return exponent === 0 ? '1250' : `12.${'50'.padEnd(exponent, '0').slice(0, exponent)}`;
}

function placesProblem(exponent: number): string {
  if (exponent === 0) return 'This currency has no decimal places';
  return `This currency has ${exponent} decimal ${exponent === 1 ? 'place' : 'places'}`;
}

const groupings = new Map<string, Intl.NumberFormat>();
function groupingOf(locale: string): Intl.NumberFormat {
  const kept = groupings.get(locale) ?? new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  groupings.set(locale, kept);
  return kept;
}

const decimalMarks = new Map<string, string>();
export function decimalMarkOf(locale: string): string {
  const kept =
    decimalMarks.get(locale) ??
    new Intl.NumberFormat(locale).formatToParts(1.5).find((part) => part.type === 'decimal')?.value ??
    '.';
  decimalMarks.set(locale, kept);
  return kept;
}
