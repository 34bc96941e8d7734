import { useRouter } from '@tanstack/react-router';
import { Banknote } from 'lucide-react';
import { useKeysetList } from '#app/keyset-list.ts';
import { exportList } from '#app/list/export-list.ts';
import { textOf } from '#app/list/list-address.ts';
import { useListPlace } from '#app/list/use-list-place.ts';
import { pathOf } from '#app/path-of.ts';
import { useCompany, useMay } from '#app/session.ts';
import { Money } from '#app/show/Money.tsx';
import type { InvoiceHead } from '#contract/billing.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { ChoiceChips } from '#ui/ChoiceChips.tsx';
import { DataTable } from '#ui/DataTable.tsx';
import { FilterBar, type FilterDefinition } from '#ui/FilterBar.tsx';
import { SplitView } from '#ui/frame/SplitView.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { SavedViews } from '#ui/SavedViews.tsx';
import { type ListView, wholeList } from '#ui/saved-views.ts';
import { InvoiceDetail } from './InvoiceDetail.tsx';
import { invoiceColumns } from './invoice-columns.tsx';
import { invoiceCsv } from './invoice-csv.ts';
import { invoicesPage, invoicesQuery } from './invoice-query.ts';
import { invoiceStateNames, invoiceStates } from './invoice-state.ts';

const noun = { one: 'invoice', many: 'invoices' };
const filters: readonly FilterDefinition[] = [{ id: 'issued', label: 'Issued', kind: 'period' }];
const overdue = { search: '', filters: { state: ['overdue'] }, sort: { column: 'dueOn', direction: 'asc' } } as const;
const given = [{ name: 'Overdue, oldest first', view: overdue }];
const stateChoices = invoiceStateNames.map((value) => ({ value, label: invoiceStates[value].word }));
const rowKey = (row: InvoiceHead) => row.id;
const rowLabel = (row: InvoiceHead) => row.number;

export function InvoiceList() {
  const place = useListPlace();
  const { view } = place;
  const { history } = useRouter();
  const may = useMay();
  const { currency } = useCompany();
  const list = useKeysetList(invoicesQuery(view));
  const totals = list.pages[0]?.totals;

  return (
    <>
      <PageHeader
        title="Invoices"
        note={noteOf(view)}
        secondary={
          (view.filters.runId ?? view.filters.customerId) && (
            <ActButton onClick={() => place.setView(wholeList)}>Show all invoices</ActButton>
          )
        }
        primary={
          may('money.write') && (
            <ActButton tone="primary" icon={Banknote} onClick={() => history.push('/payments/new')}>
              Record payment
            </ActButton>
          )
        }
      />
      <SplitView
        id="invoices"
        detailLabel="Invoice"
        initialShare={0.52}
        onCloseDetail={place.close}
        detail={place.open && <InvoiceDetail key={place.open} id={place.open} />}
        list={
          <DataTable
            id="invoices"
            label="Invoices"
            noun={noun}
            keyboard="page"
            columns={invoiceColumns}
            rowKey={rowKey}
            rowLabel={rowLabel}
            {...list}
            {...place.table}
            onOpen={place.openBeside((id) => pathOf('invoice', id))}
            totals={
              totals && {
                number: 'All shown',
                total: <Money minor={totals.totalMinor} currency={currency} />,
                openMinor: <Money minor={totals.openMinor} currency={currency} />,
              }
            }
            empty={{
              sentence: 'Invoices stand here once the first daily run has posted them.',
              action: may('money.read') && (
                <ActButton onClick={() => history.push('/runs/preview')}>Preview the daily run</ActButton>
              ),
            }}
            onExport={({ columns }) =>
              void exportList({
                name: 'invoices',
                noun,
                columns: invoiceCsv,
                shown: columns,
                page: (cursor) => invoicesPage(view, cursor),
              })
            }
            filterBar={
              <FilterBar
                {...place.filterBar}
                filters={filters}
                placeholder="Number, customer"
                views={
                  <>
                    <SavedViews id="invoices" given={given} {...place.savedViews} />
                    <ChoiceChips
                      label="State"
                      all="Any"
                      choices={stateChoices}
                      value={textOf(view, 'state')}
                      onValue={(state) => place.setFilter('state', state)}
                    />
                  </>
                }
              />
            }
          />
        }
      />
    </>
  );
}

function noteOf({ filters: { runId, customerId } }: ListView): string {
  if (runId !== undefined) return 'Invoices of one daily run';
  return customerId === undefined ? 'Every posted invoice; the daily run makes them' : 'Invoices of one customer';
}
