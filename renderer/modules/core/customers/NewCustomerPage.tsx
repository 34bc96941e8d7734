import { client } from '#app/client.ts';
import { pathOf } from '#app/path-of.ts';
import { useMay } from '#app/session.ts';
import { Page } from '#ui/Page.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { onlyFor } from '../show/refused.ts';
import { useRecordForm } from '../show/use-record-form.tsx';
import { CustomerForm } from './CustomerForm.tsx';
import { customerRules, emptyCustomer } from './customer-form.ts';

export function NewCustomerPage() {
  const may = useMay();
  const { form, guard, onCancel } = useRecordForm({
    title: 'New customer',
    initial: emptyCustomer,
    validate: customerRules,
    draftKey: 'customer.new',
    save: (values) => client.core.customers.create(values),
    saved: ({ id, code }, { name }) => ({ tell: `${name} is customer ${code}.`, path: pathOf('customer', id) }),
  });
  return (
    <Page
      head={
        <PageHeader title="New customer" note="The code is given by itself. Services are added on the next page." />
      }
    >
      <CustomerForm
        label="New customer"
        submit="Add customer"
        form={form}
        onCancel={onCancel}
        refused={may('customers.write') ? undefined : onlyFor('customers.write', 'add customers')}
      />
      {guard}
    </Page>
  );
}
