import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { client } from '#app/client.ts';
import { pathOf } from '#app/path-of.ts';
import { useMay } from '#app/session.ts';
import { todayIn } from '#app/show/Day.tsx';
import type { Customer } from '#contract/core.ts';
import { FieldGroup } from '#ui/Form.tsx';
import { Page } from '#ui/Page.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { useUiSettings } from '#ui/ui-settings.ts';
import { customerQuery } from '../customers/queries.ts';
import { usePlans } from '../list/choices.ts';
import { Loaded } from '../show/Loaded.tsx';
import { onlyFor } from '../show/refused.ts';
import { useRecordForm } from '../show/use-record-form.tsx';
import { CustomerField } from './CustomerField.tsx';
import { ServiceForm } from './ServiceForm.tsx';
import { emptyService, newServiceOf, serviceRules } from './subscription-form.ts';

const route = getRouteApi('/subscriptions/new');

export function NewSubscriptionPage() {
  const { customerId } = route.useSearch();
  return customerId === undefined ? <New customer={null} /> : <NewFor customerId={customerId} />;
}

function NewFor({ customerId }: { customerId: string }) {
  const query = useQuery(customerQuery(customerId));
  return <Loaded query={query}>{(customer) => <New key={customerId} customer={customer} />}</Loaded>;
}

function New({ customer }: { customer: Customer | null }) {
  const may = useMay();
  const { zone } = useUiSettings();
  const plans = usePlans();
  const today = Number(todayIn(zone).slice(-2));
  const { form, guard, onCancel } = useRecordForm({
    title: 'New service',
    initial: emptyService(customer?.id ?? null, customer?.address ?? '', today),
    validate: serviceRules(plans),
    draftKey: `subscription.new.${customer?.id ?? ''}`,
    draftOmit: ['pppoePassword'],
    save: (values) => client.core.subscriptions.create(newServiceOf(values)),
    saved: ({ id, code }) => ({ tell: `${code} is added as a draft.`, path: pathOf('subscription', id) }),
  });
  const note =
    customer === null
      ? 'A draft; nothing is on the network before it is activated.'
      : `${customer.name} · ${customer.code}`;
  return (
    <Page head={<PageHeader title="New service" note={note} />}>
      <ServiceForm
        label="New service"
        submit="Add service"
        form={form}
        onCancel={onCancel}
        refused={may('subscriptions.write') ? undefined : onlyFor('subscriptions.write', 'add services')}
      >
        {customer === null && (
          <FieldGroup title="Whose">
            <CustomerField {...form.field('customerId')} />
          </FieldGroup>
        )}
      </ServiceForm>
      {guard}
    </Page>
  );
}
