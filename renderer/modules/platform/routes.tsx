import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listAddress } from '#app/list/list-address.ts';
import { rootRoute } from '#app/root-route.tsx';

const parent = { getParentRoute: () => rootRoute };
const settingsPage = lazyRouteComponent(() => import('./settings/SettingsPage.tsx'), 'SettingsPage');

export const platformRoutes = [
  createRoute({
    ...parent,
    path: '/audit',
    validateSearch: listAddress(['model', 'event', 'actorId', 'happened', 'recordId']),
    component: lazyRouteComponent(() => import('./audit/AuditLog.tsx'), 'AuditLog'),
  }),
  createRoute({ ...parent, path: '/settings', validateSearch: listAddress([]), component: settingsPage }),
  createRoute({
    ...parent,
    path: '/settings/$section',
    validateSearch: listAddress(['state']),
    component: settingsPage,
  }),
];
