import { useQuery } from '@tanstack/react-query';
import { api } from '#app/client.ts';
import { PathLink } from '#app/RecordLink.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { Section } from '#ui/Section.tsx';
import { BoardRows, Calm } from './BoardRows.tsx';
import { CardBody } from './CardBody.tsx';

const shown = 6;
const list = '/subscriptions?state=pending_install';

/** Installs that wait, the oldest first: a technician's day. */
export function InstallsCard() {
  const installs = useQuery(
    api.core.subscriptions.list.queryOptions({
      input: { state: 'pending_install', sort: { by: 'stateSince', direction: 'asc' }, limit: shown },
    }),
  );
  const total = installs.data?.total ?? 0;
  return (
    <Section
      title="Installs waiting"
      note={total > shown ? `the oldest ${shown} of ${total}` : undefined}
      actions={total > 0 && <PathLink path={list}>All</PathLink>}
      flush
    >
      <CardBody query={installs} lines={4}>
        {({ items }) =>
          items.length === 0 ? (
            <Calm>No installation waits.</Calm>
          ) : (
            <BoardRows
              label="Installs waiting"
              rows={items.map((service) => ({
                id: service.id,
                sentence: service.customerName,
                note: [service.planName, service.sectorName, service.address, service.position === null && 'no GPS yet']
                  .filter(Boolean)
                  .join(' · '),
                end: <RelativeTime at={service.stateSince} />,
                meaning: 'waiting',
                path: `/subscriptions/${service.id}`,
              }))}
            />
          )
        }
      </CardBody>
    </Section>
  );
}
