import { useRouter } from '@tanstack/react-router';
import { FileClock } from 'lucide-react';
import { api } from '#app/client.ts';
import { pagesOf, useKeysetList } from '#app/keyset-list.ts';
import { sortOf } from '#app/list/list-address.ts';
import { useListPlace } from '#app/list/use-list-place.ts';
import { dayInWords } from '#app/show/Day.tsx';
import type { BillingRun } from '#contract/billing.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { DataTable } from '#ui/DataTable.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { NextRun } from './NextRun.tsx';
import { runColumns } from './run-columns.tsx';

const noun = { one: 'run', many: 'runs' };
const rowKey = (row: BillingRun) => row.id;
const rowLabel = (row: BillingRun) => `Run of ${dayInWords(row.runDate, 'en-GB')}`;

export function RunList() {
  const place = useListPlace();
  const { history } = useRouter();
  const sort = sortOf(place.view, ['runDate']);
  const list = useKeysetList(api.billing.runs.list.infiniteOptions(pagesOf({ sort })));
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
        {...place.table}
        onOpen={({ id }, aside) => (aside ? window.open(`#/runs/${id}`, '_blank') : history.push(`/runs/${id}`))}
        empty={{
          sentence: 'Each day’s run stands here with what it invoiced, suspended and reconnected.',
          action: preview,
        }}
      />
    </>
  );
}
