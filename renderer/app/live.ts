import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, client, codeOf } from './client.ts';
import { sessionQuery } from './session.ts';

type Touch = { readonly model: string; readonly id: string };

/** Which answers a change of a model makes old. A model that is not named here has no screen. */
const stale: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  customer: [api.core.customers.key(), api.core.board.key(), api.billing.balances.key()],
  subscription: [
    api.core.subscriptions.key(),
    api.core.customers.key(),
    api.core.board.key(),
    api.core.devices.key(),
    api.billing.balances.key(),
    api.mikrotik.board.key(),
  ],
  sector: [api.core.sectors.key()],
  drift: [api.mikrotik.drift.key()],
  device: [
    api.mikrotik.drift.board.key(),
    api.core.devices.key(),
    api.mikrotik.board.key(),
    api.mikrotik.changes.key(),
    api.mikrotik.routers.key(),
    api.mikrotik.preparation.key(),
    api.mikrotik.health.key(),
    api.platform.status.bar.key(),
  ],
  device_alert: [api.mikrotik.alerts.key(), api.mikrotik.board.key()],
  service_plan: [api.core.plans.key()],
  invoice: [api.billing.key(), api.core.customers.timeline.key()],
  payment: [api.billing.key(), api.core.customers.timeline.key()],
  billing_run: [api.billing.runs.key(), api.billing.board.key()],
  provisioning_job: [api.mikrotik.key(), api.core.subscriptions.key(), api.platform.status.bar.key()],
  takeover: [api.mikrotik.takeovers.key()],
  router_preparation: [api.mikrotik.preparation.key()],
  job: [api.platform.jobs.key(), api.platform.status.bar.key()],
  parked_event: [api.platform.events.key(), api.platform.status.bar.key()],
  staff: [api.platform.staff.key()],
  api_token: [api.platform.tokens.key()],
  setting: [api.platform.settings.key()],
};

function refresh(queries: QueryClient, touches: readonly Touch[]): void {
  if (touches.some(({ model }) => model === '*')) {
    void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey !== sessionQuery.queryKey });
    return;
  }
  const keys = new Set(touches.flatMap(({ model }) => stale[model] ?? []));
  for (const queryKey of keys) void queries.invalidateQueries({ queryKey });
  void queries.invalidateQueries({ queryKey: api.platform.audit.key() });
  void queries.invalidateQueries({ queryKey: api.platform.history.key() });
}

const againAfterMs = 2_000;

/** Keeps every screen true to what others do, for as long as the console is open. */
export function useLiveScreens(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const end = new AbortController();
    const follow = async (isFirst: boolean): Promise<void> => {
      try {
        const stream = await client.platform.status.live(undefined, { signal: end.signal });
        if (!isFirst) refresh(queries, [{ model: '*', id: '*' }]);
        for await (const touches of stream) refresh(queries, touches);
      } catch (error) {
        if (codeOf(error) === 'UNAUTHENTICATED') return;
      }
      if (end.signal.aborted) return;
      // The stream ended: the office restarted, or the session did; the session's own query tells which.
      setTimeout(() => {
        if (end.signal.aborted) return;
        void queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
        void follow(false);
      }, againAfterMs);
    };
    void follow(true);
    return () => end.abort();
  }, [queries]);
}
