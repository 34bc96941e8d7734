import { ORPCError } from '@orpc/server';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import { mikrotikPromises } from '#modules/mikrotik/index.ts';
import { IspOnRouter } from '../../main/modules/mikrotik/testing/isp-on-router.ts';
import { onBothStores } from '../harness/test-platform.ts';

const reason = 'as the test wants';
const LONG_MS = 240_000;

const events = [
  'suspend',
  'reconnect',
  'pause',
  'resume',
  'faster',
  'slower',
  'newAddress',
  'newUser',
  'otherWay',
  'shape',
  'unshape',
  'terminate',
] as const;
type EventName = (typeof events)[number];

const disturbances = [
  'nothing',
  'work',
  'dial',
  'signIn',
  'reset',
  'fatal',
  'reboot',
  'editQueue',
  'dropSecret',
  'bind',
  'hard',
] as const;
type Disturbance = (typeof disturbances)[number];

interface Step {
  readonly service: number;
  readonly event: EventName;
  readonly trouble: Disturbance;
  readonly after: number;
}

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    service: fc.nat(4),
    event: fc.constantFrom(...events),
    trouble: fc.constantFrom(...disturbances),
    after: fc.nat(20),
  }),
  { minLength: 4, maxLength: 14 },
);

const MAC = '64:D1:54:AA:BB:0C';

async function happen(isp: IspOnRouter, id: Id, event: EventName): Promise<void> {
  const { subscriptions } = isp.core;
  switch (event) {
    case 'suspend':
    case 'reconnect':
    case 'pause':
    case 'resume':
    case 'terminate':
      await subscriptions[event]({ id, reason });
      return;
    case 'faster':
      await subscriptions.update({ id, planId: isp.fastPlanId });
      return;
    case 'slower':
      await subscriptions.update({ id, planId: isp.planId });
      return;
    case 'newAddress':
      await subscriptions.update({ id, ip: isp.nextIp() });
      return;
    case 'newUser':
      await subscriptions.update({ id, pppoeUser: `user-${isp.nextIp()}` });
      return;
    case 'otherWay': {
      const { authMethod } = await subscriptions.get({ id });
      const other = authMethod === 'static' ? 'pppoe' : authMethod === 'pppoe' ? 'hotspot' : 'static';
      await subscriptions.update({ id, authMethod: other, ip: isp.nextIp(), pppoeUser: `user-${isp.nextIp()}` });
      return;
    }
    case 'shape':
    case 'unshape': {
      const capacity = { downloadKbps: 300_000, uploadKbps: 100_000, target: '10.20.0.0/16', oversubscription: 10 };
      await isp.core.sectors.update({ id: isp.sectorId, capacity: event === 'shape' ? capacity : null });
      return;
    }
  }
}

async function disturb(isp: IspOnRouter, { trouble, after }: Step): Promise<void> {
  const { router } = isp;
  switch (trouble) {
    case 'nothing':
      return;
    case 'work':
      return await isp.work();
    case 'dial':
      for (const { name } of router.rows('/ppp/secret')) router.dialPpp(name ?? '');
      return;
    case 'signIn':
      for (const { name = '' } of router.rows('/ip/hotspot/user')) {
        router.put('/ip/hotspot/active', { user: name, address: '10.20.0.50', 'mac-address': MAC });
        router.put('/ip/hotspot/cookie', { user: name, 'mac-address': MAC });
      }
      return;
    case 'reset':
    case 'fatal':
      await router.setFault(trouble, { after, times: 1 });
      return await isp.work();
    case 'reboot':
      await isp.work();
      return await router.reboot(10);
    case 'editQueue':
      for (const { '.id': id = '', comment } of router.rows('/queue/simple')) {
        if (comment?.startsWith('isp:')) router.put('/queue/simple', { '.id': id, 'max-limit': '1M/1M' });
      }
      return;
    case 'dropSecret': {
      const ours = router.rows('/ppp/secret').find(({ comment }) => comment?.startsWith('isp:'));
      if (ours !== undefined) router.drop('/ppp/secret', ours['.id'] ?? '');
      return;
    }
    case 'bind':
      router.releaseLease(MAC);
      router.bindLease({ mac: MAC, address: `10.20.0.${200 + after}`, server: 'lan' });
      return;
    case 'hard': {
      const { pppoeSuspendMode } = await isp.core.devices.get({ id: isp.deviceId });
      await isp.core.devices.update({
        id: isp.deviceId,
        pppoeSuspendMode: pppoeSuspendMode === 'soft' ? 'hard' : 'soft',
      });
      return;
    }
  }
}

/** A step that the books do not allow is no step. */
async function orRefused(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof ORPCError) && !(error instanceof Refusal)) throw error;
  }
}

async function bringToRest(isp: IspOnRouter, ids: readonly Id[]): Promise<void> {
  await isp.router.setFault(null);
  await isp.settle();
  // What was changed by hand is drift until a person pushes it.
  for (const subscriptionId of ids) await isp.network.routers.push({ subscriptionId, reason });
  await isp.settle();
}

onBothStores((kind) => {
  it(
    'after any days of business and trouble the router shows what the books want, and nothing is left to plan',
    async () => {
      await fc.assert(
        fc.asyncProperty(steps, async (days) => {
          const isp = await IspOnRouter.open(kind, { settings: { 'network.commandSeconds': 2 } });
          isp.router.bindLease({ mac: MAC, address: '10.20.0.60', server: 'lan' });
          const foreign = isp.foreign();
          const ids = [
            await isp.pppoe('ada'),
            await isp.dhcpStatic(),
            await isp.staticAddress(),
            await isp.dhcpDynamic(MAC),
            await isp.hotspot('guest'),
          ];
          await isp.work();
          for (const step of days) {
            await orRefused(happen(isp, ids[step.service] ?? '', step.event));
            await disturb(isp, step);
          }
          await bringToRest(isp, ids);
          for (const id of ids) {
            const { state, truth, service } = await isp.seen(id);
            const wanted = state === 'active' ? 'active' : state === 'terminated' ? 'absent' : 'suspended';
            expect({ truth, service }).toEqual({ truth: 'verified', service: wanted });
          }
          const writes = isp.writes().length;
          for (const subscriptionId of ids) await isp.network.routers.push({ subscriptionId, reason });
          await isp.network.routers.compare({ id: isp.deviceId });
          await isp.settle();
          expect(isp.writes()).toHaveLength(writes);
          expect((await isp.changes()).slice(-ids.length).map(({ rowCount }) => rowCount)).toEqual(ids.map(() => 0));
          expect(isp.foreign()).toEqual(foreign);
          const promises = await mikrotikPromises(isp.platform.store.db);
          expect(promises.flatMap(({ broken }) => broken)).toEqual([]);
        }),
        { numRuns: kind === 'sqlite' ? 25 : 4, endOnFailure: true },
      );
    },
    LONG_MS,
  );

  it(
    'whatever was changed of a service, an undo leaves its rows as they stood before',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat(4), fc.constantFrom(...events), fc.constantFrom(...events), async (n, first, then) => {
          const isp = await IspOnRouter.open(kind);
          isp.router.bindLease({ mac: MAC, address: '10.20.0.60', server: 'lan' });
          const ids = [
            await isp.pppoe('ada'),
            await isp.dhcpStatic(),
            await isp.staticAddress(),
            await isp.dhcpDynamic(MAC),
            await isp.hotspot('guest'),
          ];
          const id = ids[n] ?? '';
          await isp.work();
          await orRefused(happen(isp, id, first));
          await isp.work();
          const before = isp.ownRows(id);
          await orRefused(happen(isp, id, then));
          await isp.work();
          const newest = (await isp.changes(id)).at(-1)?.id ?? '';
          const { canUndo } = await isp.network.changes.get({ id: newest });
          if (!canUndo || JSON.stringify(isp.ownRows(id)) === JSON.stringify(before)) return;
          await isp.network.changes.undo({ id: newest, reason });
          await isp.work();
          expect(isp.ownRows(id)).toEqual(before);
        }),
        { numRuns: kind === 'sqlite' ? 20 : 3, endOnFailure: true },
      );
    },
    LONG_MS,
  );
});
