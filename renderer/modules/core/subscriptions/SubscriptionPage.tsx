import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { usePageTitle } from '#app/crumbs.ts';
import { RecordLink } from '#app/RecordLink.tsx';
import { useMay } from '#app/session.ts';
import type { Subscription } from '#contract/core.ts';
import { KeyValue } from '#ui/KeyValue.tsx';
import { Page } from '#ui/Page.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { Section } from '#ui/Section.tsx';
import { NextSteps } from '../customers/NextSteps.tsx';
import { StandingStats } from '../customers/StandingStats.tsx';
import { useSectors } from '../list/choices.ts';
import { MiniMap } from '../map/MiniMap.tsx';
import { placesWithSectors } from '../map/places-of.ts';
import { OnlineLine } from '../online/OnlineLine.tsx';
import { Loaded } from '../show/Loaded.tsx';
import { MainAndSide } from '../show/MainAndSide.tsx';
import { StatePill } from '../show/pills.tsx';
import { RecentChanges } from '../show/RecentChanges.tsx';
import { RecordHistory } from '../timeline/RecordHistory.tsx';
import { subscriptionQuery } from './queries.ts';
import { ServiceActs } from './ServiceActs.tsx';
import styles from './ServiceCard.module.css';
import { Exempt } from './ServiceCard.tsx';
import { ServiceTruths } from './ServiceTruths.tsx';
import { billingFacts, networkFacts, placeFacts, ratesOf } from './service-facts.tsx';

const route = getRouteApi('/subscriptions/$id');

export function SubscriptionPage() {
  const { id } = route.useParams();
  return <Loaded query={useQuery(subscriptionQuery(id))}>{(service) => <Whole key={id} service={service} />}</Loaded>;
}

function Whole({ service }: { service: Subscription }) {
  const may = useMay();
  const { id, code, customerId, customerName } = service;
  const places = placesWithSectors([service], useSectors());
  usePageTitle(code);
  return (
    <Page
      head={
        <PageHeader
          title={code}
          state={<StatePill state={service.state} look="soft" />}
          note={
            <>
              <RecordLink model="customer" id={customerId}>
                {customerName}
              </RecordLink>
              {' · '}
              <RecordLink model="service_plan" id={service.planId}>
                {service.planName}
              </RecordLink>
              {` · ${ratesOf(service)}`}
            </>
          }
          secondary={<ServiceActs service={service} primary />}
        />
      }
    >
      <MainAndSide
        main={
          <>
            <Section title="Books and network">
              <div className={styles.card}>
                <ServiceTruths service={service} />
                <OnlineLine service={service} />
                {service.exempt !== null && <Exempt exempt={service.exempt} />}
                <KeyValue columns={2} items={[...networkFacts(service), ...placeFacts(service)]} />
                {service.notes !== '' && <p className={styles.notes}>{service.notes}</p>}
              </div>
            </Section>
            {may('network.read') && <RecentChanges of={{ subscriptionId: id }} path={`/changes?service=${id}`} />}
            <Section title="What happened">
              <RecordHistory model="subscription" id={id} code={code} />
            </Section>
          </>
        }
        side={
          <>
            <StandingStats customerId={customerId} />
            <Section title="What happens next">
              <NextSteps customerId={customerId} only={id} />
            </Section>
            <Section title="Billing">
              <KeyValue items={billingFacts(service)} />
            </Section>
            {places.length > 0 && (
              <Section title="Where" flush>
                <MiniMap places={places} label={`Where ${code} is installed`} />
              </Section>
            )}
          </>
        }
      />
    </Page>
  );
}
