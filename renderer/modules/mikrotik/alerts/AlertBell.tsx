import { Popover } from '@mantine/core';
import { useRouterState } from '@tanstack/react-router';
import { Bell } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useMay } from '#app/session.ts';
import { useHotkeys } from '#ui/hotkeys.ts';
import { AcknowledgeAct } from './AcknowledgeAct.tsx';
import { AlertRow } from './AlertRow.tsx';
import styles from './Alerts.module.css';
import { useAlertNotices, useOpenAlerts } from './use-alert-notices.ts';

/** In the bar above every screen: how many alerts nobody looks after yet, and what they are. */
export function AlertBell() {
  return useMay()('network.read') ? <Bells /> : null;
}

function Bells() {
  const [opened, setOpened] = useState(false);
  const { data } = useOpenAlerts();
  useAlertNotices();
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever follows an alert to its device has seen the list.
  useEffect(() => setOpened(false), [pathname]);
  useHotkeys([{ keys: 'g a', label: 'Show the alerts', group: 'Go', run: () => setOpened(true) }]);
  const { total = 0, unacknowledged = 0, alerts = [] } = data ?? {};
  const words = unacknowledged === 0 ? 'Alerts' : `Alerts, ${unacknowledged} new`;
  const waiting = alerts.filter(({ acknowledgedAt }) => acknowledgedAt === null).map(({ id }) => id);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={440} trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={styles.bell}
          aria-label={words}
          aria-expanded={opened}
          data-new={unacknowledged > 0 || undefined}
          onClick={() => setOpened(!opened)}
        >
          <Bell size={15} aria-hidden="true" />
          {total > 0 && <span data-digits>{unacknowledged > 0 ? unacknowledged : total}</span>}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.panel ?? ''} aria-label="Alerts">
        <header className={styles.panelHead}>
          <strong>{total === 0 ? 'No alert stands' : `${total} ${total === 1 ? 'alert' : 'alerts'}`}</strong>
          {waiting.length > 1 && <AcknowledgeAct ids={waiting} label={`Acknowledge all ${waiting.length}`} />}
        </header>
        {total === 0 ? (
          <p className={styles.calm}>Every device that is asked answers as it should.</p>
        ) : (
          <ul className={styles.list}>
            {alerts.map((alert) => (
              <AlertRow key={alert.id} alert={alert} />
            ))}
          </ul>
        )}
        {total > alerts.length && <p className={styles.calm}>The newest {alerts.length} of them are shown.</p>}
      </Popover.Dropdown>
    </Popover>
  );
}
