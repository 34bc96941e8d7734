import net from 'node:net';
import { expect, it } from 'vitest';
import { IspOnRouter } from '../../main/modules/mikrotik/testing/isp-on-router.ts';
import { atEnd, onBothStores } from '../harness/test-platform.ts';

const MINUTE = 60_000;
const reason = 'as the test wants';

async function poll(isp: IspOnRouter, times = 1): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    isp.platform.clock.advanceMs(MINUTE);
    await isp.network.health.checkNow({ id: isp.deviceId });
  }
}

const open = async (isp: IspOnRouter) => (await isp.network.alerts.open()).alerts.map(({ kind }) => kind).sort();

async function office(kind: 'sqlite' | 'postgres'): Promise<IspOnRouter> {
  let clock = { now: () => '2026-01-01T08:00:00.000Z' };
  const isp = await IspOnRouter.open(kind, { now: () => Date.parse(clock.now()) });
  clock = isp.platform.clock;
  await isp.work();
  return isp;
}

onBothStores((kind) => {
  it('a router that goes is one alert after two polls; when it is back, a second one that it rebooted', async () => {
    const isp = await office(kind);
    await poll(isp, 30);
    expect(await open(isp)).toEqual([]);
    await isp.router.setFault('refuse');
    await poll(isp);
    expect(await open(isp)).toEqual([]);
    await poll(isp, 3);
    expect(await open(isp)).toEqual(['down']);
    await isp.router.setFault(null);
    await isp.router.reboot(0);
    await poll(isp, 2);
    expect(await open(isp)).toEqual(['rebooted']);
    const { items } = await isp.network.alerts.list({ deviceId: isp.deviceId });
    expect(items.map((alert) => [alert.kind, alert.clearedBecause])).toEqual([
      ['rebooted', null],
      ['down', 'It is as it should be again.'],
    ]);
    await isp.network.alerts.acknowledge({ ids: items.map(({ id }) => id) });
    expect(await open(isp)).toEqual([]);
    const events = await isp.platform.store.db.selectFrom('outboxEvent').select('type').orderBy('seq').execute();
    expect(events.map(({ type }) => type).filter((type) => type.startsWith('alert.'))).toEqual([
      'alert.raised',
      'alert.raised',
      'alert.cleared',
      'alert.cleared',
    ]);
  });

  it('a router in maintenance raises none', async () => {
    const isp = await office(kind);
    const until = new Date(Date.parse(isp.platform.clock.now()) + 60 * MINUTE).toISOString();
    await isp.platform.store.db
      .updateTable('device')
      .set({ maintenanceSince: isp.platform.clock.now(), maintenanceUntil: until, maintenanceReason: reason })
      .execute();
    await isp.router.setFault('refuse');
    await poll(isp, 5);
    expect(await open(isp)).toEqual([]);
  });

  it('a wrong password is told as that, not as down', async () => {
    const isp = await office(kind);
    await poll(isp, 2);
    await isp.core.devices.update({ id: isp.deviceId, password: 'not the one' });
    await poll(isp, 2);
    expect(await open(isp)).toEqual(['login_refused']);
  });

  it('a link that somebody watches is an alert when it is gone; its rates are those of its counters', async () => {
    const isp = await office(kind);
    const count = (rx: string, tx: string) => {
      const [ether1] = isp.router.rows('/interface').filter(({ name }) => name === 'ether1');
      isp.router.put('/interface', { '.id': ether1?.['.id'] ?? '', 'rx-byte': rx, 'tx-byte': tx });
    };
    count('1000', '18446744073709551000');
    await poll(isp);
    count('751000', '384');
    await poll(isp);
    const interfaces = await isp.network.health.interfaces({ id: isp.deviceId });
    const ether1 = interfaces.find(({ name }) => name === 'ether1');
    expect(ether1).toMatchObject({ state: 'running', rxBps: 100_000, txBps: Math.round(((616 + 384) * 8) / 60) });
    await poll(isp);
    count('5', '5');
    await poll(isp);
    const [afterReset] = (await isp.network.health.interfaces({ id: isp.deviceId })).filter(
      ({ name }) => name === 'ether1',
    );
    expect(afterReset).toMatchObject({ rxBps: null, txBps: null });
    const { points } = await isp.network.health.traffic({ id: ether1?.id ?? '', window: '1h' });
    expect(points.map(({ rxBps }) => rxBps?.avg)).toEqual([133, 100_000, 0]);

    await isp.network.health.watch({ id: ether1?.id ?? '', watched: true });
    isp.router.put('/interface', {
      '.id': isp.router.rows('/interface').find(({ name }) => name === 'ether1')?.['.id'] ?? '',
      running: 'no',
    });
    await poll(isp, 2);
    expect(await open(isp)).toEqual(['interface_down']);
    await isp.network.health.watch({ id: ether1?.id ?? '', watched: false });
    expect(await open(isp)).toEqual([]);
  });

  it('sessions’ own interfaces are not kept', async () => {
    const isp = await office(kind);
    await isp.pppoe('ada');
    await isp.work();
    isp.router.dialPpp('ada');
    expect(isp.router.rows('/interface').some(({ name }) => name?.includes('ada'))).toBe(true);
    await poll(isp);
    const names = (await isp.network.health.interfaces({ id: isp.deviceId })).map(({ name }) => name);
    expect(names).toEqual(['bridge', 'ether1', 'ether2', 'ether3', 'ether4', 'ether5']);
  });

  it('a switch is asked by its TCP port, with history and alerts like a router', async () => {
    const isp = await office(kind);
    const server = net.createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    atEnd(async () => void server.close());
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const fields = {
      name: 'sw-1',
      kind: 'switch',
      sectorId: null,
      host: '127.0.0.1',
      port,
      apiUser: 'none',
      password: '',
    } as const;
    const { id } = await isp.core.devices.create({ ...fields, healthCheck: 'tcp' });
    await isp.work();
    expect((await isp.core.devices.get({ id })).health).toMatchObject({ state: 'up', latencyMs: expect.any(Number) });
    await new Promise((resolve) => server.close(resolve));
    for (let n = 0; n < 2; n += 1) {
      isp.platform.clock.advanceMs(MINUTE);
      await isp.network.health.checkNow({ id });
    }
    const { items } = await isp.network.alerts.list({ deviceId: id });
    expect(items).toMatchObject([{ kind: 'down', detail: expect.stringContaining('refuses connections') }]);
    const { points } = await isp.network.health.history({ id, window: '1h' });
    expect(points.map(({ answered }) => answered)).toEqual([1, 0, 0]);
    await isp.core.devices.archive({ id });
    await isp.work();
    expect((await isp.network.alerts.open()).total).toBe(0);
  });

  it('polls that find nothing new wake no screen', async () => {
    const isp = await office(kind);
    await poll(isp, 2);
    const models: string[] = [];
    isp.platform.bus.subscribe((touches) => models.push(...touches.map(({ model }) => model)));
    await poll(isp, 3);
    expect(models).toEqual([]);
  });
});
