import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { askAhead } from '#app/list/ask-ahead.ts';
import { listAddress } from '#app/list/list-address.ts';
import { queries } from '#app/query-client.ts';
import { rootRoute } from '#app/root-route.tsx';
import { invoicesQuery } from './invoices/invoice-query.ts';

const parent = { getParentRoute: () => rootRoute };
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

export const billingRoutes = [
  createRoute({
    ...parent,
    path: '/invoices',
    validateSearch: listAddress(['state', 'issued', 'customerId', 'runId']),
    ...askAhead((view) => queries.prefetchInfiniteQuery(invoicesQuery(view))),
    component: lazyRouteComponent(() => import('./invoices/InvoiceList.tsx'), 'InvoiceList'),
  }),
  createRoute({
    ...parent,
    path: '/invoices/$id',
    component: lazyRouteComponent(() => import('./invoices/InvoicePage.tsx'), 'InvoicePage'),
  }),
  createRoute({
    ...parent,
    path: '/payments',
    validateSearch: listAddress(['method', 'received', 'customerId']),
    component: lazyRouteComponent(() => import('./payments/PaymentList.tsx'), 'PaymentList'),
  }),
  createRoute({
    ...parent,
    path: '/payments/new',
    validateSearch: (search: Record<string, unknown>): { customerId?: string } => {
      const customerId = text(search.customerId);
      return customerId === undefined ? {} : { customerId };
    },
    component: lazyRouteComponent(() => import('./payments/RecordPayment.tsx'), 'RecordPayment'),
  }),
  createRoute({
    ...parent,
    path: '/payments/$id',
    component: lazyRouteComponent(() => import('./payments/PaymentPage.tsx'), 'PaymentPage'),
  }),
  createRoute({
    ...parent,
    path: '/runs',
    validateSearch: listAddress([]),
    component: lazyRouteComponent(() => import('./runs/RunList.tsx'), 'RunList'),
  }),
  createRoute({
    ...parent,
    path: '/runs/preview',
    validateSearch: (search: Record<string, unknown>): { tab?: string } => {
      const tab = text(search.tab);
      return tab === undefined ? {} : { tab };
    },
    component: lazyRouteComponent(() => import('./runs/RunPreviewPage.tsx'), 'RunPreviewPage'),
  }),
  createRoute({
    ...parent,
    path: '/runs/$id',
    validateSearch: (search: Record<string, unknown>): { tab?: string } => {
      const tab = text(search.tab);
      return tab === undefined ? {} : { tab };
    },
    component: lazyRouteComponent(() => import('./runs/RunPage.tsx'), 'RunPage'),
  }),
];
