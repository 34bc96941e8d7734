import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { usePageTitle } from '#app/crumbs.ts';
import type { Customer, Subscription } from '#contract/core.ts';
import { Page } from '#ui/Page.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { Section } from '#ui/Section.tsx';
import { StatusPill } from '#ui/StatusPill.tsx';
import { useSectors } from '../list/choices.ts';
import { MiniMap } from '../map/MiniMap.tsx';
import { placesWithSectors } from '../map/places-of.ts';
import { Loaded } from '../show/Loaded.tsx';
import { MainAndSide } from '../show/MainAndSide.tsx';
import { counted } from '../show/words.ts';
import { Contact } from './Contact.tsx';
import { CustomerActs } from './CustomerActs.tsx';
import { CustomerServices } from './CustomerServices.tsx';
import { CustomerTimeline } from './CustomerTimeline.tsx';
import { MoneyColumn } from './MoneyColumn.tsx';
import { customerQuery, servicesQuery } from './queries.ts';
import { customerState } from './services-in-words.ts';

const route = getRouteApi('/customers/$id');
const none: readonly Subscription[] = [];

/** One customer, with all that is asked on the phone: who, what runs, what is owed, what happens next, what happened. */
export function CustomerPage() {
  const { id } = route.useParams();
  return <Loaded query={useQuery(customerQuery(id))}>{(customer) => <Whole key={id} customer={customer} />}</Loaded>;
}

function Whole({ customer }: { customer: Customer }) {
  const query = useQuery(servicesQuery(customer.id));
  const services = query.data?.items ?? none;
  usePageTitle(customer.name);
  const places = placesWithSectors(services, useSectors());
  return (
    <Page
      head={
        <PageHeader
          title={customer.name}
          state={
            customer.archivedAt === null ? (
              <StatusPill look="soft" {...customerState(customer.services)} />
            ) : (
              <StatusPill look="soft" word="archived" meaning="off" />
            )
          }
          note={[customer.code, customer.phone, customer.address].filter((part) => part !== '').join(' · ')}
          secondary={<CustomerActs customer={customer} services={services} />}
        />
      }
    >
      <MainAndSide
        main={
          <>
            <Section title="Services" note={query.data && counted(services.length, 'service')}>
              <Loaded query={query} lines={5}>
                {({ items }) => <CustomerServices customer={customer} services={items} />}
              </Loaded>
            </Section>
            <Section title="What happened">
              <CustomerTimeline id={customer.id} services={services} />
            </Section>
          </>
        }
        side={
          <>
            <MoneyColumn customerId={customer.id} />
            <Section title="Contact">
              <Contact customer={customer} />
            </Section>
            {places.length > 0 && (
              <Section title="Where" flush>
                <MiniMap places={places} label={`Where the services of ${customer.name} are installed`} />
              </Section>
            )}
          </>
        }
      />
    </Page>
  );
}
