import { sql } from 'kysely';
import type { ChangeAction } from '#contract/mikrotik.ts';
import type { Id } from '#kernel/ids.ts';
import type { DomainEvent, DomainEvents } from '#platform/event-types.ts';
import type { Subscriber } from '#platform/outbox.ts';
import type { WriteTx } from '#platform/write.ts';
import { clearAlertsOfUnasked } from './health/alerts/record-alerts.ts';
import { isRunning } from './plan/service.ts';
import { requestChanges, type WantedChange } from './request-change.ts';
import { enqueueCompare, enqueuePoll, enqueueSync } from './router-jobs.ts';

interface Wish {
  readonly action: ChangeAction;
  readonly heard: DomainEvents['subscription.changed'];
  /** The router that it left; absent for the one that the books name, while the service runs. */
  readonly left?: Id;
}

/** What an event asks of routers, in order. */
function wishesOf({ type, payload }: DomainEvent): Wish[] {
  switch (type) {
    case 'subscription.activated':
      return [{ action: 'activate', heard: payload }];
    case 'subscription.suspended':
      return [{ action: 'suspend', heard: payload }];
    case 'subscription.reconnected':
      return [{ action: 'reconnect', heard: payload }];
    case 'subscription.changed':
      return [{ action: 'update', heard: payload }];
    case 'subscription.terminated':
      return payload.deviceId === null ? [] : [{ action: 'terminate', heard: payload, left: payload.deviceId }];
    case 'subscription.moved':
      return [
        { action: 'terminate', heard: payload, left: payload.fromDeviceId },
        { action: 'update', heard: payload },
      ];
    case 'device.changed':
    case 'alert.raised':
    case 'alert.cleared':
    case 'payment.recorded':
      return [];
  }
}

/** The last word on a service in the audit: events do not carry who touched it, by hand or by rule. */
const lastWord = sql<number>`(select max(seq) from audit_log where model = 'subscription'
  and record_id = cast(subscription.id as text))`;

async function readServices(tx: WriteTx, ids: readonly Id[]) {
  const rows = await tx.db
    .selectFrom('subscription')
    .leftJoin('auditLog as last', (join) => join.on('last.seq', '=', lastWord))
    .select(['subscription.id', 'subscription.deviceId', 'subscription.state'])
    .select(['last.actorName', 'last.actorId', 'last.actorKind', 'last.requestId'])
    .where('subscription.id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** The routers among these devices: the ones that can be spoken to. */
async function readRouters(tx: WriteTx, ids: readonly Id[]) {
  if (ids.length === 0) return new Map<Id, { readonly id: Id; readonly stage: string }>();
  const rows = await tx.db
    .selectFrom('device')
    .select(['id', 'stage'])
    .where('id', 'in', ids)
    .where('kind', '=', 'mikrotik')
    .where('archivedAt', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Plans each change on the router that left the service, or on the one that has it while it runs. */
async function planAll(tx: WriteTx, wishes: readonly Wish[]): Promise<void> {
  if (wishes.length === 0) return;
  const services = await readServices(tx, [...new Set(wishes.map(({ heard }) => heard.subscriptionId))]);
  const placed = wishes.flatMap(({ action, heard, left }) => {
    const service = services.get(heard.subscriptionId);
    const deviceId = left ?? service?.deviceId ?? null;
    const isPlanned = service !== undefined && (left !== undefined || isRunning(service.state));
    return isPlanned && deviceId !== null ? [{ action, heard, service, deviceId }] : [];
  });
  const routers = await readRouters(tx, [...new Set(placed.map(({ deviceId }) => deviceId))]);
  const wanted = placed.flatMap(({ action, heard, service, deviceId }): WantedChange[] => {
    const router = routers.get(deviceId);
    if (router === undefined) return [];
    const { subscriptionId, reason, ref } = heard;
    const { actorName, actorId, actorKind, requestId } = service;
    const requestedBy = actorName ?? tx.actor.name;
    const onBehalfOf = { id: actorKind === 'staff' ? actorId : null, requestId: requestId ?? tx.actor.requestId };
    const isRouterOfService = service.deviceId === deviceId;
    const isDryRun = router.stage === 'dry_run';
    return [{ deviceId, subscriptionId, action, reason, ref, requestedBy, onBehalfOf, isRouterOfService, isDryRun }];
  });
  await requestChanges(tx, wanted);
}

/** A device whose data changed is asked anew, a router also read anew; one that is not asked any more has no alerts. */
async function lookAt(tx: WriteTx, deviceIds: readonly Id[]): Promise<void> {
  await clearAlertsOfUnasked(tx, deviceIds);
  const routers = await readRouters(tx, deviceIds);
  for (const id of deviceIds) {
    await enqueuePoll(tx, id);
    if (!routers.has(id)) continue;
    await enqueueSync(tx, id);
    await enqueueCompare(tx, id);
  }
}

/** What core and billing did to services becomes changes of routers; the transaction is the one that hears. */
export const hearEvents: Subscriber = {
  name: 'mikrotik',
  async take(tx, events) {
    await planAll(tx, events.flatMap(wishesOf));
    const changed = events.flatMap((event) => (event.type === 'device.changed' ? [event.payload.deviceId] : []));
    await lookAt(tx, [...new Set(changed)]);
  },
};
