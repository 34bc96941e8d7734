import type { Meaning } from '../meaning.ts';

export interface FilterOption {
  readonly value: string;
  readonly label: string;
  readonly meaning?: Meaning;
}

export type FilterDefinition =
  | { readonly id: string; readonly label: string; readonly kind: 'choice'; readonly options: readonly FilterOption[] }
  /** Two calendar dates, either of them open; kept as ['2026-11-01', '2026-11-30'], '' for open. */
  | { readonly id: string; readonly label: string; readonly kind: 'period' }
  | { readonly id: string; readonly label: string; readonly kind: 'text' };

/** What is filtered by, ready for an address or a saved view. */
export type FilterValues = Readonly<Record<string, readonly string[]>>;

/** A filter in words: "State is active or paused", "Due 1 Nov – 30 Nov", "Plan contains Home". */
export function filterInWords(
  filter: FilterDefinition,
  values: readonly string[],
  locale: string,
): { what: string; how: string } {
  switch (filter.kind) {
    case 'choice': {
      const words = values.map((value) => filter.options.find((option) => option.value === value)?.label ?? value);
      return {
        what: `${filter.label} is`,
        how: words.length > 3 ? `any of ${words.length}` : words.join(' or ') || '…',
      };
    }
    case 'period':
      return { what: filter.label, how: periodInWords(values[0] ?? '', values[1] ?? '', locale) };
    case 'text':
      return { what: `${filter.label} contains`, how: values[0] || '…' };
  }
}

function periodInWords(from: string, to: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });
  const say = (date: string) => format.format(Date.parse(date));
  if (from && to) return from === to ? say(from) : `${say(from)} – ${say(to)}`;
  if (from) return `from ${say(from)}`;
  return to ? `until ${say(to)}` : '…';
}
