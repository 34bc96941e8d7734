import { describe, expect, it } from 'vitest';
import type { Id } from '#kernel/ids.ts';
import { IspOnRouter } from '../../main/modules/mikrotik/testing/isp-on-router.ts';

const reason = 'as the test wants';
const serving = { state: 'active', truth: 'verified', service: 'active', note: null };
const cutOff = { state: 'suspended', truth: 'verified', service: 'suspended', note: null };

type Change = readonly [what: string, make: (isp: IspOnRouter, id: Id) => Promise<unknown>];

const changes: Change[] = [
  ['suspension', (isp, id) => isp.core.subscriptions.suspend({ id, reason })],
  ['plan change', (isp, id) => isp.core.subscriptions.update({ id, planId: isp.fastPlanId })],
  ['termination', (isp, id) => isp.core.subscriptions.terminate({ id, reason })],
];

/** Profiles are shared and stay. */
const ownRows = (isp: IspOnRouter): string[] => isp.ours().filter((row) => !row.startsWith('/ppp/profile'));

describe('by REST, on one store', () => {
  it.each(changes)('an undone %s leaves the rows that were there before', async (_what, make) => {
    const isp = await IspOnRouter.open('sqlite', { transport: 'rest' });
    const ids = [await isp.pppoe('ada'), await isp.dhcpStatic(), await isp.staticAddress()];
    await isp.work();
    const before = ownRows(isp);
    for (const id of ids) await make(isp, id);
    await isp.work();
    expect(ownRows(isp)).not.toEqual(before);
    for (const id of ids) {
      await isp.network.changes.undo({ id: (await isp.changes(id)).at(-1)?.id ?? '', reason: 'the wrong customer' });
    }
    await isp.work();
    expect(ownRows(isp)).toEqual(before);
    expect((await isp.changes()).slice(-3).map(({ action, state }) => [action, state])).toEqual([
      ['undo', 'verified'],
      ['undo', 'verified'],
      ['undo', 'verified'],
    ]);
  });

  it('a password reaches a router that hides passwords, once', async () => {
    const isp = await IspOnRouter.open('sqlite', { transport: 'rest', userPolicy: 'write' });
    const id = await isp.pppoe('ada');
    await isp.work();
    expect(await isp.seen(id)).toEqual(serving);
    const writes = isp.writes().length;
    await isp.network.routers.push({ subscriptionId: id, reason });
    await isp.work();
    expect(isp.writes()).toHaveLength(writes);
  });

  it('what a person changed on the router is found by a comparison and put back by a push', async () => {
    const isp = await IspOnRouter.open('sqlite', { transport: 'rest' });
    const id = await isp.staticAddress();
    await isp.work();
    const [queue] = isp.rowsOf('/queue/simple', id);
    isp.router.put('/queue/simple', { '.id': queue?.['.id'] ?? '', 'max-limit': '1M/1M' });
    await isp.network.routers.compare({ id: isp.deviceId });
    await isp.work();
    expect(await isp.seen(id)).toMatchObject({ truth: 'drifted' });
    await isp.network.routers.push({ subscriptionId: id, reason });
    await isp.work();
    expect(await isp.seen(id)).toEqual(serving);
    expect(isp.rowsOf('/queue/simple', id)).toMatchObject([{ 'max-limit': queue?.['max-limit'] }]);
  });

  it('the preparation gives the API user the policy for REST and opens www-ssl', async () => {
    const isp = await IspOnRouter.open('sqlite', { transport: 'rest' });
    const { script } = await isp.network.preparation.get({ id: isp.deviceId });
    expect(script).toContain('policy=api,rest-api,read,write ');
    expect(script).toContain('/ip service set www-ssl address=');
  });

  it('a device that is set from the API to REST goes on with the same rows', async () => {
    const isp = await IspOnRouter.open('sqlite');
    const id = await isp.pppoe('ada');
    await isp.work();
    const before = isp.ours();
    await isp.core.devices.update({ id: isp.deviceId, transport: 'rest', port: await isp.router.listenRest() });
    await isp.work();
    expect(isp.ours()).toEqual(before);
    await isp.core.subscriptions.suspend({ id, reason });
    await isp.work();
    expect(await isp.seen(id)).toEqual(cutOff);
    // The API's connection is given up with the change of the device.
    await expect.poll(() => isp.router.rows('/user/active').every(({ via }) => via === 'rest-api')).toBe(true);
  });

  it('many services are written over few connections', async () => {
    const isp = await IspOnRouter.open('sqlite', { transport: 'rest' });
    const ids: Id[] = [];
    for (let at = 0; at < 60; at += 1) ids.push(await isp.staticAddress());
    await isp.settle();
    for (const id of ids) await isp.core.subscriptions.update({ id, planId: isp.fastPlanId });
    await isp.settle();
    for (const id of ids) expect(await isp.seen(id)).toEqual(serving);
    expect(isp.router.acceptedCount).toBeLessThanOrEqual(8);
  });
});

describe.each(['api', 'rest'] as const)('by %s', (transport) => {
  it.each([7, 8, 9, 10, 11])(
    'a command that was refused and yet done, %i commands in, is believed only when read',
    async (after) => {
      const isp = await IspOnRouter.open('sqlite', { transport });
      const ids = [await isp.pppoe('ada'), await isp.dhcpStatic(), await isp.staticAddress()];
      await isp.work();
      for (const id of ids) await isp.core.subscriptions.suspend({ id, reason });
      await isp.router.setFault('refused-yet-done', { after, times: 1 });
      await isp.work();
      for (const id of ids) {
        const { service, truth } = await isp.seen(id);
        const secrets = isp.rowsOf('/ppp/secret', id);
        const isCut =
          secrets.some(({ profile }) => profile === 'isp-suspended') ||
          isp.rowsOf('/ip/firewall/address-list', id).length > 0;
        if (truth === 'verified') expect(service === 'suspended').toBe(isCut);
      }
      await isp.router.setFault(null);
      for (const { id, state } of await isp.changes()) {
        if (state === 'failed') await isp.network.changes.retry({ id });
      }
      await isp.settle();
      for (const id of ids) expect(await isp.seen(id)).toEqual(cutOff);
      for (const id of ids) expect(isp.ours().filter((row) => row.includes(id)).length).toBeLessThanOrEqual(3);
    },
  );
});
