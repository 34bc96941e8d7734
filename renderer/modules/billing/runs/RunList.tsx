import { getRouteApi, useRouter } from '@tanstack/react-router';
import { FileClock } from 'lucide-react';
import { api } from '#app/client.ts';
import { useKeysetList } from '#app/keyset-list.ts';
import type { BillingRun } from '#contract/billing.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { DataTable } from '#ui/DataTable.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { sortOf } from '../../platform/list/list-address.ts';
import { type ChangeAddress, useListView } from '../../platform/list/use-list-view.ts';
import { NextRun } from './NextRun.tsx';
import { runColumns } from './run-columns.tsx';

const route = getRouteApi('/runs');
const noun = { one: 'run', many: 'runs' };
const rowKey = (row: BillingRun) => row.id;
const rowLabel = (row: BillingRun) => `Run of ${row.runDate}`;

export function RunList() {
  const address = route.useSearch();
  const navigate = route.useNavigate();
  const { history } = useRouter();
  const change: ChangeAddress = (part, step) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: step === 'same' });
  const view = useListView(address, change, []);
  const sort = sortOf(['runDate'], address.sort);
  const list = useKeysetList(
    api.billing.runs.list.infiniteOptions({
      input: (cursor: string | null) => ({ ...(sort === undefined ? {} : { sort }), cursor }),
      initialPageParam: null,
      getNextPageParam: (last) => last.nextCursor,
    }),
  );
  const preview = (
    <ActButton tone="primary" icon={FileClock} onClick={() => history.push('/runs/preview')}>
      Preview the next run
    </ActButton>
  );
  return (
    <>
      <PageHeader title="Daily run" note={<NextRun />} primary={preview} />
      <DataTable
        id="runs"
        label="Daily runs"
        noun={noun}
        keyboard="page"
        columns={runColumns}
        rowKey={rowKey}
        rowLabel={rowLabel}
        {...list}
        {...view.table}
        onOpen={({ id }, aside) => (aside ? window.open(`#/runs/${id}`, '_blank') : history.push(`/runs/${id}`))}
        empty={{
          sentence: 'Each day’s run stands here with what it invoiced, suspended and reconnected.',
          action: preview,
        }}
      />
    </>
  );
}
