import { expect, it } from 'vitest';
import { IspOnRouter } from '../../main/modules/mikrotik/testing/isp-on-router.ts';
import { onBothStores } from '../harness/test-platform.ts';

const reason = 'as the test wants';
const serving = { state: 'active', truth: 'verified', service: 'active', note: null };
const addressed = { pppoePool: 'lan-pool', pppoeLocalAddress: '10.20.0.1' };

const profileOf = (isp: IspOnRouter, name: string) => isp.router.rows('/ppp/profile').find((row) => row.name === name);

onBothStores((kind) => {
  it('a PPPoE customer gets an address of the router’s pool, suspended or not', async () => {
    const isp = await IspOnRouter.open(kind);
    await isp.core.devices.update({ id: isp.deviceId, ...addressed });
    const id = await isp.pppoe('ada');
    await isp.work();
    expect(await isp.seen(id)).toEqual(serving);
    expect(isp.router.dialPpp('ada')).toMatchObject({ connected: true, address: '10.20.0.100' });
    await isp.core.subscriptions.suspend({ id, reason });
    await isp.work();
    expect(profileOf(isp, 'isp-suspended')).toMatchObject({
      'local-address': '10.20.0.1',
      'remote-address': 'lan-pool',
    });
    expect(isp.router.dialPpp('ada')).toMatchObject({
      connected: true,
      address: expect.stringMatching(/^10\.20\.0\./),
    });
  });

  it('a fixed IP stands on the secret, drops the session when it changes, and is undone or taken away again', async () => {
    const isp = await IspOnRouter.open(kind);
    await isp.core.devices.update({ id: isp.deviceId, ...addressed });
    const id = await isp.pppoe('ada');
    await isp.work();
    const address = () => isp.rowsOf('/ppp/secret', id)[0]?.['remote-address'];
    isp.router.dialPpp('ada');
    await isp.core.subscriptions.update({ id, ip: '10.20.0.77' });
    await isp.work();
    expect(address()).toBe('10.20.0.77');
    expect(isp.router.rows('/ppp/active')).toEqual([]);
    expect(isp.router.dialPpp('ada')).toMatchObject({ connected: true, address: '10.20.0.77' });
    const change = (await isp.changes(id)).at(-1);
    await isp.network.changes.undo({ id: change?.id ?? '', reason });
    await isp.work();
    expect((await isp.changes(id)).at(-1)).toMatchObject({ action: 'undo', state: 'verified' });
    expect(address()).toBeUndefined();
    await isp.network.routers.push({ subscriptionId: id, reason });
    await isp.work();
    expect(address()).toBe('10.20.0.77');
    await isp.core.subscriptions.update({ id, ip: null });
    await isp.work();
    expect(address()).toBeUndefined();
    expect(await isp.seen(id)).toEqual(serving);
  });

  it('what a person gave our profile stays while the device names no pool, and follows the device once it does', async () => {
    const isp = await IspOnRouter.open(kind);
    const id = await isp.pppoe('ada');
    await isp.work();
    const [first] = (
      await isp.network.changes.rows({ ids: (await isp.changes(id)).map((change) => change.id) })
    ).flatMap(({ rows }) => rows.filter(({ path }) => path === '/ppp/secret'));
    expect(first?.reason).toContain('Enter the router’s PPPoE pool, or an IP on the service.');
    const profile = profileOf(isp, 'home-20');
    isp.router.put('/ip/pool', { name: 'by-hand', ranges: '10.30.0.2-10.30.0.9' });
    isp.router.put('/ppp/profile', { '.id': profile?.['.id'] ?? '', 'remote-address': 'by-hand' });
    await isp.network.routers.push({ subscriptionId: id, reason });
    await isp.work();
    expect(profileOf(isp, 'home-20')).toMatchObject({ 'remote-address': 'by-hand' });
    expect(await isp.seen(id)).toEqual(serving);
    await isp.core.devices.update({ id: isp.deviceId, ...addressed });
    await isp.work();
    expect(profileOf(isp, 'home-20')).toMatchObject({ 'remote-address': 'lan-pool', 'local-address': '10.20.0.1' });
    expect(await isp.seen(id)).toEqual(serving);
  });

  it.each(['live', 'dry_run'] as const)(
    'a pool that a %s router does not have is named before anything is written',
    async (stage) => {
      const isp = await IspOnRouter.open(kind, { stage });
      await isp.core.devices.update({ id: isp.deviceId, pppoePool: 'lan-poll' });
      const id = await isp.pppoe('ada');
      await isp.work();
      const sentence =
        'The router has no address pool lan-poll. Add it there (IP › Pool), or correct the PPPoE pool of the router here.';
      const [change] = await isp.changes(id);
      expect(change).toMatchObject({ state: 'failed', lastError: sentence });
      expect(await isp.seen(id)).toMatchObject({ note: sentence });
      expect(isp.writes()).toEqual([]);
      if (stage === 'dry_run') return;
      isp.router.put('/ip/pool', { name: 'lan-poll', ranges: '10.40.0.2-10.40.0.9' });
      await isp.network.changes.retry({ id: change?.id ?? '' });
      await isp.work();
      expect(await isp.seen(id)).toEqual(serving);
    },
  );
});
