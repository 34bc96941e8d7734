import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { client } from '#app/client.ts';
import { pathOf } from '#app/path-of.ts';
import { useMay } from '#app/session.ts';
import type { Customer } from '#contract/core.ts';
import { Page } from '#ui/Page.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { changedOf } from '../show/changed-of.ts';
import { Loaded } from '../show/Loaded.tsx';
import { onlyFor } from '../show/refused.ts';
import { useRecordForm } from '../show/use-record-form.tsx';
import { CustomerForm } from './CustomerForm.tsx';
import { customerRules, valuesOf } from './customer-form.ts';
import { customerQuery } from './queries.ts';

const route = getRouteApi('/customers/$id/edit');

export function EditCustomerPage() {
  const { id } = route.useParams();
  return <Loaded query={useQuery(customerQuery(id))}>{(customer) => <Edit key={id} customer={customer} />}</Loaded>;
}

function Edit({ customer }: { customer: Customer }) {
  const { id, name, code } = customer;
  const may = useMay();
  const title = `Edit ${name}`;
  const path = pathOf('customer', id);
  const first = valuesOf(customer);
  const { form, guard, onCancel } = useRecordForm({
    title,
    initial: first,
    validate: customerRules,
    draftKey: `customer.${id}`,
    save: (values) => client.core.customers.update({ id, ...changedOf(first, values) }),
    saved: (_, values) => ({ tell: `${values.name} is saved.`, path }),
    back: path,
  });
  return (
    <Page head={<PageHeader title={title} note={code} />}>
      <CustomerForm
        label={title}
        submit="Save"
        form={form}
        onCancel={onCancel}
        refused={may('customers.write') ? undefined : onlyFor('customers.write', 'change customers')}
      />
      {guard}
    </Page>
  );
}
