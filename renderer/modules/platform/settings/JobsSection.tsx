import { getRouteApi } from '@tanstack/react-router';
import { api } from '#app/client.ts';
import { useKeysetList } from '#app/keyset-list.ts';
import { DataTable } from '#ui/DataTable.tsx';
import { SplitView } from '#ui/frame/SplitView.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { ChoiceChips } from '../list/ChoiceChips.tsx';
import { oneOf } from '../list/list-address.ts';
import { type ChangeAddress, useListView } from '../list/use-list-view.ts';
import { JobDetail } from './JobDetail.tsx';
import { jobColumns } from './job-columns.tsx';
import { jobStateNames, jobStates } from './job-words.ts';
import type { BackgroundJob } from './staff.ts';

const route = getRouteApi('/settings/$section');
const noun = { one: 'job', many: 'jobs' };
const noFilters: readonly never[] = [];
const others = ['state'];
const rowKey = (row: BackgroundJob) => row.id;
const rowLabel = (row: BackgroundJob) => row.kind;
const mark = (row: BackgroundJob) => (row.state === 'failed' ? ('bad' as const) : undefined);
const stateChoices = jobStateNames.map((value) => ({ value, label: jobStates[value].word }));

/** What runs without anybody waiting for it; what failed can be run again. */
export function JobsSection() {
  const address = route.useSearch();
  const navigate = route.useNavigate();
  const change: ChangeAddress = (part, step) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: step === 'same' });
  const view = useListView(address, change, noFilters, others);
  const state = oneOf(jobStateNames, address.state);
  const list = useKeysetList(
    api.platform.jobs.list.infiniteOptions({
      input: (cursor: string | null) => ({ ...(state === undefined ? {} : { state }), cursor }),
      initialPageParam: null,
      getNextPageParam: (last) => last.nextCursor,
    }),
  );
  const opened = list.rows.find(({ id }) => id === address.open);
  return (
    <>
      <PageHeader title="Background jobs" note="Work that runs by itself: router changes, health polls, events" />
      <SplitView
        id="settings.jobs"
        detailLabel="Job"
        initialShare={0.44}
        onCloseDetail={view.close}
        detail={opened && <JobDetail job={opened} />}
        list={
          <DataTable
            id="jobs"
            label="Background jobs"
            noun={noun}
            keyboard="page"
            columns={jobColumns}
            rowKey={rowKey}
            rowLabel={rowLabel}
            mark={mark}
            {...list}
            {...view.table}
            onOpen={({ id }) => view.open(id)}
            empty={{ sentence: 'Nothing has run in the background yet.' }}
            filterBar={
              <ChoiceChips
                label="State"
                choices={stateChoices}
                value={address.state}
                onValue={(next) => change({ state: next }, 'same')}
              />
            }
          />
        }
      />
    </>
  );
}
