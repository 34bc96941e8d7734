import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { likeText } from '#platform/page.ts';

/** Lower case without accents: "jose" finds "José". */
const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const compact = (text: string): string => text.replace(/[^0-9a-z]/g, '');

const joined = (parts: readonly (string | null)[]): string =>
  folded(parts.filter((part) => part !== null && part !== '').join(' '));

interface CustomerWords {
  readonly name: string;
  readonly code: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
}

/** What a customer is found by. The phone stands as typed and as bare digits. */
export const customerSearchText = ({ name, code, phone, email, address }: CustomerWords): string =>
  joined([name, code, phone, phone.replace(/\D/g, ''), email, address]);

interface ServiceWords {
  readonly code: string;
  readonly mac: string | null;
  readonly ip: string | null;
  readonly pppoeUser: string | null;
  readonly address: string;
}

/** What a service is found by. The MAC stands with colons and bare. */
export const subscriptionSearchText = ({ code, mac, ip, pppoeUser, address }: ServiceWords): string =>
  joined([code, mac, mac === null ? null : compact(mac.toLowerCase()), ip, pppoeUser, address]);

/** As it stands in a service's search text, whatever way it was typed. */
const BARE_MAC = /^[0-9a-f]{12}$/;
const MAX_WORDS = 8;
const MIN_NOTATION = 5;

/**
 * A MAC or phone number written another way than it is stored: `64-d1-54`, `64d1.540a.1b2c`, `0803 555 01 47` beside
 * `+234 803 555 0147`. An IP address means its dots.
 */
function otherNotation(text: string): string | undefined {
  if (!/^[0-9a-f+().:/\s-]+$/.test(text) || /^\d{1,3}(\.\d{1,3}){1,3}\.?$/.test(text)) return undefined;
  const bare = compact(text);
  const significant = /^0\d+$/.test(bare) && !text.includes(':') ? bare.replace(/^0+/, '') : bare;
  return significant.length < MIN_NOTATION ? undefined : significant;
}

/** `%` and `_` in what a person typed mean themselves. */
const holds = (text: RawBuilder<string>, part: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`${text} like ${likeText(part)} escape '\\'`;

const holdsAll = (text: RawBuilder<string>, words: readonly string[]): RawBuilder<SqlBool> =>
  sql<SqlBool>`(${sql.join(
    words.map((word) => holds(text, word)),
    sql` and `,
  )})`;

const wordsOf = (text: string): string[] => text.trim().split(/\s+/).slice(0, MAX_WORDS);

/**
 * Whether a text (lower-cased: a search-text column, or an expression over few rows, which may have kept its accents) holds
 * every word that a person typed, or the number they typed in another notation.
 */
export function matches(text: RawBuilder<string>, typed: string): RawBuilder<SqlBool> {
  const wanted = folded(typed).trim();
  const asTyped = typed.toLowerCase().trim();
  const number = otherNotation(wanted);
  if (number !== undefined && BARE_MAC.test(number)) return holds(text, number);
  const ways = [holdsAll(text, wordsOf(wanted))];
  if (asTyped !== wanted) ways.push(holdsAll(text, wordsOf(asTyped)));
  if (number !== undefined && number !== wanted) ways.push(holds(text, number));
  return sql<SqlBool>`(${sql.join(ways, sql` or `)})`;
}
