import { useMutation } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { api, refusalOf } from '#app/client.ts';
import { useKeysetList } from '#app/keyset-list.ts';
import { textOf } from '#app/list/list-address.ts';
import { useListPlace } from '#app/list/use-list-place.ts';
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
import { AuditDetail } from './AuditDetail.tsx';
import { auditColumns } from './audit-columns.tsx';
import { useAuditFilters } from './audit-filters.ts';
import { auditQuery } from './audit-query.ts';
import { ChainVerdict } from './ChainVerdict.tsx';

const noun = { one: 'entry', many: 'entries' };
const rowKey = (row: AuditEntryView) => String(row.seq);
const rowLabel = (row: AuditEntryView) => `Entry ${row.seq}`;

export function AuditLog() {
  const may = useMay();
  if (!may('audit.read')) return <NoPermission why="The audit log is read by admins and auditors." />;
  return <Log />;
}

function Log() {
  const place = useListPlace();
  const { view } = place;
  const { timeZone } = useCompany();
  const filters = useAuditFilters(textOf(view, 'event'));
  const list = useKeysetList(auditQuery(view, timeZone));
  const chain = useMutation(
    api.platform.audit.verify.mutationOptions({ onError: (error) => tellProblem(refusalOf(error).message) }),
  );
  const opened = list.rows.find((row) => rowKey(row) === place.open);
  return (
    <>
      <PageHeader
        title="Audit"
        note="Every change by anyone or anything; each row is chained to the one before it"
        secondary={
          <>
            {view.filters.recordId && (
              <ActButton onClick={() => place.setFilter('recordId', undefined)}>Show every record</ActButton>
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
        onCloseDetail={place.close}
        detail={
          opened && (
            <AuditDetail
              key={opened.seq}
              entry={opened}
              onRecord={() => place.setFilter('recordId', opened.recordId)}
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
            {...place.table}
            onOpen={(row) => place.setOpen(rowKey(row))}
            empty={{ sentence: 'Everything that is changed from now on stands here.' }}
            filterBar={
              <FilterBar
                {...place.filterBar}
                filters={filters}
                placeholder="Event, who, why, record id"
                views={<SavedViews id="audit" {...place.savedViews} />}
              />
            }
          />
        }
      />
    </>
  );
}
