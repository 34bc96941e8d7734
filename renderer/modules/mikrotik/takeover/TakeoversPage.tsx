import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#app/client.ts';
import { pagesOf, useKeysetList } from '#app/keyset-list.ts';
import { useListPlace } from '#app/list/use-list-place.ts';
import { useMay } from '#app/session.ts';
import type { TakeoverHead } from '#contract/mikrotik.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { type Column, DataTable } from '#ui/DataTable.tsx';
import { FilterBar } from '#ui/FilterBar.tsx';
import { ListHead } from '#ui/ListHead.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { StatusPill } from '#ui/StatusPill.tsx';
import { ReadSource } from './ReadSource.tsx';
import { stateWords } from './takeover-states.ts';

const number = (count: number) => (count === 0 ? '' : count.toLocaleString('en-GB'));

const columns: readonly Column<TakeoverHead>[] = [
  { id: 'state', header: 'State', phone: true, cell: (row) => <StatusPill {...stateWords[row.state]} />, width: 130 },
  { id: 'router', header: 'Router', phone: true, cell: (row) => row.deviceName, width: 160, grow: true },
  { id: 'source', header: 'Read from', cell: (row) => row.fileName ?? 'the router', width: 160, quiet: true },
  {
    id: 'needs',
    header: 'Need you',
    cell: (row) => number(row.counts.open + row.counts.problem + row.counts.plan),
    width: 84,
    align: 'end',
  },
  { id: 'ready', header: 'Ready', cell: (row) => number(row.counts.ready), width: 84, align: 'end' },
  { id: 'adopted', header: 'Taken over', cell: (row) => number(row.counts.adopted), width: 94, align: 'end' },
  { id: 'by', header: 'By', cell: (row) => row.createdBy, width: 130, quiet: true },
  {
    id: 'at',
    header: 'Begun',
    cell: (row) => <RelativeTime at={row.createdAt} />,
    width: 104,
    align: 'end',
    quiet: true,
  },
];

const noun = { one: 'takeover', many: 'takeovers' };

/** Routers that are, or were, taken over. */
export function TakeoversPage() {
  const { history } = useRouter();
  const may = useMay();
  const place = useListPlace();
  const [opened, setOpened] = useState(false);
  const list = useKeysetList(api.mikrotik.takeovers.list.infiniteOptions(pagesOf({ search: place.view.search })));
  const begin = may('network.takeover') && (
    <ActButton tone="primary" onClick={() => setOpened(true)}>
      Take over a router
    </ActButton>
  );
  return (
    <>
      <ListHead title="Taking over" note="routers that others set up, with the customers on them">
        {begin}
      </ListHead>
      <DataTable
        id="takeovers"
        label="Takeovers"
        noun={noun}
        keyboard="page"
        columns={columns}
        {...list}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.deviceName}
        {...place.table}
        onOpen={(row) => history.push(`/takeovers/${row.id}`)}
        empty={{
          sentence:
            'A router that runs already can be taken over: what stands on it becomes customers, plans and services, and nobody is cut off.',
          action: begin,
        }}
        filterBar={<FilterBar {...place.filterBar} placeholder="Router" filters={[]} />}
      />
      <ReadSource opened={opened} onClose={() => setOpened(false)} />
    </>
  );
}
