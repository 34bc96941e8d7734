import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { api } from '#app/client.ts';
import { pathOf } from '#app/path-of.ts';
import { RecordLink } from '#app/RecordLink.tsx';
import { useMay } from '#app/session.ts';
import type { Subscription } from '#contract/core.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { Callout } from '#ui/Callout.tsx';
import { Section } from '#ui/Section.tsx';
import { StatusPill } from '#ui/StatusPill.tsx';
import { changeActionWords, changeWords } from '../show/change-words.ts';
import styles from './ActivationWatch.module.css';
import { routerEffect } from './router-effect.ts';
import { ServiceTruths } from './ServiceTruths.tsx';

const watchMs = 2_000;

/** After the books: the change on its way to the router, until it was read back. */
export function ActivationWatch({ service }: { service: Subscription }) {
  const may = useMay();
  const { history } = useRouter();
  const done = service.network.truth === 'verified';
  const { data } = useQuery({
    ...api.mikrotik.changes.list.queryOptions({ input: { subscriptionId: service.id, limit: 1 } }),
    enabled: may('network.read'),
    refetchInterval: done ? false : watchMs,
  });
  const change = data?.items[0];
  return (
    <Section title={done ? 'In operation' : 'On the way to the router'}>
      <div className={styles.watch} aria-live="polite">
        <ServiceTruths service={service} />
        {change && (
          <p className={styles.change}>
            <StatusPill {...changeWords[change.state]} />
            <RecordLink model="provisioning_job" id={change.id}>
              {changeActionWords[change.action]} on {change.deviceName}
            </RecordLink>
            {change.lastError !== null && <span className={styles.error}>{change.lastError}</span>}
          </p>
        )}
        {done ? (
          <Callout
            meaning="good"
            title={`${service.deviceName} confirmed it: ${service.customerName} is in service.`}
          />
        ) : (
          <Callout meaning="waiting">{routerEffect(service)}</Callout>
        )}
        <div className={styles.acts}>
          <ActButton tone="primary" onClick={() => history.push(pathOf('customer', service.customerId))}>
            To the customer
          </ActButton>
          <ActButton onClick={() => history.push(pathOf('subscription', service.id))}>To the service</ActButton>
        </div>
      </div>
    </Section>
  );
}
