import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { client } from '#app/client.ts';
import { pathOf } from '#app/path-of.ts';
import { useMay } from '#app/session.ts';
import type { Subscription } from '#contract/core.ts';
import { Page } from '#ui/Page.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { usePlans } from '../list/choices.ts';
import { changedOf } from '../show/changed-of.ts';
import { Loaded } from '../show/Loaded.tsx';
import { onlyFor } from '../show/refused.ts';
import { useRecordForm } from '../show/use-record-form.tsx';
import { ChangeEffect } from './ChangeEffect.tsx';
import { subscriptionQuery } from './queries.ts';
import { ServiceForm } from './ServiceForm.tsx';
import { serviceChangeOf, serviceRules, valuesOfService } from './subscription-form.ts';

const route = getRouteApi('/subscriptions/$id/edit');

export function EditSubscriptionPage() {
  const { id } = route.useParams();
  return <Loaded query={useQuery(subscriptionQuery(id))}>{(service) => <Edit key={id} service={service} />}</Loaded>;
}

function Edit({ service }: { service: Subscription }) {
  const { id, code, customerName, planName } = service;
  const may = useMay();
  const plans = usePlans();
  const title = `Edit ${code}`;
  const path = pathOf('subscription', id);
  const first = valuesOfService(service);
  const { form, guard, onCancel } = useRecordForm({
    title,
    initial: first,
    validate: serviceRules(plans),
    draftKey: `subscription.${id}`,
    draftOmit: ['pppoePassword'],
    save: (values) => client.core.subscriptions.update(serviceChangeOf(id, changedOf(first, values))),
    saved: () => ({ tell: `${code} is saved.`, path }),
    back: path,
  });
  return (
    <Page head={<PageHeader title={title} note={`${customerName} · ${planName}`} />}>
      <ServiceForm
        label={title}
        submit="Save"
        form={form}
        exists
        onCancel={onCancel}
        refused={may('subscriptions.write') ? undefined : onlyFor('subscriptions.write', 'change services')}
      >
        <ChangeEffect service={service} changed={changedOf(first, form.values)} />
      </ServiceForm>
      {guard}
    </Page>
  );
}
