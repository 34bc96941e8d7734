import { useQuery } from '@tanstack/react-query';
import { api } from '#app/client.ts';
import { Section } from '#ui/Section.tsx';
import { AlertRow } from './AlertRow.tsx';
import styles from './Alerts.module.css';

const SHOWN = 12;

/** What was and is wrong with a device, newest first; nothing where nothing ever was. */
export function DeviceAlerts({ deviceId }: { deviceId: string }) {
  const { data } = useQuery(api.mikrotik.alerts.list.queryOptions({ input: { deviceId, limit: SHOWN } }));
  if (data === undefined || data.items.length === 0) return null;
  const open = data.items.filter(({ clearedAt }) => clearedAt === null).length;
  return (
    <Section
      title="Alerts"
      note={`${open === 0 ? 'none stands' : `${open} ${open === 1 ? 'stands' : 'stand'}`}${data.total > SHOWN ? `, the last ${SHOWN} of ${data.total}` : ''}`}
    >
      <ul className={styles.list}>
        {data.items.map((alert) => (
          <AlertRow key={alert.id} alert={alert} withDevice={false} />
        ))}
      </ul>
    </Section>
  );
}
