import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { NavItem } from '#ui/frame/NavRail.tsx';
import { api } from './client.ts';
import { type Place, places } from './navigation.ts';
import { useMay } from './session.ts';

export const statusQuery = () => ({ ...api.platform.status.bar.queryOptions(), refetchInterval: 15_000 });

/** How many rows of routers differ and need somebody; the board's own answer, so that it is asked once. */
const driftQuery = () => api.mikrotik.drift.board.queryOptions();

/** The rail's items and every place of them, for someone's role; counts only where someone must act. */
export function useVisiblePlaces(): { items: NavItem[]; targets: Place[] } {
  const may = useMay();
  const { data: status } = useQuery(statusQuery());
  const toApprove = status?.changesToApprove ?? 0;
  const { data: board } = useQuery({ ...driftQuery(), enabled: may('network.read') });
  const drifting = board?.needing ?? 0;
  const failedJobs = status?.jobs.failed ?? 0;

  return useMemo(() => {
    const allowed = ({ needs }: Place): boolean => needs === undefined || may(needs);
    const groups = places.filter(allowed);
    const counts: Readonly<Record<string, number>> = { changes: toApprove, drift: drifting, settings: failedJobs };
    const link = ({ id, label, path }: Place) => {
      const count = counts[id];
      return { id, label, href: `#${path}`, ...(count ? { count, countMeaning: 'attention' as const } : {}) };
    };
    const items = groups.map((group): NavItem => {
      const children = group.children?.filter(allowed).map(link);
      return { ...link(group), icon: group.icon, ...(children === undefined ? {} : { children }) };
    });
    const targets = groups.flatMap((group) => {
      const children = (group.children ?? []).filter(allowed);
      return children.some(({ path }) => path === group.path) ? children : [group, ...children];
    });
    return { items, targets };
  }, [may, toApprove, drifting, failedJobs]);
}
