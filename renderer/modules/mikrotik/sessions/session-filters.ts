import { oneOf, sortOf } from '#app/list/list-address.ts';
import type { SessionQuery } from '#contract/mikrotik.ts';
import type { FilterDefinition } from '#ui/FilterBar.tsx';
import type { ListView, SavedView } from '#ui/saved-views.ts';
import { kindWords, sessionKinds } from '../../core/online/session-words.ts';

export const sessionFilterIds = ['kind', 'which'] as const;

const whiches = [
  { value: 'unknown', label: 'nobody’s', meaning: 'attention' },
  { value: 'differing', label: 'not as the books say', meaning: 'bad' },
  { value: 'known', label: 'a customer’s', meaning: 'good' },
] as const;

export const sessionFilters: FilterDefinition[] = [
  {
    id: 'kind',
    label: 'Kind',
    kind: 'choice',
    options: sessionKinds.map((value) => ({ value, label: kindWords[value] })),
  },
  { id: 'which', label: 'Session', kind: 'choice', options: [...whiches] },
];

export const sessionViews: readonly SavedView[] = [
  { name: 'Nobody’s', view: { search: '', filters: { which: ['unknown'] } } },
  { name: 'Not as the books say', view: { search: '', filters: { which: ['differing'] } } },
];

export const sessionQueryOf = (view: ListView): Omit<SessionQuery, 'deviceId' | 'cursor' | 'limit'> => ({
  search: view.search,
  sort: sortOf(view, ['user', 'customer', 'address', 'since', 'download']) ?? { by: 'user', direction: 'asc' },
  kind: oneOf(view, 'kind', sessionKinds),
  which: oneOf(view, 'which', ['known', 'unknown', 'differing'] as const),
});
