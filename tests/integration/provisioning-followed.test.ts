import { expect, it } from 'vitest';
import { IspOnRouter } from '../../main/modules/mikrotik/testing/isp-on-router.ts';
import { onBothStores } from '../harness/test-platform.ts';

const reason = 'as the test wants';
const serving = { state: 'active', truth: 'verified', service: 'active', note: null };
const cutOff = { state: 'suspended', truth: 'verified', service: 'suspended', note: null };
const server = 'lan';

/** Reads the router back, as the schedule does, and carries out what follows from it. */
async function compare(isp: IspOnRouter): Promise<void> {
  await isp.network.routers.compare({ id: isp.deviceId });
  await isp.settle();
}

onBothStores((kind) => {
  it.each(['active', 'suspended'] as const)(
    'the address of an %s client who went is free for the next',
    async (was) => {
      const isp = await IspOnRouter.open(kind);
      const address = '10.20.0.150';
      const [first, second] = [isp.nextMac(), isp.nextMac()];
      isp.router.bindLease({ mac: first, server, address });
      const gone = await isp.dhcpDynamic(first);
      const next = await isp.dhcpDynamic(second);
      await isp.settle();
      if (was === 'suspended') await isp.core.subscriptions.suspend({ id: gone, reason });
      await isp.settle();
      isp.router.releaseLease(first);
      isp.router.bindLease({ mac: second, server, address });
      await compare(isp);
      expect(await isp.seen(next)).toEqual(serving);
      expect(isp.rowsOf('/queue/simple', next).map(({ target }) => target)).toEqual([`${address}/32`]);
      expect(isp.rowsOf('/queue/simple', gone)).toEqual([]);
      expect(isp.rowsOf('/ip/firewall/address-list', gone)).toEqual([]);
      expect(await isp.seen(gone)).toMatchObject({ truth: 'wanted', note: 'Waiting for its first lease.' });
      isp.router.bindLease({ mac: first, server, address: '10.20.0.151' });
      await compare(isp);
      expect(await isp.seen(gone)).toEqual(was === 'suspended' ? cutOff : serving);
      expect(await isp.seen(next)).toEqual(serving);
    },
  );

  it('a change that a foreign row stood in the way of goes on by itself once that row is gone', async () => {
    const isp = await IspOnRouter.open(kind);
    const ip = isp.nextIp();
    const foreign = isp.router.put('/ip/firewall/address-list', { list: 'isp-suspended', address: ip, comment: 'me' });
    const id = await isp.add({ authMethod: 'static', ip });
    await isp.settle();
    const blocked = await isp.seen(id);
    expect(blocked.truth).toBe('drifted');
    expect(blocked.note).toContain('is not ours and cuts the service off');
    isp.router.drop('/ip/firewall/address-list', foreign);
    await compare(isp);
    expect(await isp.seen(id)).toEqual(serving);
  });

  it('what is said of a service that is still in someone’s way is what was read last', async () => {
    const isp = await IspOnRouter.open(kind);
    const ip = isp.nextIp();
    const first = isp.router.put('/ip/firewall/address-list', { list: 'isp-suspended', address: ip, comment: 'me' });
    const id = await isp.add({ authMethod: 'static', ip });
    await isp.settle();
    const { code } = await isp.core.subscriptions.get({ id });
    isp.router.put('/queue/simple', { name: `isp-${code}`, target: '10.9.9.1', comment: 'mine' });
    isp.router.drop('/ip/firewall/address-list', first);
    await compare(isp);
    const { note } = await isp.seen(id);
    expect(note).toContain(`simple queue isp-${code}`);
    expect(note).not.toContain('address-list');
  });

  it('new settings of a router reach the services that they concern', async () => {
    const isp = await IspOnRouter.open(kind);
    const [ada, bob] = [await isp.pppoe('ada'), await isp.pppoe('bob')];
    await isp.settle();
    await isp.core.subscriptions.suspend({ id: ada, reason });
    await compare(isp);
    await isp.core.devices.update({ id: isp.deviceId, pppoeSuspendMode: 'hard' });
    await isp.settle();
    const disabled = (id: string) => isp.rowsOf('/ppp/secret', id).map((row) => row.disabled);
    expect([disabled(ada), disabled(bob)]).toEqual([['true'], ['false']]);
    expect(await isp.seen(ada)).toEqual(cutOff);
    expect(await isp.seen(bob)).toEqual(serving);
  });

  it('a password that the router’s encoding lacks fails the one service, and the router stays up', async () => {
    const isp = await IspOnRouter.open(kind);
    await isp.core.devices.update({ id: isp.deviceId, encoding: 'win1252' });
    await isp.settle();
    const [bad, good] = [
      await isp.add({ authMethod: 'pppoe', pppoeUser: 'ada', pppoePassword: 'пароль-密码' }),
      await isp.pppoe('bob'),
    ];
    await isp.settle();
    expect(await isp.seen(good)).toEqual(serving);
    const { truth, note } = await isp.seen(bad);
    expect(truth).toBe('drifted');
    expect(note).toContain('has a character that Windows-1252 lacks');
    expect((await isp.core.devices.get({ id: isp.deviceId })).health.state).toBe('up');
    expect(isp.router.acceptedCount).toBeLessThan(4);
  });
});
