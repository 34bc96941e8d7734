import { createHashHistory, createRouter } from '@tanstack/react-router';
import { billingRoutes } from '../modules/billing/routes.tsx';
import { coreRoutes } from '../modules/core/routes.tsx';
import { mikrotikRoutes } from '../modules/mikrotik/routes.tsx';
import { platformRoutes } from '../modules/platform/routes.tsx';
import { rootRoute } from './root-route.tsx';

const routeTree = rootRoute.addChildren([...platformRoutes, ...coreRoutes, ...billingRoutes, ...mikrotikRoutes]);

/** Addresses stand behind a `#`: the same in a window (app://), in a browser, and below any path of a server. */
export const router = createRouter({
  routeTree,
  history: createHashHistory(),
  defaultPreload: false,
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
