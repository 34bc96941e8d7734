import { useQuery } from '@tanstack/react-query';
import { api } from '#app/client.ts';
import { type SubscriptionState, subscriptionStateWords } from '#contract/subscription-machine.ts';
import { Section } from '#ui/Section.tsx';
import { Stat, StatRow } from '#ui/Stat.tsx';
import { counted, stateWords } from '../../core/show/words.ts';
import { CardBody } from './CardBody.tsx';

const shown: readonly SubscriptionState[] = ['active', 'suspended', 'paused', 'pending_install', 'draft'];

/** Services by state; each figure is the way to its list. */
export function ServicesCard() {
  const services = useQuery(api.core.board.summary.queryOptions());
  return (
    <Section title="Services" note={services.data && `of ${counted(services.data.customers, 'customer')}`} flush>
      <CardBody query={services} lines={2}>
        {({ byState }) => {
          const running = byState.active + byState.suspended + byState.paused;
          return (
            <StatRow label="Services by state">
              {shown.map((state) => (
                <Stat
                  key={state}
                  label={subscriptionStateWords[state]}
                  value={byState[state].toLocaleString('en-GB')}
                  note={share(state, byState[state], running)}
                  meaning={stateWords[state].meaning}
                  href={`#/subscriptions?state=${state}`}
                />
              ))}
            </StatRow>
          );
        }}
      </CardBody>
    </Section>
  );
}

function share(state: SubscriptionState, count: number, running: number): string | undefined {
  if (running === 0 || state === 'pending_install' || state === 'draft') return undefined;
  const percent = (100 * count) / running;
  return `${percent > 0 && percent < 1 ? '<1' : Math.round(percent)} % of those running`;
}
