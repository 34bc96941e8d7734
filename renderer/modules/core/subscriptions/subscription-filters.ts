import { idOf, oneOf, sortOf } from '#app/list/list-address.ts';
import type { Device, Plan, Sector, SubscriptionQuery } from '#contract/core.ts';
import { subscriptionStates, subscriptionStateWords } from '#contract/subscription-machine.ts';
import type { FilterDefinition } from '#ui/FilterBar.tsx';
import type { ListView, SavedView } from '#ui/saved-views.ts';
import { optionsOf } from '../list/choices.ts';
import { stateWords, truths, truthWords } from '../show/words.ts';

export const subscriptionFilterIds = ['state', 'network', 'disagrees', 'sector', 'device', 'plan'] as const;

export const subscriptionFilters = (
  sectors: readonly Sector[],
  devices: readonly Device[],
  plans: readonly Plan[],
): FilterDefinition[] => [
  {
    id: 'state',
    label: 'Books',
    kind: 'choice',
    options: subscriptionStates.map((state) => ({
      value: state,
      label: subscriptionStateWords[state].toLowerCase(),
      meaning: stateWords[state].meaning,
    })),
  },
  {
    id: 'network',
    label: 'Network',
    kind: 'choice',
    options: truths.map((truth) => ({
      value: truth,
      label: truthWords[truth].word,
      meaning: truthWords[truth].meaning,
    })),
  },
  {
    id: 'disagrees',
    label: 'Router and books',
    kind: 'choice',
    options: [
      { value: 'yes', label: 'disagree', meaning: 'attention' },
      { value: 'no', label: 'agree', meaning: 'good' },
    ],
  },
  { id: 'sector', label: 'Sector', kind: 'choice', options: optionsOf(sectors) },
  ...(devices.length === 0
    ? []
    : [{ id: 'device', label: 'Router', kind: 'choice' as const, options: optionsOf(devices) }]),
  { id: 'plan', label: 'Plan', kind: 'choice', options: optionsOf(plans) },
];

export const givenSubscriptionViews: readonly SavedView[] = [
  { name: 'Router and books disagree', view: { search: '', filters: { disagrees: ['yes'] } } },
  { name: 'Suspended', view: { search: '', filters: { state: ['suspended'] } } },
  { name: 'Waiting for install', view: { search: '', filters: { state: ['pending_install'] } } },
  { name: 'Drifted', view: { search: '', filters: { network: ['drifted'] } } },
];

const sortable = ['code', 'customerName', 'stateSince', 'createdAt'] as const;

export function subscriptionQueryOf(view: ListView): Omit<SubscriptionQuery, 'cursor' | 'limit'> {
  const disagrees = view.filters.disagrees?.[0];
  return {
    search: view.search,
    sort: sortOf(view, sortable) ?? { by: 'code', direction: 'asc' },
    state: oneOf(view, 'state', subscriptionStates),
    networkTruth: oneOf(view, 'network', truths),
    disagrees: disagrees === 'yes' ? true : disagrees === 'no' ? false : undefined,
    sectorId: idOf(view, 'sector'),
    deviceId: idOf(view, 'device'),
    planId: idOf(view, 'plan'),
  };
}
