import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { askAhead } from '#app/list/ask-ahead.ts';
import { listAddress } from '#app/list/list-address.ts';
import { queries } from '#app/query-client.ts';
import { rootRoute } from '#app/root-route.tsx';
import { customerFilterIds } from './customers/customer-filters.ts';
import { customersQuery } from './customers/queries.ts';
import { deviceFilterIds } from './devices/device-filters.ts';
import { subscriptionsQuery } from './subscriptions/queries.ts';
import { subscriptionFilterIds } from './subscriptions/subscription-filters.ts';

const parent = { getParentRoute: () => rootRoute };

/** A new service may say whose it is. */
const newServiceAddress = ({ customerId }: Record<string, unknown>): { customerId?: string } =>
  typeof customerId === 'string' ? { customerId } : {};

const customers = [
  createRoute({
    ...parent,
    path: '/customers',
    validateSearch: listAddress(customerFilterIds),
    ...askAhead((view) => queries.prefetchInfiniteQuery(customersQuery(view))),
    component: lazyRouteComponent(() => import('./customers/CustomersPage.tsx'), 'CustomersPage'),
  }),
  createRoute({
    ...parent,
    path: '/customers/new',
    component: lazyRouteComponent(() => import('./customers/NewCustomerPage.tsx'), 'NewCustomerPage'),
  }),
  createRoute({
    ...parent,
    path: '/customers/$id',
    component: lazyRouteComponent(() => import('./customers/CustomerPage.tsx'), 'CustomerPage'),
  }),
  createRoute({
    ...parent,
    path: '/customers/$id/edit',
    component: lazyRouteComponent(() => import('./customers/EditCustomerPage.tsx'), 'EditCustomerPage'),
  }),
] as const;

const subscriptions = [
  createRoute({
    ...parent,
    path: '/subscriptions',
    validateSearch: listAddress(subscriptionFilterIds),
    ...askAhead((view) => queries.prefetchInfiniteQuery(subscriptionsQuery(view))),
    component: lazyRouteComponent(() => import('./subscriptions/SubscriptionsPage.tsx'), 'SubscriptionsPage'),
  }),
  createRoute({
    ...parent,
    path: '/subscriptions/new',
    validateSearch: newServiceAddress,
    component: lazyRouteComponent(() => import('./subscriptions/NewSubscriptionPage.tsx'), 'NewSubscriptionPage'),
  }),
  createRoute({
    ...parent,
    path: '/subscriptions/$id',
    component: lazyRouteComponent(() => import('./subscriptions/SubscriptionPage.tsx'), 'SubscriptionPage'),
  }),
  createRoute({
    ...parent,
    path: '/subscriptions/$id/edit',
    component: lazyRouteComponent(() => import('./subscriptions/EditSubscriptionPage.tsx'), 'EditSubscriptionPage'),
  }),
  createRoute({
    ...parent,
    path: '/subscriptions/$id/activate',
    component: lazyRouteComponent(() => import('./subscriptions/ActivatePage.tsx'), 'ActivatePage'),
  }),
] as const;

const devices = [
  createRoute({
    ...parent,
    path: '/devices',
    validateSearch: listAddress(deviceFilterIds),
    component: lazyRouteComponent(() => import('./devices/DevicesPage.tsx'), 'DevicesPage'),
  }),
  createRoute({
    ...parent,
    path: '/devices/new',
    component: lazyRouteComponent(() => import('./devices/NewDevicePage.tsx'), 'NewDevicePage'),
  }),
  createRoute({
    ...parent,
    path: '/devices/$id',
    component: lazyRouteComponent(() => import('./devices/DevicePage.tsx'), 'DevicePage'),
  }),
  createRoute({
    ...parent,
    path: '/devices/$id/edit',
    component: lazyRouteComponent(() => import('./devices/EditDevicePage.tsx'), 'EditDevicePage'),
  }),
] as const;

const sectors = [
  createRoute({
    ...parent,
    path: '/sectors',
    validateSearch: listAddress(['archived']),
    component: lazyRouteComponent(() => import('./sectors/SectorsPage.tsx'), 'SectorsPage'),
  }),
  createRoute({
    ...parent,
    path: '/sectors/new',
    component: lazyRouteComponent(() => import('./sectors/NewSectorPage.tsx'), 'NewSectorPage'),
  }),
  createRoute({
    ...parent,
    path: '/sectors/$id',
    component: lazyRouteComponent(() => import('./sectors/SectorPage.tsx'), 'SectorPage'),
  }),
  createRoute({
    ...parent,
    path: '/sectors/$id/edit',
    component: lazyRouteComponent(() => import('./sectors/EditSectorPage.tsx'), 'EditSectorPage'),
  }),
] as const;

const plans = [
  createRoute({
    ...parent,
    path: '/plans',
    validateSearch: listAddress(['sale']),
    component: lazyRouteComponent(() => import('./plans/PlansPage.tsx'), 'PlansPage'),
  }),
  createRoute({
    ...parent,
    path: '/plans/new',
    component: lazyRouteComponent(() => import('./plans/NewPlanPage.tsx'), 'NewPlanPage'),
  }),
  createRoute({
    ...parent,
    path: '/plans/$id',
    component: lazyRouteComponent(() => import('./plans/PlanPage.tsx'), 'PlanPage'),
  }),
  createRoute({
    ...parent,
    path: '/plans/$id/edit',
    component: lazyRouteComponent(() => import('./plans/EditPlanPage.tsx'), 'EditPlanPage'),
  }),
] as const;

const map = createRoute({
  ...parent,
  path: '/map',
  validateSearch: listAddress(['state', 'sector']),
  component: lazyRouteComponent(() => import('./map/MapPage.tsx'), 'MapPage'),
});

export const coreRoutes = [...customers, ...subscriptions, ...devices, ...sectors, ...plans, map] as const;
