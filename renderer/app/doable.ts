import { Banknote, FileClock, type LucideIcon, MapPin, Package, Router, UserPlus } from 'lucide-react';
import type { Permission } from '#contract/permissions.ts';

interface Doable {
  readonly id: string;
  readonly title: string;
  readonly path: string;
  readonly needs: Permission;
  readonly icon: LucideIcon;
  readonly keywords: string;
}

/** What Ctrl-K can begin, beside going somewhere. */
export const doable: readonly Doable[] = [
  {
    id: 'do:customer',
    title: 'New customer',
    path: '/customers/new',
    needs: 'customers.write',
    icon: UserPlus,
    keywords: 'add create sign up',
  },
  {
    id: 'do:payment',
    title: 'Record a payment',
    path: '/payments/new',
    needs: 'money.write',
    icon: Banknote,
    keywords: 'cash bank money receive',
  },
  {
    id: 'do:run',
    title: 'Preview the daily run',
    path: '/runs/preview',
    needs: 'money.read',
    icon: FileClock,
    keywords: 'billing dunning invoices suspend',
  },
  {
    id: 'do:device',
    title: 'New device',
    path: '/devices/new',
    needs: 'network.write',
    icon: Router,
    keywords: 'add router mikrotik',
  },
  {
    id: 'do:sector',
    title: 'New sector',
    path: '/sectors/new',
    needs: 'network.write',
    icon: MapPin,
    keywords: 'add tower area',
  },
  {
    id: 'do:plan',
    title: 'New plan',
    path: '/plans/new',
    needs: 'plans.write',
    icon: Package,
    keywords: 'add price rate',
  },
];
