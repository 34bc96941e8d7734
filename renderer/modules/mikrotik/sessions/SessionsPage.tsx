import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Unplug } from 'lucide-react';
import { useState } from 'react';
import { api, client } from '#app/client.ts';
import { usePageTitle } from '#app/crumbs.ts';
import { pagesOf, useKeysetList } from '#app/keyset-list.ts';
import { exportList } from '#app/list/export-list.ts';
import { useListPlace } from '#app/list/use-list-place.ts';
import { RecordLink } from '#app/RecordLink.tsx';
import { useMay } from '#app/session.ts';
import type { Device } from '#contract/core.ts';
import type { RouterSession, SessionList } from '#contract/mikrotik.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { Callout } from '#ui/Callout.tsx';
import { DataTable } from '#ui/DataTable.tsx';
import { FilterBar } from '#ui/FilterBar.tsx';
import { SplitView } from '#ui/frame/SplitView.tsx';
import { ListHead } from '#ui/ListHead.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { SavedViews } from '#ui/SavedViews.tsx';
import { deviceQuery } from '../../core/devices/queries.ts';
import { findingWords } from '../../core/online/session-words.ts';
import { Loaded } from '../../core/show/Loaded.tsx';
import { onlyFor } from '../../core/show/refused.ts';
import { counted } from '../../core/show/words.ts';
import { DropSessionsDialog } from './DropSessionsDialog.tsx';
import { SessionDetail } from './SessionDetail.tsx';
import styles from './SessionsPage.module.css';
import { besideSessionColumns, sessionColumns, sessionCsv } from './session-columns.tsx';
import { sessionFilters, sessionQueryOf, sessionViews } from './session-filters.ts';

const route = getRouteApi('/devices/$id/sessions');
const noun = { one: 'session', many: 'sessions' };
const rowKey = (row: RouterSession) => row.key;
const rowLabel = (row: RouterSession) => row.service?.customerName ?? row.user;
const mark = ({ finding }: RouterSession) => (finding === null ? undefined : findingWords[finding].meaning);
const none: ReadonlySet<string> = new Set();
const everyMs = 15_000;

/** Everyone who is on a router now, beside what the books say of them. */
export function SessionsPage() {
  const { id } = route.useParams();
  return <Loaded query={useQuery(deviceQuery(id))}>{(device) => <Sessions key={id} device={device} />}</Loaded>;
}

function Sessions({ device }: { device: Device }) {
  usePageTitle(`Sessions on ${device.name}`);
  const may = useMay();
  const place = useListPlace();
  const { view, open, close } = place;
  const [selected, setSelected] = useState(none);
  const [asked, setAsked] = useState(false);
  const query = { deviceId: device.id, ...sessionQueryOf(view) };
  const options = api.mikrotik.sessions.list.infiniteOptions(pagesOf(query));
  const list = useKeysetList({ ...options, refetchInterval: everyMs, staleTime: 0 });
  const [first] = list.pages;
  const detail = list.rows.find(({ key }) => key === open);
  const picked = list.rows.filter(({ key }) => selected.has(key));
  const refused = may('network.write')
    ? (first?.whyNotDisconnect ?? undefined)
    : onlyFor('network.write', 'disconnect');
  return (
    <SplitView
      id="sessions"
      initialShare={0.44}
      detailLabel="Session"
      onCloseDetail={close}
      detail={
        detail !== undefined && (
          <SessionDetail
            key={`${detail.key} ${detail.user}`}
            router={device}
            session={detail}
            whyNotDisconnect={first?.whyNotDisconnect ?? null}
            onGone={close}
          />
        )
      }
      list={
        <>
          <ListHead title="Sessions" note={<Head device={device} list={first} />} />
          {first !== undefined && first.problem !== null && (
            <div className={styles.problem}>
              <Callout meaning="bad">{first.problem}</Callout>
            </div>
          )}
          <DataTable
            id="sessions"
            label={`Sessions on ${device.name}`}
            noun={noun}
            keyboard="page"
            columns={detail === undefined ? sessionColumns : besideSessionColumns}
            {...list}
            rowKey={rowKey}
            rowLabel={rowLabel}
            {...place.table}
            sort={view.sort ?? { column: 'user', direction: 'asc' }}
            onOpen={(row) => place.setOpen(row.key)}
            selected={selected}
            onSelected={setSelected}
            bulk={
              <ActButton icon={Unplug} refused={refused} onClick={() => setAsked(true)}>
                Disconnect
              </ActButton>
            }
            mark={mark}
            empty={{
              sentence:
                first === undefined || first.problem === null
                  ? 'Nobody is on this router now.'
                  : 'Who is on this router shows here as soon as it answers.',
            }}
            filterBar={
              <FilterBar
                {...place.filterBar}
                placeholder="User, customer, address, MAC"
                filters={sessionFilters}
                views={<SavedViews id="sessions" {...place.savedViews} given={sessionViews} />}
              />
            }
            onExport={({ columns }) =>
              void exportList({
                name: `sessions-${device.name}`,
                noun,
                columns: sessionCsv,
                shown: columns,
                page: (cursor) => client.mikrotik.sessions.list({ ...query, cursor, limit: 500 }),
              })
            }
          />
          {asked && picked.length > 0 && (
            <DropSessionsDialog
              router={device}
              sessions={picked}
              onClose={() => setAsked(false)}
              onDone={() => setSelected(none)}
            />
          )}
        </>
      }
    />
  );
}

function Head({ device, list }: { device: Device; list: SessionList | undefined }) {
  return (
    <>
      on{' '}
      <RecordLink model="device" id={device.id}>
        {device.name}
      </RecordLink>
      {list !== undefined && list.readAt !== null && (
        <>
          {` · ${counted(list.counts.all, 'session')}`}
          {list.counts.unknown > 0 && ` · ${list.counts.unknown} nobody’s`}
          {list.counts.differing > 0 && ` · ${list.counts.differing} not as the books say`}
          {' · read '}
          <RelativeTime at={list.readAt} />
        </>
      )}
    </>
  );
}
