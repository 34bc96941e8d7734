import { Money } from '#app/show/Money.tsx';
import type { Subscription } from '#contract/core.ts';
import { Callout } from '#ui/Callout.tsx';
import { useDevices } from '../list/choices.ts';
import styles from './ActivationEffect.module.css';
import { routerEffect } from './router-effect.ts';
import { ratesOf } from './service-facts.tsx';

/** What pressing the button will do, before it is pressed. */
export function ActivationEffect({ service, deviceId }: { service: Subscription; deviceId: string | null }) {
  const chosen = useDevices().find(({ id }) => id === deviceId);
  const reached =
    chosen === undefined
      ? service
      : { deviceName: chosen.name, deviceStage: chosen.stage, deviceHealth: chosen.health.state };
  return (
    <Callout meaning="waiting" title="What will happen">
      <dl className={styles.list}>
        <dt>Books</dt>
        <dd>
          {service.customerName} is active from today with {service.planName}, {ratesOf(service)}.
        </dd>
        <dt>Router</dt>
        <dd>{routerEffect(reached)}</dd>
        <dt>Billing</dt>
        <dd>
          The next run bills the first period
          {service.priceMinor !== null && (
            <>
              , <Money minor={service.priceMinor} currency={service.currency} /> without tax
            </>
          )}
          .
        </dd>
      </dl>
    </Callout>
  );
}
