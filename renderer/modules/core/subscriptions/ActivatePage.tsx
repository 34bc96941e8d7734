import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { usePageTitle } from '#app/crumbs.ts';
import type { Subscription } from '#contract/core.ts';
import { Page } from '#ui/Page.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { Loaded } from '../show/Loaded.tsx';
import { StatePill } from '../show/pills.tsx';
import { ActivateForm } from './ActivateForm.tsx';
import { ActivationWatch } from './ActivationWatch.tsx';
import { subscriptionQuery } from './queries.ts';

const route = getRouteApi('/subscriptions/$id/activate');
const watchMs = 2_000;

/** Puts a service into operation: what is missing, what will happen, and then watching it happen. */
export function ActivatePage() {
  const { id } = route.useParams();
  const query = useQuery({
    ...subscriptionQuery(id),
    refetchInterval: ({ state: { data } }) =>
      data?.state === 'active' && data.network.truth !== 'verified' ? watchMs : false,
  });
  return <Loaded query={query}>{(service) => <Activate key={id} service={service} />}</Loaded>;
}

function Activate({ service }: { service: Subscription }) {
  const [asked, setAsked] = useState(false);
  usePageTitle(`Activate ${service.code}`);
  const waits = service.state === 'draft' || service.state === 'pending_install';
  return (
    <Page
      head={
        <PageHeader
          title={`Activate ${service.code}`}
          state={<StatePill state={service.state} look="soft" />}
          note={`${service.customerName} · ${service.planName} · ${service.sectorName}`}
        />
      }
    >
      {waits && !asked ? (
        <ActivateForm service={service} onActivated={() => setAsked(true)} />
      ) : (
        <ActivationWatch service={service} />
      )}
    </Page>
  );
}
