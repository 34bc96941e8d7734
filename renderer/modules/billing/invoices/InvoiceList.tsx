import { getRouteApi, useRouter } from '@tanstack/react-router';
import { Banknote } from 'lucide-react';
import { refusalOf } from '#app/client.ts';
import { useKeysetList } from '#app/keyset-list.ts';
import { useCompany, useMay } from '#app/session.ts';
import type { InvoiceHead } from '#contract/billing.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { DataTable } from '#ui/DataTable.tsx';
import { FilterBar, type FilterDefinition } from '#ui/FilterBar.tsx';
import { SplitView } from '#ui/frame/SplitView.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { SavedViews } from '#ui/SavedViews.tsx';
import { tellProblem } from '#ui/toast.ts';
import { ChoiceChips } from '../../platform/list/ChoiceChips.tsx';
import { type ChangeAddress, useListView } from '../../platform/list/use-list-view.ts';
import { Money } from '../../platform/show/Money.tsx';
import { exportInvoices } from './export-invoices.ts';
import { InvoiceDetail } from './InvoiceDetail.tsx';
import { invoiceColumns } from './invoice-columns.tsx';
import { type InvoiceAddress, invoicesQuery } from './invoice-query.ts';
import { invoiceStateNames, invoiceStates } from './invoice-state.ts';

const route = getRouteApi('/invoices');
const noun = { one: 'invoice', many: 'invoices' };
const filters: readonly FilterDefinition[] = [{ id: 'issued', label: 'Issued', kind: 'period' }];
const others = ['state', 'customerId', 'runId'];
const overdue = { search: '', filters: { state: ['overdue'] }, sort: { column: 'dueOn', direction: 'asc' } } as const;
const given = [{ name: 'Overdue, oldest first', view: overdue }];
const stateChoices = invoiceStateNames.map((value) => ({ value, label: invoiceStates[value].word }));
const rowKey = (row: InvoiceHead) => row.id;
const rowLabel = (row: InvoiceHead) => row.number;

export function InvoiceList() {
  const address = route.useSearch();
  const navigate = route.useNavigate();
  const { history } = useRouter();
  const may = useMay();
  const { currency } = useCompany();
  const change: ChangeAddress = (part, step) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: step === 'same' });
  const view = useListView(address, change, filters, others);
  const list = useKeysetList(invoicesQuery(address));
  const totals = list.pages[0]?.totals;

  return (
    <>
      <PageHeader
        title="Invoices"
        note={noteOf(address)}
        secondary={
          address.runId === undefined && address.customerId === undefined ? undefined : (
            <ActButton onClick={() => change({ runId: undefined, customerId: undefined }, 'same')}>
              Show all invoices
            </ActButton>
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
        onCloseDetail={view.close}
        detail={address.open !== undefined && <InvoiceDetail key={address.open} id={address.open} />}
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
            {...view.table}
            onOpen={({ id }, aside) => (aside ? window.open(`#/invoices/${id}`, '_blank') : view.open(id))}
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
              exportInvoices(address, columns).catch((error) => tellProblem(refusalOf(error).message))
            }
            filterBar={
              <FilterBar
                {...view.filterBar}
                placeholder="Number, customer"
                views={
                  <>
                    <SavedViews id="invoices" given={given} {...view.views} />
                    <ChoiceChips
                      label="State"
                      all="Any"
                      choices={stateChoices}
                      value={address.state}
                      onValue={(state) => change({ state }, 'same')}
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

function noteOf({ runId, customerId }: InvoiceAddress): string {
  if (runId !== undefined) return 'Invoices of one daily run';
  return customerId === undefined ? 'Every posted invoice; the daily run makes them' : 'Invoices of one customer';
}
