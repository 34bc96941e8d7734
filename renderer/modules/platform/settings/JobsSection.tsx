import { api } from '#app/client.ts';
import { pagesOf, useKeysetList } from '#app/keyset-list.ts';
import { oneOf } from '#app/list/list-address.ts';
import { useListPlace } from '#app/list/use-list-place.ts';
import { ChoiceChips } from '#ui/ChoiceChips.tsx';
import { DataTable } from '#ui/DataTable.tsx';
import { SplitView } from '#ui/frame/SplitView.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { JobDetail } from './JobDetail.tsx';
import { jobColumns } from './job-columns.tsx';
import { jobStateNames, jobStates } from './job-words.ts';
import type { BackgroundJob } from './staff.ts';

const noun = { one: 'job', many: 'jobs' };
const rowKey = (row: BackgroundJob) => row.id;
const rowLabel = (row: BackgroundJob) => row.kind;
const mark = (row: BackgroundJob) => (row.state === 'failed' ? ('bad' as const) : undefined);
const stateChoices = jobStateNames.map((value) => ({ value, label: jobStates[value].word }));

/** What runs without anybody waiting for it; what failed can be run again. */
export function JobsSection() {
  const place = useListPlace();
  const { view } = place;
  const state = oneOf(view, 'state', jobStateNames);
  const list = useKeysetList(api.platform.jobs.list.infiniteOptions(pagesOf({ state })));
  const opened = list.rows.find(({ id }) => id === place.open);
  return (
    <>
      <PageHeader title="Background jobs" note="Work that runs by itself: router changes, health polls, events" />
      <SplitView
        id="settings.jobs"
        detailLabel="Job"
        initialShare={0.44}
        onCloseDetail={place.close}
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
            {...place.table}
            onOpen={({ id }) => place.setOpen(id)}
            empty={{ sentence: 'Nothing has run in the background yet.' }}
            filterBar={
              <ChoiceChips
                label="State"
                choices={stateChoices}
                value={state}
                onValue={(next) => place.setFilter('state', next)}
              />
            }
          />
        }
      />
    </>
  );
}
