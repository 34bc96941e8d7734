import { useRouter } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '#app/session.ts';
import type { Customer, Subscription } from '#contract/core.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { counted } from '../show/words.ts';
import { ServiceCard } from '../subscriptions/ServiceCard.tsx';

interface CustomerServicesProps {
  customer: Customer;
  services: readonly Subscription[];
}

/** The services of a customer; what has ended stands behind one click. */
export function CustomerServices({ customer, services }: CustomerServicesProps) {
  const may = useMay();
  const { history } = useRouter();
  const [withEnded, setWithEnded] = useState(false);
  const running = services.filter(({ state }) => state !== 'terminated');
  const ended = services.filter(({ state }) => state === 'terminated');
  const add = may('subscriptions.write') && customer.archivedAt === null && (
    <ActButton icon={Plus} onClick={() => history.push(`/subscriptions/new?customerId=${customer.id}`)}>
      Add a service
    </ActButton>
  );
  if (services.length === 0) return <EmptyState sentence={`${customer.name} has no service yet.`} action={add} />;
  return (
    <>
      {running.map((service) => (
        <ServiceCard key={service.id} service={service} />
      ))}
      {running.length === 0 && <p>Every service of this customer has ended.</p>}
      {ended.length > 0 && (
        <ActButton tone="quiet" onClick={() => setWithEnded(!withEnded)}>
          {withEnded ? 'Hide what has ended' : `Show ${counted(ended.length, 'terminated service')}`}
        </ActButton>
      )}
      {withEnded && ended.map((service) => <ServiceCard key={service.id} service={service} />)}
    </>
  );
}
