import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { PanelRightOpen } from 'lucide-react';
import { pathOf } from '#app/path-of.ts';
import { RecordLink } from '#app/RecordLink.tsx';
import { useMay } from '#app/session.ts';
import type { Subscription } from '#contract/core.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { useHotkeys } from '#ui/hotkeys.ts';
import { KeyValue } from '#ui/KeyValue.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { Section } from '#ui/Section.tsx';
import { OnlineLine } from '../online/OnlineLine.tsx';
import { Loaded } from '../show/Loaded.tsx';
import { StatePill } from '../show/pills.tsx';
import { RecentChanges } from '../show/RecentChanges.tsx';
import { subscriptionQuery } from './queries.ts';
import { ServiceActs } from './ServiceActs.tsx';
import styles from './ServiceCard.module.css';
import { Exempt } from './ServiceCard.tsx';
import { ServiceTruths } from './ServiceTruths.tsx';
import { billingFacts, networkFacts, placeFacts, ratesOf } from './service-facts.tsx';

/** One service beside the list. */
export function SubscriptionSummary({ id }: { id: string }) {
  return <Loaded query={useQuery(subscriptionQuery(id))}>{(service) => <Summary service={service} />}</Loaded>;
}

function Summary({ service }: { service: Subscription }) {
  const may = useMay();
  const { history } = useRouter();
  const open = () => history.push(pathOf('subscription', service.id));
  useHotkeys([{ keys: 'o', label: 'Open the whole page', group: 'List', run: open }]);
  return (
    <div>
      <PageHeader
        title={service.code}
        state={<StatePill state={service.state} look="soft" />}
        note={
          <>
            <RecordLink model="customer" id={service.customerId}>
              {service.customerName}
            </RecordLink>
            {` · ${service.planName} · ${ratesOf(service)}`}
          </>
        }
        primary={
          <ActButton tone="primary" icon={PanelRightOpen} keys="o" onClick={open}>
            Open
          </ActButton>
        }
      />
      <Section title="Service" actions={<ServiceActs service={service} />}>
        <div className={styles.card}>
          <ServiceTruths service={service} />
          <OnlineLine service={service} />
          {service.exempt !== null && <Exempt exempt={service.exempt} />}
          <KeyValue items={[...networkFacts(service), ...billingFacts(service), ...placeFacts(service)]} />
        </div>
      </Section>
      {may('network.read') && (
        <RecentChanges of={{ subscriptionId: service.id }} path={`/changes?service=${service.id}`} />
      )}
    </div>
  );
}
