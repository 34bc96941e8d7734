import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { BadgeDollarSign, Pencil } from 'lucide-react';
import { useState } from 'react';
import { api, type client } from '#app/client.ts';
import { PathLink } from '#app/RecordLink.tsx';
import { useMay } from '#app/session.ts';
import { Money } from '#app/show/Money.tsx';
import { ActButton } from '#ui/ActButton.tsx';
import { KeyValue } from '#ui/KeyValue.tsx';
import { Mono } from '#ui/Mono.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { Section } from '#ui/Section.tsx';
import { StatusPill } from '#ui/StatusPill.tsx';
import { Loaded } from '../show/Loaded.tsx';
import { onlyFor } from '../show/refused.ts';
import { RecordHistory } from '../timeline/RecordHistory.tsx';
import { PlanPrices } from './PlanPrices.tsx';
import { PriceDialog } from './PriceDialog.tsx';
import { burstOf, periodOf, rateOf, saleWords, soldForOf, taxOf } from './plan-words.ts';

export type PlanWithPrices = Awaited<ReturnType<typeof client.core.plans.get>>;

export const planQuery = (id: string) => api.core.plans.get.queryOptions({ input: { id } });

/** One plan: beside the list, and as a page of its own. */
export function PlanDetail({ id }: { id: string }) {
  return <Loaded query={useQuery(planQuery(id))}>{(plan) => <Detail plan={plan} />}</Loaded>;
}

function Detail({ plan }: { plan: PlanWithPrices }) {
  const may = useMay();
  const { history } = useRouter();
  const [pricing, setPricing] = useState(false);
  return (
    <div>
      <PageHeader
        title={plan.name}
        state={<StatusPill look="soft" {...saleWords[plan.onSale]} />}
        note={
          <>
            {rateOf(plan)}
            {plan.priceMinor !== null && (
              <>
                {' · '}
                <Money minor={plan.priceMinor} currency={plan.currency} /> {periodOf(plan)}
              </>
            )}
          </>
        }
        secondary={
          <>
            {may('money.balances') && (
              <ActButton
                icon={BadgeDollarSign}
                refused={may('plans.write') ? undefined : onlyFor('plans.write', 'change prices')}
                onClick={() => setPricing(true)}
              >
                Change price
              </ActButton>
            )}
            {may('plans.write') && (
              <ActButton icon={Pencil} onClick={() => history.push(`/plans/${plan.id}/edit`)}>
                Edit
              </ActButton>
            )}
          </>
        }
      />
      <Section title="What it is">
        <KeyValue
          items={[
            { label: 'Rate', value: `${rateOf(plan)} down/up` },
            { label: 'Burst', value: burstOf(plan) },
            { label: 'Tax', value: taxOf(plan) },
            { label: 'Sold for', value: soldForOf(plan) },
            { label: 'Priority', value: plan.priority === 8 ? '8, as any other' : String(plan.priority) },
            { label: 'RouterOS profile', value: <Mono value={plan.routerosProfile} /> },
            {
              label: 'Services',
              value: <PathLink path={`/subscriptions?plan=${plan.id}`}>{plan.serviceCount} on it</PathLink>,
            },
          ]}
        />
      </Section>
      {plan.prices.length > 0 && (
        <Section title="Prices">
          <PlanPrices plan={plan} />
        </Section>
      )}
      <Section title="What happened">
        <RecordHistory model="service_plan" id={plan.id} />
      </Section>
      {pricing && <PriceDialog plan={plan} onClose={() => setPricing(false)} />}
    </div>
  );
}
