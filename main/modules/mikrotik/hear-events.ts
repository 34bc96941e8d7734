import { sql } from 'kysely';
import type { ChangeAction } from '#contract/mikrotik.ts';
import type { Id } from '#kernel/ids.ts';
import type { DomainEvents } from '#platform/event-types.ts';
import type { Subscriber } from '#platform/outbox.ts';
import type { WriteTx } from '#platform/write.ts';
import { isRunning } from './plan/service.ts';
import { queueChange, sameWaiting } from './request-change.ts';
import { enqueueCompare, enqueuePoll, enqueueSync } from './router-jobs.ts';

type Heard = DomainEvents['subscription.changed'];

/** Who last touched the service by hand or by rule: events do not carry a name, the audit does. */
const lastActor = sql<string | null>`(select actor_name from audit_log where model = 'subscription'
  and record_id = cast(subscription.id as text) order by seq desc limit 1)`;

const readRouter = (tx: WriteTx, deviceId: Id) =>
  tx.db
    .selectFrom('device')
    .select('stage')
    .where('id', '=', deviceId)
    .where('kind', '=', 'mikrotik')
    .where('archivedAt', 'is', null)
    .executeTakeFirst();

const routersOf = new WeakMap<WriteTx, Map<Id, ReturnType<typeof readRouter>>>();

/** The router, if it is one that can be spoken to; read once for all events of a batch. */
function routerIn(tx: WriteTx, deviceId: Id): ReturnType<typeof readRouter> {
  const known = routersOf.get(tx) ?? new Map<Id, ReturnType<typeof readRouter>>();
  routersOf.set(tx, known);
  const router = known.get(deviceId) ?? readRouter(tx, deviceId);
  known.set(deviceId, router);
  return router;
}

/** Plans the change on the router that left the service, or on the one that has it while it runs. */
async function planOn(tx: WriteTx, left: Id | undefined, action: ChangeAction, heard: Heard): Promise<void> {
  const { subscriptionId, reason, ref } = heard;
  const own = sql<Id>`subscription.id`;
  const service = await tx.db
    .selectFrom('subscription')
    .select([
      'subscription.deviceId',
      'subscription.state',
      lastActor.as('lastActor'),
      sameWaiting(own, left === undefined ? sql`subscription.device_id` : sql`${left}`, { action, reason }).as(
        'waiting',
      ),
    ])
    .where('subscription.id', '=', subscriptionId)
    .executeTakeFirst();
  const deviceId = left ?? service?.deviceId ?? null;
  if (service === undefined || deviceId === null || (left === undefined && !isRunning(service.state))) return;
  const router = await routerIn(tx, deviceId);
  if (router === undefined) return;
  if (service.waiting !== null) {
    await enqueueSync(tx, deviceId);
    return;
  }
  await queueChange(
    tx,
    { deviceId, subscriptionId, action, reason, ref, requestedBy: service.lastActor ?? tx.actor.name },
    { isRouterOfService: service.deviceId === deviceId, isDryRun: router.stage === 'dry_run' },
  );
}

const onOwnRouter = (tx: WriteTx, action: ChangeAction, heard: Heard): Promise<void> =>
  planOn(tx, undefined, action, heard);

async function onLeftRouter(tx: WriteTx, deviceId: Id | null, heard: Heard): Promise<void> {
  if (deviceId !== null) await planOn(tx, deviceId, 'terminate', heard);
}

/** What core and billing did to services becomes changes of routers; the transaction is the one that hears. */
export const hearEvents: Subscriber = {
  name: 'mikrotik',
  on: {
    'subscription.activated': (tx, heard) => onOwnRouter(tx, 'activate', heard),
    'subscription.suspended': (tx, heard) => onOwnRouter(tx, 'suspend', heard),
    'subscription.reconnected': (tx, heard) => onOwnRouter(tx, 'reconnect', heard),
    'subscription.changed': (tx, heard) => onOwnRouter(tx, 'update', heard),
    'subscription.terminated': (tx, heard) => onLeftRouter(tx, heard.deviceId, heard),
    'subscription.moved': async (tx, heard) => {
      await onLeftRouter(tx, heard.fromDeviceId, heard);
      await onOwnRouter(tx, 'update', heard);
    },
    'device.changed': async (tx, { deviceId }) => {
      if ((await routerIn(tx, deviceId)) === undefined) return;
      await enqueuePoll(tx, deviceId);
      await enqueueSync(tx, deviceId);
      await enqueueCompare(tx, deviceId);
    },
  },
};
