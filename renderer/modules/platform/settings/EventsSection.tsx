import { api } from '#app/client.ts';
import { pagesOf, useKeysetList } from '#app/keyset-list.ts';
import { useListPlace } from '#app/list/use-list-place.ts';
import { DataTable } from '#ui/DataTable.tsx';
import { SplitView } from '#ui/frame/SplitView.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { eventInWords } from '../audit/audit-words.ts';
import { EventDetail } from './EventDetail.tsx';
import { eventColumns } from './event-columns.tsx';
import type { ParkedEvent } from './staff.ts';

const noun = { one: 'event', many: 'events' };
const rowKey = ({ subscriber, seq }: ParkedEvent) => `${subscriber}:${seq}`;
const rowLabel = ({ type, about }: ParkedEvent) => `${eventInWords(type)} ${about?.label ?? ''}`;

/** What a module was told and did not take, however often: it is not done until it is delivered again. */
export function EventsSection() {
  const place = useListPlace();
  const list = useKeysetList(api.platform.events.parked.infiniteOptions(pagesOf({})));
  const opened = list.rows.find((row) => rowKey(row) === place.open);
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
        onCloseDetail={place.close}
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
            {...place.table}
            onOpen={(row) => place.setOpen(rowKey(row))}
            empty={{ sentence: 'Every event was taken: nothing waits here for a person.' }}
          />
        }
      />
    </>
  );
}
