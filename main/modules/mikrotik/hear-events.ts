import type { ChangeAction } from '#contract/mikrotik.ts';
import type { Id } from '#kernel/ids.ts';
import type { DomainEvents } from '#platform/event-types.ts';
import type { Subscriber } from '#platform/outbox.ts';
import type { WriteTx } from '#platform/write.ts';
import { isRunning } from './plan/service.ts';
import { enqueueCompare, enqueuePoll, enqueueSync, lastActorOn, requestChange } from './request-change.ts';

type Heard = DomainEvents['subscription.changed'];

const readService = (tx: WriteTx, subscriptionId: Id) =>
  tx.db
    .selectFrom('subscription')
    .select(['subscription.id', 'subscription.deviceId', 'subscription.state', lastActorOn().as('lastActor')])
    .where('subscription.id', '=', subscriptionId)
    .executeTakeFirst();

type HeardService = NonNullable<Awaited<ReturnType<typeof readService>>>;

/** Plans the change on one router, if it is one that can be spoken to. */
async function planOn(
  tx: WriteTx,
  deviceId: Id | null,
  action: ChangeAction,
  heard: Heard,
  service: HeardService | undefined,
): Promise<void> {
  if (service === undefined || deviceId === null) return;
  const device = await tx.db
    .selectFrom('device')
    .select(['kind', 'stage'])
    .where('id', '=', deviceId)
    .where('archivedAt', 'is', null)
    .executeTakeFirst();
  if (device?.kind !== 'mikrotik') return;
  const { subscriptionId, reason, ref } = heard;
  await requestChange(
    tx,
    { deviceId, subscriptionId, action, reason, ref, requestedBy: service.lastActor ?? tx.actor.name },
    { isRouterOfService: service.deviceId === deviceId, isDryRun: device.stage === 'dry_run' },
  );
}

async function onOwnRouter(tx: WriteTx, action: ChangeAction, heard: Heard): Promise<void> {
  const service = await readService(tx, heard.subscriptionId);
  if (service !== undefined && isRunning(service.state)) await planOn(tx, service.deviceId, action, heard, service);
}

async function onLeftRouter(tx: WriteTx, deviceId: Id | null, heard: Heard): Promise<void> {
  await planOn(tx, deviceId, 'terminate', heard, await readService(tx, heard.subscriptionId));
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
      const device = await tx.db
        .selectFrom('device')
        .select(['kind', 'archivedAt'])
        .where('id', '=', deviceId)
        .executeTakeFirst();
      if (device?.kind !== 'mikrotik' || device.archivedAt !== null) return;
      await enqueuePoll(tx, deviceId);
      await enqueueSync(tx, deviceId);
      await enqueueCompare(tx, deviceId);
    },
  },
};
