import { PathLink } from '#app/RecordLink.tsx';
import { Day } from '#app/show/Day.tsx';
import { Money } from '#app/show/Money.tsx';
import type { Subscription } from '#contract/core.ts';
import { Callout } from '#ui/Callout.tsx';
import { KeyValue } from '#ui/KeyValue.tsx';
import { OnlineLine } from '../online/OnlineLine.tsx';
import { ServiceActs } from './ServiceActs.tsx';
import styles from './ServiceCard.module.css';
import { ServiceTruths } from './ServiceTruths.tsx';
import { billingFacts, networkFacts, placeFacts, ratesOf } from './service-facts.tsx';

interface ServiceCardProps {
  service: Subscription;
  /** Only the truths and what one reads out: for the side of a list. */
  brief?: boolean;
}

/** One service of a customer: what it is, the two truths, how it is connected, and what can be done. */
export function ServiceCard({ service, brief = false }: ServiceCardProps) {
  const facts = brief
    ? networkFacts(service)
    : [...networkFacts(service), ...billingFacts(service), ...placeFacts(service)];
  return (
    <article className={styles.card} aria-label={`Service ${service.code}`}>
      <header className={styles.head}>
        <h3 className={styles.name}>
          <PathLink path={`/subscriptions/${service.id}`}>{service.code}</PathLink>
        </h3>
        <span className={styles.plan}>
          {service.planName} · {ratesOf(service)}
          {brief && service.priceMinor !== null && (
            <>
              {' · '}
              <Money minor={service.priceMinor} currency={service.currency} />
            </>
          )}
        </span>
        {!brief && (
          <div className={styles.acts}>
            <ServiceActs service={service} />
          </div>
        )}
      </header>
      <ServiceTruths service={service} />
      <OnlineLine service={service} />
      {service.exempt !== null && <Exempt exempt={service.exempt} />}
      <KeyValue columns={brief ? 1 : 2} items={facts} />
      {!brief && service.notes !== '' && <p className={styles.notes}>{service.notes}</p>}
    </article>
  );
}

export const Exempt = ({ exempt }: { exempt: NonNullable<Subscription['exempt']> }) => (
  <Callout meaning="attention">
    Exempt from suspension until <Day date={exempt.until} />: {exempt.reason}
  </Callout>
);
