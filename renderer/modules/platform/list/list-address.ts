/**
 * What a list shows, as its address keeps it: the search, the sort ("-dueOn" for descending), the open detail, and each
 * filter as one text. Esc, back and a second window find it again by this alone.
 */
export type ListAddress<Filter extends string = string> = { readonly [K in 'q' | 'sort' | 'open' | Filter]?: string };

/** Reads an address; whatever does not belong to the list is let go. For a route's `validateSearch`. */
export const listAddress =
  <Filter extends string>(...filters: readonly Filter[]) =>
  (search: Record<string, unknown>): ListAddress<Filter> => {
    const known: readonly string[] = ['q', 'sort', 'open', ...filters];
    const texts: { [K in 'q' | 'sort' | 'open' | Filter]?: string } = {};
    return Object.assign(
      texts,
      Object.fromEntries(
        Object.entries(search)
          .filter(([key, value]) => known.includes(key) && (typeof value === 'string' || typeof value === 'number'))
          .map(([key, value]) => [key, String(value)]),
      ),
    );
  };

/** A period of calendar dates as one text: "2026-11-01..2026-11-30", either end open. */
export function periodOf(text: string | undefined): { from?: string; to?: string } {
  const [from = '', to = ''] = (text ?? '').split('..');
  const isDay = (day: string) => /^\d{4}-\d{2}-\d{2}$/.test(day);
  return { ...(isDay(from) ? { from } : {}), ...(isDay(to) ? { to } : {}) };
}

/** One of the words that the back office knows; anything else in an address is no filter. */
export const oneOf = <Word extends string>(words: readonly Word[], text: string | undefined): Word | undefined =>
  words.find((word) => word === text);

/** The sort of an address in the contract's words, or the list's own. */
export function sortOf<Column extends string>(
  columns: readonly [Column, ...Column[]],
  text: string | undefined,
): { by: Column; direction: 'asc' | 'desc' } | undefined {
  const by = oneOf(columns, text?.replace(/^-/, ''));
  return by && { by, direction: text?.startsWith('-') ? 'desc' : 'asc' };
}
