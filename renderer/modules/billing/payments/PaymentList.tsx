import { getRouteApi, useRouter } from '@tanstack/react-router';
import { Banknote } from 'lucide-react';
import { refusalOf } from '#app/client.ts';
import { useKeysetList } from '#app/keyset-list.ts';
import { useCompany, useMay } from '#app/session.ts';
import type { PaymentHead } from '#contract/billing.ts';
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
import { exportPayments } from './export-payments.ts';
import { PaymentDetail } from './PaymentDetail.tsx';
import { paymentColumns } from './payment-columns.tsx';
import { paymentsQuery } from './payment-query.ts';
import { paymentMethodNames, paymentMethodWords } from './payment-words.ts';

const route = getRouteApi('/payments');
const noun = { one: 'payment', many: 'payments' };
const filters: readonly FilterDefinition[] = [{ id: 'received', label: 'Received', kind: 'period' }];
const others = ['method', 'customerId'];
const methodChoices = paymentMethodNames.map((value) => ({ value, label: paymentMethodWords[value] }));
const rowKey = (row: PaymentHead) => row.id;
const rowLabel = (row: PaymentHead) => row.number;

export function PaymentList() {
  const address = route.useSearch();
  const navigate = route.useNavigate();
  const { history } = useRouter();
  const may = useMay();
  const { currency } = useCompany();
  const change: ChangeAddress = (part, step) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: step === 'same' });
  const view = useListView(address, change, filters, others);
  const list = useKeysetList(paymentsQuery(address));
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
        note={address.customerId === undefined ? 'Money received, and what it paid' : 'Payments of one customer'}
        secondary={
          address.customerId !== undefined && (
            <ActButton onClick={() => change({ customerId: undefined }, 'same')}>Show all payments</ActButton>
          )
        }
        primary={may('money.write') && record}
      />
      <SplitView
        id="payments"
        detailLabel="Payment"
        initialShare={0.44}
        onCloseDetail={view.close}
        detail={address.open !== undefined && <PaymentDetail key={address.open} id={address.open} />}
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
            {...view.table}
            onOpen={({ id }, aside) => (aside ? window.open(`#/payments/${id}`, '_blank') : view.open(id))}
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
              exportPayments(address, columns).catch((error) => tellProblem(refusalOf(error).message))
            }
            filterBar={
              <FilterBar
                {...view.filterBar}
                placeholder="Number, customer, reference"
                views={
                  <>
                    <SavedViews id="payments" {...view.views} />
                    <ChoiceChips
                      label="Method"
                      all="Any"
                      choices={methodChoices}
                      value={address.method}
                      onValue={(method) => change({ method }, 'same')}
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
