import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Banknote, PanelRightOpen } from 'lucide-react';
import { pathOf } from '#app/path-of.ts';
import { useMay } from '#app/session.ts';
import type { Customer } from '#contract/core.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { useHotkeys } from '#ui/hotkeys.ts';
import { KeyValue } from '#ui/KeyValue.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { Section } from '#ui/Section.tsx';
import { StatusPill } from '#ui/StatusPill.tsx';
import { Loaded } from '../show/Loaded.tsx';
import { ServiceCard } from '../subscriptions/ServiceCard.tsx';
import { contactFacts } from './Contact.tsx';
import { NextSteps } from './NextSteps.tsx';
import { customerQuery, servicesQuery } from './queries.ts';
import { StandingStats } from './StandingStats.tsx';
import { customerState } from './services-in-words.ts';

/** One customer beside the list: enough to answer the phone, and the way to everything. */
export function CustomerSummary({ id }: { id: string }) {
  return <Loaded query={useQuery(customerQuery(id))}>{(customer) => <Summary customer={customer} />}</Loaded>;
}

function Summary({ customer }: { customer: Customer }) {
  const may = useMay();
  const { history } = useRouter();
  const services = useQuery(servicesQuery(customer.id));
  const open = () => history.push(pathOf('customer', customer.id));
  useHotkeys([{ keys: 'o', label: 'Open the whole page', group: 'List', run: open }]);
  return (
    <div>
      <PageHeader
        title={customer.name}
        state={<StatusPill look="soft" {...customerState(customer.services)} />}
        note={customer.code}
        primary={
          <ActButton tone="primary" icon={PanelRightOpen} keys="o" onClick={open}>
            Open
          </ActButton>
        }
        secondary={
          may('money.write') && (
            <ActButton icon={Banknote} onClick={() => history.push(`/payments/new?customerId=${customer.id}`)}>
              Record payment
            </ActButton>
          )
        }
      />
      <StandingStats customerId={customer.id} />
      <Section title="Contact">
        <KeyValue items={contactFacts(customer)} />
      </Section>
      <Section title="Services">
        <Loaded query={services} lines={4}>
          {({ items }) =>
            items.length === 0
              ? 'No service yet.'
              : items.map((service) => <ServiceCard key={service.id} service={service} brief />)
          }
        </Loaded>
      </Section>
      <Section title="What happens next">
        <NextSteps customerId={customer.id} />
      </Section>
    </div>
  );
}
