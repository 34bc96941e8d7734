import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listAddress } from '#app/list/list-address.ts';
import { rootRoute } from '#app/root-route.tsx';
import { changeFilterIds } from './changes/change-filters.ts';
import { driftFilterIds } from './drift/drift-filters.ts';
import { sessionFilterIds } from './sessions/session-filters.ts';
import { takeoverFilterIds } from './takeover/takeover-filters.ts';
import { todayAddress } from './today/today-address.ts';

const parent = { getParentRoute: () => rootRoute };

export const mikrotikRoutes = [
  createRoute({
    ...parent,
    path: '/',
    validateSearch: todayAddress,
    component: lazyRouteComponent(() => import('./today/Today.tsx'), 'Today'),
  }),
  createRoute({
    ...parent,
    path: '/drift',
    validateSearch: listAddress(driftFilterIds),
    component: lazyRouteComponent(() => import('./drift/DriftPage.tsx'), 'DriftPage'),
  }),
  createRoute({
    ...parent,
    path: '/wall',
    component: lazyRouteComponent(() => import('./wall/DevicesWall.tsx'), 'DevicesWall'),
  }),
  createRoute({
    ...parent,
    path: '/changes',
    validateSearch: listAddress(changeFilterIds),
    component: lazyRouteComponent(() => import('./changes/ChangesPage.tsx'), 'ChangesPage'),
  }),
  createRoute({
    ...parent,
    path: '/changes/$id',
    component: lazyRouteComponent(() => import('./changes/ChangePage.tsx'), 'ChangePage'),
  }),
  createRoute({
    ...parent,
    path: '/devices/$id/sessions',
    validateSearch: listAddress(sessionFilterIds),
    component: lazyRouteComponent(() => import('./sessions/SessionsPage.tsx'), 'SessionsPage'),
  }),
  createRoute({
    ...parent,
    path: '/devices/$id/preparation',
    component: lazyRouteComponent(() => import('./preparation/PreparationPage.tsx'), 'PreparationPage'),
  }),
  createRoute({
    ...parent,
    path: '/takeovers',
    validateSearch: listAddress([]),
    component: lazyRouteComponent(() => import('./takeover/TakeoversPage.tsx'), 'TakeoversPage'),
  }),
  createRoute({
    ...parent,
    path: '/takeovers/$id',
    validateSearch: listAddress(takeoverFilterIds),
    component: lazyRouteComponent(() => import('./takeover/TakeoverPage.tsx'), 'TakeoverPage'),
  }),
] as const;
