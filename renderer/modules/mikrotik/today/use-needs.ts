import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { api } from '#app/client.ts';
import { useMay } from '#app/session.ts';
import { statusQuery } from '#app/use-visible-places.ts';
import type { Meaning } from '#ui/meaning.ts';
import type { BoardRow } from './BoardRows.tsx';
import {
  needsOfDrift,
  needsOfHeld,
  needsOfMoney,
  needsOfOffice,
  needsOfPreparation,
  needsOfPreview,
  needsOfRouters,
  needsOfServices,
} from './needs.ts';

interface Unreadable {
  readonly what: string;
  readonly retry: () => void;
}

interface Needs {
  readonly rows: readonly BoardRow[];
  readonly unreadable: readonly Unreadable[];
  /** Something has not been looked at yet: too early to say that nothing is to be done. */
  readonly isComing: boolean;
}

const gravity: readonly (Meaning | undefined)[] = ['bad', 'attention', 'waiting'];

/** What needs a person, of all that this role may see; each source is read by itself. */
export function useNeeds(): Needs {
  const may = useMay();
  const seesMoney = may('money.read');
  const routers = useQuery({ ...api.mikrotik.board.routers.queryOptions(), enabled: may('network.read') });
  const drift = useQuery({ ...api.mikrotik.drift.board.queryOptions(), enabled: may('network.read') });
  const preparation = useQuery({
    ...api.mikrotik.preparation.board.queryOptions(),
    enabled: may('network.read'),
  });
  const held = useQuery({ ...api.mikrotik.changes.held.queryOptions(), enabled: may('changes.approve') });
  const services = useQuery({ ...api.core.board.summary.queryOptions(), enabled: may('customers.read') });
  const money = useQuery({ ...api.billing.board.money.queryOptions(), enabled: seesMoney });
  const preview = useQuery({ ...api.billing.runs.preview.queryOptions(), enabled: seesMoney });
  const office = useQuery(statusQuery());

  const sources = [
    read('What was stopped', held, (batches) => needsOfHeld(batches, may)),
    read('The routers', routers, (tiles) => needsOfRouters(tiles, may)),
    read('The preparation of routers', preparation, needsOfPreparation),
    read('The drift board', drift, needsOfDrift),
    read('The services', services, (board) => needsOfServices(board, may)),
    read('The bills', money, needsOfMoney),
    read('The next run', preview, needsOfPreview),
    read('The office', office, (status) => needsOfOffice(status, may)),
  ];
  return {
    rows: sources.flatMap(({ rows }) => rows).sort((a, b) => gravity.indexOf(a.meaning) - gravity.indexOf(b.meaning)),
    unreadable: sources.flatMap(({ unreadable }) => unreadable ?? []),
    isComing: sources.some(({ isComing }) => isComing),
  };
}

function read<T>(what: string, query: UseQueryResult<T, unknown>, needs: (answer: T) => BoardRow[]) {
  const { data, error, isLoading, refetch } = query;
  return {
    rows: data === undefined ? [] : needs(data),
    unreadable: data === undefined && error !== null ? { what, retry: () => void refetch() } : undefined,
    isComing: isLoading,
  };
}
