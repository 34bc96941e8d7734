import { oneOf, textOf } from '#app/list/list-address.ts';
import type { TakeoverDecision, TakeoverPlan } from '#contract/mikrotik.ts';
import type { FilterDefinition } from '#ui/FilterBar.tsx';
import type { ListView, SavedView } from '#ui/saved-views.ts';
import { decisionWords, kinds, kindWords, standings, standingWords } from './takeover-words.ts';

export const takeoverFilterIds = ['standing', 'needs', 'kind', 'becomes', 'cut', 'rate'] as const;

const decisions: readonly TakeoverDecision[] = ['open', 'existing', 'new', 'skip'];

export const takeoverFilters = (plans: readonly TakeoverPlan[]): FilterDefinition[] => [
  {
    id: 'standing',
    label: 'State',
    kind: 'choice',
    options: standings.map((standing) => ({
      value: standing,
      label: standingWords[standing].word,
      meaning: standingWords[standing].meaning,
    })),
  },
  { id: 'needs', label: 'Services', kind: 'choice', options: [{ value: 'you', label: 'that need you' }] },
  {
    id: 'kind',
    label: 'Kind',
    kind: 'choice',
    options: kinds.map((kind) => ({ value: kind, label: kindWords[kind] })),
  },
  {
    id: 'becomes',
    label: 'Becomes',
    kind: 'choice',
    options: decisions.map((decision) => ({ value: decision, label: decisionWords[decision] })),
  },
  { id: 'cut', label: 'Router', kind: 'choice', options: [{ value: 'yes', label: 'cuts it off now' }] },
  { id: 'rate', label: 'Rates', kind: 'choice', options: plans.map(({ key, label }) => ({ value: key, label })) },
];

const view = (name: string, filters: SavedView['view']['filters']): SavedView => ({
  name,
  view: { search: '', filters },
});

export const takeoverViews: readonly SavedView[] = [
  view('Needs you', { needs: ['you'] }),
  view('Ready', { standing: ['ready'] }),
  view('New customers', { becomes: ['new'] }),
  view('Cut off on the router', { cut: ['yes'] }),
];

export const rowQueryOf = (id: string, list: ListView) => ({
  id,
  search: list.search,
  standing: oneOf(list, 'standing', standings),
  needsYou: textOf(list, 'needs') === 'you' || undefined,
  kind: oneOf(list, 'kind', kinds),
  decision: oneOf(list, 'becomes', decisions),
  cutOff: textOf(list, 'cut') === 'yes' || undefined,
  planKey: textOf(list, 'rate'),
});
