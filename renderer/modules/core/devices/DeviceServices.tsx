import { useQuery } from '@tanstack/react-query';
import { api } from '#app/client.ts';
import { PathLink, RecordLink } from '#app/RecordLink.tsx';
import type { Device } from '#contract/core.ts';
import { Section } from '#ui/Section.tsx';
import { Loaded } from '../show/Loaded.tsx';
import { StatePill, TruthPill } from '../show/pills.tsx';
import styles from './DevicePage.module.css';

const shown = 10;

/** Who is served by it; those that the router has differently come first. */
export function DeviceServices({ device }: { device: Device }) {
  const input = (disagrees: boolean) => ({ deviceId: device.id, disagrees, limit: 2 * shown });
  const differing = useQuery(api.core.subscriptions.list.queryOptions({ input: input(true) }));
  const agreeing = useQuery(api.core.subscriptions.list.queryOptions({ input: input(false) }));
  return (
    <Section
      title="Services on it"
      note={device.serviceCount}
      actions={device.serviceCount > shown && <PathLink path={`/subscriptions?device=${device.id}`}>All</PathLink>}
    >
      <Loaded query={differing} lines={3}>
        {(first) => {
          const all = [...first.items, ...(agreeing.data?.items ?? [])];
          const rows = all.filter(({ state }) => state !== 'terminated').slice(0, shown);
          if (rows.length === 0) return <p className={styles.none}>It serves nobody yet.</p>;
          return (
            <table className={styles.services}>
              <tbody>
                {rows.map((service) => (
                  <tr key={service.id}>
                    <th scope="row">
                      <RecordLink model="subscription" id={service.id}>
                        {service.code}
                      </RecordLink>
                    </th>
                    <td>
                      <RecordLink model="customer" id={service.customerId}>
                        {service.customerName}
                      </RecordLink>
                    </td>
                    <td>
                      <StatePill state={service.state} />
                    </td>
                    <td>
                      <TruthPill network={service.network} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          );
        }}
      </Loaded>
    </Section>
  );
}
