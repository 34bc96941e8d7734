import { idOf, oneOf, textOf } from '#app/list/list-address.ts';
import type { ChangeState } from '#contract/mikrotik.ts';
import type { FilterDefinition } from '#ui/FilterBar.tsx';
import type { ListView, SavedView } from '#ui/saved-views.ts';
import { optionsOf } from '../../core/list/choices.ts';
import { changeWords } from '../../core/show/change-words.ts';
import { changeStateNames } from './change-words.ts';

/** What the list of changes can be narrowed to, as its address spells it. */
export const changeFilterIds = ['state', 'router', 'waiting', 'service', 'batch'] as const;

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Narrowed {
  /** The one service or batch that the address names. */
  readonly service: Named | undefined;
  readonly batch: Named | undefined;
}

const only = (id: string, label: string, named: Named | undefined): FilterDefinition[] =>
  named === undefined ? [] : [{ id, label, kind: 'choice', options: optionsOf([named]) }];

export const changeFilters = (routers: readonly Named[], { service, batch }: Narrowed): FilterDefinition[] => [
  {
    id: 'state',
    label: 'State',
    kind: 'choice',
    options: changeStateNames.map((state) => ({
      value: state,
      label: changeWords[state].word,
      meaning: changeWords[state].meaning,
    })),
  },
  { id: 'router', label: 'Router', kind: 'choice', options: optionsOf(routers) },
  {
    id: 'waiting',
    label: 'Change',
    kind: 'choice',
    options: [{ value: 'yes', label: 'waiting for a router, a person or a retry' }],
  },
  ...only('service', 'Service', service),
  ...only('batch', 'Batch', batch),
];

const inState = (name: string, state: ChangeState): SavedView => ({
  name,
  view: { search: '', filters: { state: [state] } },
});

/** The views that everyone has. */
export const changeViews: readonly SavedView[] = [
  { name: 'Waiting', view: { search: '', filters: { waiting: ['yes'] } } },
  inState('To approve', 'planned'),
  inState('Failed', 'failed'),
];

export const batchOf = (view: ListView): string | undefined => textOf(view, 'batch');

/** What the office is asked for a view of the list. */
export const changeQueryOf = (view: ListView) => ({
  search: view.search,
  state: oneOf(view, 'state', changeStateNames),
  open: view.filters.waiting?.[0] === 'yes' || undefined,
  deviceId: idOf(view, 'router'),
  subscriptionId: idOf(view, 'service'),
  batchId: batchOf(view),
});
