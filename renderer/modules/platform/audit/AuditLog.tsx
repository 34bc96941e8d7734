import { useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ShieldCheck } from 'lucide-react';
import { api, refusalOf } from '#app/client.ts';
import { useKeysetList } from '#app/keyset-list.ts';
import { useCompany, useMay } from '#app/session.ts';
import type { AuditEntryView } from '#contract/platform.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { DataTable } from '#ui/DataTable.tsx';
import { FilterBar } from '#ui/FilterBar.tsx';
import { SplitView } from '#ui/frame/SplitView.tsx';
import { NoPermission } from '#ui/NoPermission.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { SavedViews } from '#ui/SavedViews.tsx';
import { tellProblem } from '#ui/toast.ts';
import { type ChangeAddress, useListView } from '../list/use-list-view.ts';
import { AuditDetail } from './AuditDetail.tsx';
import { auditColumns } from './audit-columns.tsx';
import { useAuditFilters } from './audit-filters.ts';
import { auditQuery } from './audit-query.ts';
import { ChainVerdict } from './ChainVerdict.tsx';

const route = getRouteApi('/audit');
const noun = { one: 'entry', many: 'entries' };
const others = ['recordId'];
const rowKey = (row: AuditEntryView) => String(row.seq);
const rowLabel = (row: AuditEntryView) => `Entry ${row.seq}`;

export function AuditLog() {
  const may = useMay();
  if (!may('audit.read')) return <NoPermission why="The audit log is read by admins and auditors." />;
  return <Log />;
}

function Log() {
  const address = route.useSearch();
  const navigate = route.useNavigate();
  const { timeZone } = useCompany();
  const change: ChangeAddress = (part, step) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: step === 'same' });
  const view = useListView(address, change, useAuditFilters(address.event), others);
  const list = useKeysetList(auditQuery(address, timeZone));
  const chain = useMutation(
    api.platform.audit.verify.mutationOptions({ onError: (error) => tellProblem(refusalOf(error).message) }),
  );
  const opened = list.rows.find((row) => rowKey(row) === address.open);
  return (
    <>
      <PageHeader
        title="Audit"
        note="Every change by anyone or anything; each row is chained to the one before it"
        secondary={
          <>
            {address.recordId !== undefined && (
              <ActButton onClick={() => change({ recordId: undefined }, 'same')}>Show every record</ActButton>
            )}
            <ActButton icon={ShieldCheck} busy={chain.isPending} onClick={() => chain.mutate(undefined)}>
              Verify chain
            </ActButton>
          </>
        }
      />
      {chain.data !== undefined && <ChainVerdict answer={chain.data} />}
      <SplitView
        id="audit"
        detailLabel="Entry"
        initialShare={0.4}
        onCloseDetail={view.close}
        detail={
          opened && (
            <AuditDetail
              key={opened.seq}
              entry={opened}
              onRecord={() => change({ recordId: opened.recordId }, 'same')}
            />
          )
        }
        list={
          <DataTable
            id="audit"
            label="Audit log"
            noun={noun}
            keyboard="page"
            columns={auditColumns}
            rowKey={rowKey}
            rowLabel={rowLabel}
            {...list}
            {...view.table}
            onOpen={(row) => view.open(rowKey(row))}
            empty={{ sentence: 'Everything that is changed from now on stands here.' }}
            filterBar={
              <FilterBar
                {...view.filterBar}
                placeholder="Event, who, why, record id"
                views={<SavedViews id="audit" {...view.views} />}
              />
            }
          />
        }
      />
    </>
  );
}
