import { idOf, oneOf, sortOf } from '#app/list/list-address.ts';
import type { Device, DeviceQuery, Sector } from '#contract/core.ts';
import type { FilterDefinition } from '#ui/FilterBar.tsx';
import type { ListView, SavedView } from '#ui/saved-views.ts';
import { optionsOf } from '../list/choices.ts';
import { healthWords, stages, stageWords } from '../show/words.ts';

const healths: readonly Device['health']['state'][] = ['up', 'down', 'unknown'];

export const deviceFilterIds = ['health', 'stage', 'sector', 'archived'] as const;

export const deviceFilters = (sectors: readonly Sector[]): FilterDefinition[] => [
  {
    id: 'health',
    label: 'Health',
    kind: 'choice',
    options: healths.map((state) => ({
      value: state,
      label: healthWords[state].word,
      meaning: healthWords[state].meaning,
    })),
  },
  {
    id: 'stage',
    label: 'Stage',
    kind: 'choice',
    options: stages.map((stage) => ({
      value: stage,
      label: stageWords[stage].word,
      meaning: stageWords[stage].meaning,
    })),
  },
  { id: 'sector', label: 'Sector', kind: 'choice', options: optionsOf(sectors) },
  { id: 'archived', label: 'Device', kind: 'choice', options: [{ value: 'yes', label: 'archived' }] },
];

export const givenDeviceViews: readonly SavedView[] = [
  { name: 'Down', view: { search: '', filters: { health: ['down'] } } },
  { name: 'Dry run', view: { search: '', filters: { stage: ['dry_run'] } } },
];

export function deviceQueryOf(view: ListView): Omit<DeviceQuery, 'cursor' | 'limit'> {
  return {
    search: view.search,
    sort: sortOf(view, ['name', 'host', 'createdAt']) ?? { by: 'name', direction: 'asc' },
    health: oneOf(view, 'health', healths),
    stage: oneOf(view, 'stage', stages),
    sectorId: idOf(view, 'sector'),
    archived: view.filters.archived?.[0] === 'yes',
  };
}
