import { getRouteApi } from '@tanstack/react-router';
import { api } from '#app/client.ts';
import { useKeysetList } from '#app/keyset-list.ts';
import { DataTable } from '#ui/DataTable.tsx';
import { SplitView } from '#ui/frame/SplitView.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { eventInWords } from '../audit/audit-words.ts';
import { type ChangeAddress, useListView } from '../list/use-list-view.ts';
import { EventDetail } from './EventDetail.tsx';
import { eventColumns } from './event-columns.tsx';
import type { ParkedEvent } from './staff.ts';

const route = getRouteApi('/settings/$section');
const noun = { one: 'event', many: 'events' };
const noFilters: readonly never[] = [];
const rowKey = ({ subscriber, seq }: ParkedEvent) => `${subscriber}:${seq}`;
const rowLabel = ({ type, about }: ParkedEvent) => `${eventInWords(type)} ${about?.label ?? ''}`;

/** What a module was told and did not take, however often: it is not done until it is delivered again. */
export function EventsSection() {
  const address = route.useSearch();
  const navigate = route.useNavigate();
  const change: ChangeAddress = (part, step) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: step === 'same' });
  const view = useListView(address, change, noFilters);
  const list = useKeysetList(
    api.platform.events.parked.infiniteOptions({
      input: (cursor: string | null) => ({ cursor }),
      initialPageParam: null,
      getNextPageParam: (last) => last.nextCursor,
    }),
  );
  const opened = list.rows.find((row) => rowKey(row) === address.open);
  return (
    <>
      <PageHeader
        title="Undelivered events"
        note="What a part of Lastmile was told and could not take; the rest goes on meanwhile"
      />
      <SplitView
        id="settings.events"
        detailLabel="Event"
        initialShare={0.44}
        onCloseDetail={view.close}
        detail={opened && <EventDetail key={rowKey(opened)} event={opened} />}
        list={
          <DataTable
            id="parked-events"
            label="Undelivered events"
            noun={noun}
            keyboard="page"
            columns={eventColumns}
            rowKey={rowKey}
            rowLabel={rowLabel}
            {...list}
            {...view.table}
            onOpen={(row) => view.open(rowKey(row))}
            empty={{ sentence: 'Every event was taken: nothing waits here for a person.' }}
          />
        }
      />
    </>
  );
}
