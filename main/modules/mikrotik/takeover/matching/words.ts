/** Letters that no decomposition takes apart. */
const PLAIN: Readonly<Record<string, string>> = { ł: 'l', đ: 'd', ø: 'o', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ı: 'i' };

/** Lower case without accents, so that `José` and `jose` are one. */
export const folded = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łđøßæœþı]/g, (letter) => PLAIN[letter] ?? letter);

/** The words of a name, in no particular order: `Okoro, Jane` and `jane.okoro`. */
export const wordsOf = (text: string): string[] => folded(text).match(/\p{L}[\p{L}'’]*/gu) ?? [];

export const sortedWords = (text: string): string => wordsOf(text).sort().join(' ');

const DIGITS = 9;
const FEWEST = 7;

/** The end of a phone number, which is the same with and without country code; null for what is too short to tell. */
export function phoneKey(text: string): string | null {
  const digits = text.replace(/\D/g, '').replace(/^0+/, '');
  return digits.length < FEWEST ? null : digits.slice(-DIGITS);
}

const PHONE = /(?<![\d.:/-])\+?\d[\d ()/-]{5,}\d(?![\d.:])/g;
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const CODE = /\b[CS]-\d{6,}\b/gi;

export interface Facts {
  /** `C-000123`, `S-000123` */
  readonly codes: readonly string[];
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  /** What is left: probably a name. */
  readonly name: string;
}

/** What a comment tells of a customer. */
export function factsOf(comment: string): Facts {
  const emails = comment.match(EMAIL) ?? [];
  const withoutMail = comment.replace(EMAIL, ' ');
  const codes = (withoutMail.match(CODE) ?? []).map((code) => code.toUpperCase());
  const withoutCodes = withoutMail.replace(CODE, ' ');
  const phones = (withoutCodes.match(PHONE) ?? [])
    .map((phone) => phone.trim())
    .filter((phone) => phoneKey(phone) !== null);
  const rest = withoutCodes
    .replace(PHONE, ' ')
    .replace(/\b(?:tel|phone|mob|cell|client|cliente|customer)\b\.?:?/gi, ' ');
  const name = rest
    .replace(/[\s,;|·–-]+$/, '')
    .replace(/^[\s,;|:·–-]+/, '')
    .replace(/\s+/g, ' ')
    .trim();
  return { codes, phones, emails, name: /\p{L}{2}/u.test(name) ? name.slice(0, 200) : '' };
}
