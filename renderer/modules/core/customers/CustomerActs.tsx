import { useRouter } from '@tanstack/react-router';
import { Archive, Banknote, Pencil, Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useMay } from '#app/session.ts';
import type { Customer, Subscription } from '#contract/core.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { ActMenu, type MenuAct } from '../show/ActMenu.tsx';
import { ArchiveCustomer } from './ArchiveCustomer.tsx';

interface CustomerActsProps {
  customer: Customer;
  services: readonly Subscription[];
}

/** What one most likely does next with a customer, by their state and one's role. */
export function CustomerActs({ customer, services }: CustomerActsProps) {
  const may = useMay();
  const { history } = useRouter();
  const [archiving, setArchiving] = useState(false);
  const go = (path: string) => () => history.push(path);
  const living = services.filter(({ state }) => state !== 'terminated').length;
  const waiting = services.find(({ state }) => state === 'draft' || state === 'pending_install');
  if (customer.archivedAt !== null) return null;

  const buttons: ReactNode[] = [];
  const more: MenuAct[] = [];
  if (waiting !== undefined && may('subscriptions.install')) {
    buttons.push(
      <ActButton key="activate" tone="primary" onClick={go(`/subscriptions/${waiting.id}/activate`)}>
        {`Activate ${waiting.code}`}
      </ActButton>,
    );
  }
  if (may('money.write')) {
    buttons.push(
      <ActButton
        key="pay"
        icon={Banknote}
        tone={buttons.length === 0 && living > 0 ? 'primary' : 'default'}
        onClick={go(`/payments/new?customerId=${customer.id}`)}
      >
        Record payment
      </ActButton>,
    );
  }
  if (may('subscriptions.write')) {
    buttons.push(
      <ActButton
        key="service"
        icon={Plus}
        tone={living === 0 ? 'primary' : 'default'}
        onClick={go(`/subscriptions/new?customerId=${customer.id}`)}
      >
        Add service
      </ActButton>,
    );
  }
  if (may('customers.write')) {
    buttons.push(
      <ActButton key="edit" icon={Pencil} onClick={go(`/customers/${customer.id}/edit`)}>
        Edit
      </ActButton>,
    );
    more.push({
      id: 'archive',
      label: 'Archive…',
      icon: Archive,
      refused:
        living > 0 ? 'Only a customer without running services can be archived. Terminate them first.' : undefined,
      run: () => setArchiving(true),
    });
  }
  return (
    <>
      {buttons.reverse()}
      <ActMenu label={`More about ${customer.name}`} acts={more} />
      {archiving && <ArchiveCustomer customer={customer} onClose={() => setArchiving(false)} />}
    </>
  );
}
