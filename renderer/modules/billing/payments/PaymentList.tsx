import { useRouter } from '@tanstack/react-router';
import { Banknote } from 'lucide-react';
import { useKeysetList } from '#app/keyset-list.ts';
import { exportList } from '#app/list/export-list.ts';
import { textOf } from '#app/list/list-address.ts';
import { useListPlace } from '#app/list/use-list-place.ts';
import { pathOf } from '#app/path-of.ts';
import { useCompany, useMay } from '#app/session.ts';
import { Money } from '#app/show/Money.tsx';
import type { PaymentHead } from '#contract/billing.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { ChoiceChips } from '#ui/ChoiceChips.tsx';
import { DataTable } from '#ui/DataTable.tsx';
import { FilterBar, type FilterDefinition } from '#ui/FilterBar.tsx';
import { SplitView } from '#ui/frame/SplitView.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { SavedViews } from '#ui/SavedViews.tsx';
import { wholeList } from '#ui/saved-views.ts';
import { PaymentDetail } from './PaymentDetail.tsx';
import { paymentColumns } from './payment-columns.tsx';
import { paymentCsv } from './payment-csv.ts';
import { paymentsPage, paymentsQuery } from './payment-query.ts';
import { paymentMethodNames, paymentMethodWords } from './payment-words.ts';

const noun = { one: 'payment', many: 'payments' };
const filters: readonly FilterDefinition[] = [{ id: 'received', label: 'Received', kind: 'period' }];
const methodChoices = paymentMethodNames.map((value) => ({ value, label: paymentMethodWords[value] }));
const rowKey = (row: PaymentHead) => row.id;
const rowLabel = (row: PaymentHead) => row.number;

export function PaymentList() {
  const place = useListPlace();
  const { view } = place;
  const { history } = useRouter();
  const may = useMay();
  const { currency } = useCompany();
  const list = useKeysetList(paymentsQuery(view));
  const ofOne = view.filters.customerId !== undefined;
  const totals = list.pages[0]?.totals;
  const record = (
    <ActButton tone="primary" icon={Banknote} onClick={() => history.push('/payments/new')}>
      Record payment
    </ActButton>
  );

  return (
    <>
      <PageHeader
        title="Payments"
        note={ofOne ? 'Payments of one customer' : 'Money received, and what it paid'}
        secondary={ofOne && <ActButton onClick={() => place.setView(wholeList)}>Show all payments</ActButton>}
        primary={may('money.write') && record}
      />
      <SplitView
        id="payments"
        detailLabel="Payment"
        initialShare={0.44}
        onCloseDetail={place.close}
        detail={place.open && <PaymentDetail key={place.open} id={place.open} />}
        list={
          <DataTable
            id="payments"
            label="Payments"
            noun={noun}
            keyboard="page"
            columns={paymentColumns}
            rowKey={rowKey}
            rowLabel={rowLabel}
            {...list}
            {...place.table}
            onOpen={place.openBeside((id) => pathOf('payment', id))}
            totals={
              totals && {
                number: 'All shown',
                amountMinor: <Money minor={totals.amountMinor} currency={currency} />,
              }
            }
            empty={{
              sentence: 'Payments stand here once the first one is recorded.',
              action: may('money.write') && record,
            }}
            onExport={({ columns }) =>
              void exportList({
                name: 'payments',
                noun,
                columns: paymentCsv,
                shown: columns,
                page: (cursor) => paymentsPage(view, cursor),
              })
            }
            filterBar={
              <FilterBar
                {...place.filterBar}
                filters={filters}
                placeholder="Number, customer, reference"
                views={
                  <>
                    <SavedViews id="payments" {...place.savedViews} />
                    <ChoiceChips
                      label="Method"
                      all="Any"
                      choices={methodChoices}
                      value={textOf(view, 'method')}
                      onValue={(method) => place.setFilter('method', method)}
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
