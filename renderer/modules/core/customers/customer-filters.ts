import { idOf, oneOf, sortOf, textOf } from '#app/list/list-address.ts';
import type { CustomerQuery, Plan, Sector } from '#contract/core.ts';
import { subscriptionStates, subscriptionStateWords } from '#contract/subscription-machine.ts';
import type { FilterDefinition } from '#ui/FilterBar.tsx';
import type { ListView, SavedView } from '#ui/saved-views.ts';
import { optionsOf } from '../list/choices.ts';
import { customerKindWords, stateWords } from '../show/words.ts';

export const customerFilterIds = ['state', 'sector', 'plan', 'kind', 'archived'] as const;

export const customerFilters = (sectors: readonly Sector[], plans: readonly Plan[]): FilterDefinition[] => [
  {
    id: 'state',
    label: 'Service',
    kind: 'choice',
    options: subscriptionStates.map((state) => ({
      value: state,
      label: subscriptionStateWords[state].toLowerCase(),
      meaning: stateWords[state].meaning,
    })),
  },
  { id: 'sector', label: 'Sector', kind: 'choice', options: optionsOf(sectors) },
  { id: 'plan', label: 'Plan', kind: 'choice', options: optionsOf(plans) },
  {
    id: 'kind',
    label: 'Kind',
    kind: 'choice',
    options: Object.entries(customerKindWords).map(([value, word]) => ({ value, label: word.toLowerCase() })),
  },
  { id: 'archived', label: 'Customer', kind: 'choice', options: [{ value: 'yes', label: 'archived' }] },
];

export const givenCustomerViews: readonly SavedView[] = [
  { name: 'Suspended', view: { search: '', filters: { state: ['suspended'] } } },
  { name: 'Waiting for install', view: { search: '', filters: { state: ['pending_install'] } } },
  {
    name: 'Newest first',
    view: { search: '', filters: {}, sort: { column: 'createdAt', direction: 'desc' } },
  },
];

/** What the office is asked for a view of the list. */
export function customerQueryOf(view: ListView): Omit<CustomerQuery, 'cursor' | 'limit'> {
  return {
    search: view.search,
    sort: sortOf(view, ['name', 'code', 'createdAt']) ?? { by: 'name', direction: 'asc' },
    state: oneOf(view, 'state', subscriptionStates),
    sectorId: idOf(view, 'sector'),
    planId: idOf(view, 'plan'),
    kind: oneOf(view, 'kind', ['person', 'business']),
    archived: textOf(view, 'archived') === 'yes',
  };
}
