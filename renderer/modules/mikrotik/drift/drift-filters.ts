import { idOf, oneOf, textOf } from '#app/list/list-address.ts';
import type { FilterDefinition } from '#ui/FilterBar.tsx';
import type { ListView, SavedView } from '#ui/saved-views.ts';
import { optionsOf } from '../../core/list/choices.ts';
import { stateWords } from '../../core/show/words.ts';
import { driftPaths, harms, harmWords, kinds, kindWords } from './drift-words.ts';

/** What the board can be narrowed to, as its address spells it. */
export const driftFilterIds = ['router', 'kind', 'harm', 'table', 'service', 'ignored', 'of'] as const;

const serviceStates = ['active', 'suspended', 'paused', 'terminated'] as const;

export const driftFilters = (
  routers: readonly { readonly id: string; readonly name: string }[],
): FilterDefinition[] => [
  { id: 'router', label: 'Router', kind: 'choice', options: optionsOf(routers) },
  {
    id: 'kind',
    label: 'Kind',
    kind: 'choice',
    options: kinds.map((kind) => ({ value: kind, label: kindWords[kind].word, meaning: kindWords[kind].meaning })),
  },
  {
    id: 'harm',
    label: 'Customer',
    kind: 'choice',
    options: harms.map((harm) => ({ value: harm, label: harmWords[harm].word, meaning: harmWords[harm].meaning })),
  },
  { id: 'table', label: 'Table', kind: 'choice', options: driftPaths.map((path) => ({ value: path, label: path })) },
  {
    id: 'service',
    label: 'Service',
    kind: 'choice',
    options: serviceStates.map((state) => ({ value: state, label: stateWords[state].word })),
  },
  {
    id: 'ignored',
    label: 'Row',
    kind: 'choice',
    options: [
      { value: 'no', label: 'not ignored' },
      { value: 'yes', label: 'ignored' },
    ],
  },
];

const only = (name: string, filters: ListView['filters']): SavedView => ({ name, view: { search: '', filters } });

/** The views that everyone has. */
export const driftViews: readonly SavedView[] = [
  only('Served, should be cut off', { harm: ['served'] }),
  only('Cut off, should be served', { harm: ['cut_off'] }),
  only('Not ignored', { ignored: ['no'] }),
  only('Ignored', { ignored: ['yes'] }),
];

/** What the office is asked for a view of the board. */
export const driftQueryOf = (view: ListView) => {
  const ignored = textOf(view, 'ignored');
  return {
    search: view.search,
    deviceId: idOf(view, 'router'),
    subscriptionId: idOf(view, 'of'),
    kind: oneOf(view, 'kind', kinds),
    harm: oneOf(view, 'harm', harms),
    path: oneOf(view, 'table', driftPaths),
    serviceState: oneOf(view, 'service', serviceStates),
    ignored: ignored === undefined ? undefined : ignored === 'yes',
  };
};
