import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from '#app/client.ts';
import { useMay } from '#app/session.ts';
import { tellProblem } from '#ui/toast.ts';
import { noticeOf } from './alert-words.ts';
import { newSince, noticesOf } from './new-alerts.ts';

/** The alerts that stand, for whoever may see the network. */
export function useOpenAlerts() {
  const may = useMay();
  return useQuery({ ...api.mikrotik.alerts.open.queryOptions(), enabled: may('network.read') });
}

/** Tells of each new alert by a toast, and where there is a desktop by a notice of the system. */
export function useAlertNotices(): void {
  const { data } = useOpenAlerts();
  const known = useRef<ReadonlySet<string>>(undefined);
  useEffect(() => {
    if (data === undefined) return;
    const notices = noticesOf(newSince(known.current, data.alerts), noticeOf);
    known.current = new Set(data.alerts.map(({ id }) => id));
    for (const { title, body } of notices) {
      tellProblem(`${title}. ${body}`);
      void window.lastmileShell?.notify(title, body);
    }
  }, [data]);
}
