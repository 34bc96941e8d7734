import { Banknote, type LucideIcon, Map as MapIcon, Network, ScrollText, Settings, Sun, Users } from 'lucide-react';
import type { Permission } from '#contract/permissions.ts';

export interface Place {
  readonly id: string;
  readonly label: string;
  readonly path: string;
  readonly needs: Permission | undefined;
  /** Other words under which the palette finds it. */
  readonly keywords?: string;
  /** Two strokes that go there. */
  readonly keys?: string;
}

export interface PlaceGroup extends Place {
  readonly icon: LucideIcon;
  readonly children?: readonly Place[];
}

/** The left rail, in the order of a working day; only what the person may see is shown. */
export const places: readonly PlaceGroup[] = [
  { id: 'today', label: 'Today', path: '/', needs: undefined, icon: Sun, keywords: 'noc board home', keys: 'g t' },
  {
    id: 'customers',
    label: 'Customers',
    path: '/customers',
    needs: 'customers.read',
    icon: Users,
    keys: 'g c',
    children: [
      {
        id: 'subscriptions',
        label: 'Services',
        path: '/subscriptions',
        needs: 'customers.read',
        keywords: 'subscriptions',
        keys: 'g s',
      },
    ],
  },
  {
    id: 'network',
    label: 'Network',
    path: '/devices',
    needs: 'network.read',
    icon: Network,
    children: [
      {
        id: 'devices',
        label: 'Devices',
        path: '/devices',
        needs: 'network.read',
        keywords: 'routers mikrotik',
        keys: 'g d',
      },
      {
        id: 'changes',
        label: 'Changes',
        path: '/changes',
        needs: 'network.read',
        keywords: 'provisioning diff approve',
        keys: 'g n',
      },
      {
        id: 'drift',
        label: 'Drift',
        path: '/drift',
        needs: 'network.read',
        keywords: 'differences foreign missing compare read back winbox',
        keys: 'g f',
      },
      {
        id: 'takeovers',
        label: 'Taking over',
        path: '/takeovers',
        needs: 'network.read',
        keywords: 'adopt import migrate existing router rsc export',
      },
      { id: 'sectors', label: 'Sectors', path: '/sectors', needs: 'customers.read', keywords: 'towers areas' },
    ],
  },
  {
    id: 'money',
    label: 'Money',
    path: '/invoices',
    needs: 'money.read',
    icon: Banknote,
    children: [
      { id: 'invoices', label: 'Invoices', path: '/invoices', needs: 'money.read', keys: 'g i' },
      { id: 'payments', label: 'Payments', path: '/payments', needs: 'money.read', keys: 'g p' },
      {
        id: 'runs',
        label: 'Daily run',
        path: '/runs',
        needs: 'money.read',
        keywords: 'billing dunning suspend',
        keys: 'g r',
      },
      { id: 'plans', label: 'Plans', path: '/plans', needs: 'plans.read', keywords: 'prices rates' },
    ],
  },
  { id: 'map', label: 'Map', path: '/map', needs: 'customers.read', icon: MapIcon, keywords: 'gps installs' },
  { id: 'audit', label: 'Audit', path: '/audit', needs: 'audit.read', icon: ScrollText },
  {
    id: 'settings',
    label: 'Settings',
    path: '/settings',
    needs: undefined,
    icon: Settings,
    keywords: 'staff tokens security jobs',
  },
];

/** The place whose path is the longest beginning of where we are. */
export function placeAt(pathname: string): string | undefined {
  const all = places.flatMap((group) => [...(group.children ?? []), group]);
  const fitting = all.filter(({ path }) => pathname === path || (path !== '/' && pathname.startsWith(`${path}/`)));
  return fitting.sort((a, b) => b.path.length - a.path.length)[0]?.id;
}
