import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '#app/client.ts';
import { useMay } from '#app/session.ts';
import type { FilterDefinition } from '#ui/FilterBar.tsx';
import { eventInWords, eventWords, modelWords } from './audit-words.ts';

const none: readonly never[] = [];
const asOptions = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** What the log can be filtered by. Who did it is offered to those who may see the list of staff; others search by name. */
export function useAuditFilters(event: string | undefined): readonly FilterDefinition[] {
  const may = useMay();
  const seesStaff = may('staff.manage');
  const { data: staff = none } = useQuery({ ...api.platform.staff.list.queryOptions(), enabled: seesStaff });
  return useMemo(() => {
    const events = event === undefined ? eventWords : { ...eventWords, [event]: eventInWords(event) };
    const filters: FilterDefinition[] = [
      { id: 'model', label: 'Record', kind: 'choice', options: asOptions(modelWords) },
      { id: 'event', label: 'Event', kind: 'choice', options: asOptions(events) },
      { id: 'happened', label: 'Happened', kind: 'period' },
    ];
    if (!seesStaff) return filters;
    const people = staff.map(({ id, name }) => ({ value: id, label: name }));
    return [...filters, { id: 'actorId', label: 'Person', kind: 'choice', options: people }];
  }, [event, seesStaff, staff]);
}
