import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '#app/root-route.tsx';

const parent = { getParentRoute: () => rootRoute };

export const platformRoutes = [
  createRoute({ ...parent, path: '/audit', component: lazyRouteComponent(() => import('./AuditLog.tsx'), 'AuditLog') }),
  createRoute({
    ...parent,
    path: '/settings',
    component: lazyRouteComponent(() => import('./SettingsPage.tsx'), 'SettingsPage'),
  }),
  createRoute({
    ...parent,
    path: '/settings/$section',
    component: lazyRouteComponent(() => import('./SettingsPage.tsx'), 'SettingsPage'),
  }),
];
