import { notUnderstood, type Parsed, understood } from './parsed.ts';

/**
 * Reads a phone number as written on a form ("0803 123 4567", "+234 (0) 803-123-4567", "00234803…") in E.164. A national
 * number needs the company's country calling code, without the plus.
 */
export function parsePhone(text: string, callingCode: string): Parsed<string> {
  const trimmed = text.trim().replace(/^tel:/i, '').replace(/\(0\)/g, '');
  if (!/^\+?[\d\s().\-/–]+$/.test(trimmed)) return notUnderstood(example(callingCode));
  const digits = trimmed.replace(/\D/g, '');
  const international = trimmed.startsWith('+') ? digits : digits.startsWith('00') ? digits.slice(2) : undefined;
  const full = international ?? callingCode + digits.replace(/^0/, '');
  if (full.startsWith('0') || full.length < 8 || full.length > 15) return notUnderstood(example(callingCode));
  return understood(`+${full}`);
}

const example = (callingCode: string) => `Write a phone number like +${callingCode} 803 123 4567`;
