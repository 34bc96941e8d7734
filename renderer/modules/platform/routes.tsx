import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '#app/root-route.tsx';
import { listAddress } from './list/list-address.ts';

const parent = { getParentRoute: () => rootRoute };
const settingsPage = lazyRouteComponent(() => import('./settings/SettingsPage.tsx'), 'SettingsPage');

export const platformRoutes = [
  createRoute({
    ...parent,
    path: '/audit',
    validateSearch: listAddress('model', 'event', 'actorId', 'happened', 'recordId'),
    component: lazyRouteComponent(() => import('./audit/AuditLog.tsx'), 'AuditLog'),
  }),
  createRoute({ ...parent, path: '/settings', validateSearch: listAddress(), component: settingsPage }),
  createRoute({
    ...parent,
    path: '/settings/$section',
    validateSearch: listAddress('state'),
    component: settingsPage,
  }),
];
