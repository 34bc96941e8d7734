import { Day } from '#app/show/Day.tsx';
import { Money } from '#app/show/Money.tsx';
import type { Subscription } from '#contract/core.ts';
import { Callout } from '#ui/Callout.tsx';
import { formatRate } from '#ui/parse/rate.ts';
import { usePlans } from '../list/choices.ts';
import { routerEffect } from './router-effect.ts';
import type { ServiceValues } from './subscription-form.ts';
import { wantedOf } from './two-truths.ts';

/** Fields of the form that the router has to be told of. */
const onTheRouter: readonly (keyof ServiceValues)[] = [
  'planId',
  'deviceId',
  'authMethod',
  'dhcpMode',
  'mac',
  'ip',
  'pppoeUser',
  'pppoePassword',
];

interface ChangeEffectProps {
  service: Subscription;
  changed: Partial<ServiceValues>;
}

/** Before saving: what the change will do on the router and on the bill. */
export function ChangeEffect({ service, changed }: ChangeEffectProps) {
  const plan = usePlans().find(({ id }) => id === changed.planId);
  const touchesRouter = wantedOf[service.state] !== 'absent' && onTheRouter.some((field) => field in changed);
  if (!touchesRouter && plan === undefined) return null;
  return (
    <Callout meaning="waiting" title="What saving will do">
      {plan !== undefined && (
        <p>
          {service.planName} → {plan.name}: {formatRate(plan.downloadKbps)}/{formatRate(plan.uploadKbps)}
          {plan.priceMinor !== null && (
            <>
              , <Money minor={plan.priceMinor} currency={plan.currency} /> a period
            </>
          )}
          {service.billedThrough !== null && (
            <>
              , billed from <Day date={service.billedThrough} /> on; what is invoiced stays
            </>
          )}
          .
        </p>
      )}
      {touchesRouter && <p>{routerEffect(service)} A live session may drop.</p>}
    </Callout>
  );
}
