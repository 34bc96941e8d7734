import { expect, it } from 'vitest';
import { core as coreModule } from '#modules/core/index.ts';
import { mikrotik, mikrotikPromises } from '#modules/mikrotik/index.ts';
import { refusalOf } from '../../main/modules/core/testing/core-client.ts';
import { IspOnRouter } from '../../main/modules/mikrotik/testing/isp-on-router.ts';
import { startWork } from '../../main/work.ts';
import { atEnd, onBothStores } from '../harness/test-platform.ts';

const reason = 'as the test wants';
const serving = { state: 'active', truth: 'verified', service: 'active', note: null };

async function compare(isp: IspOnRouter): Promise<void> {
  await isp.network.routers.compare({ id: isp.deviceId });
  await isp.work();
}

onBothStores((kind) => {
  it('what somebody changed by hand shows as drift, in words, and a push brings it back', async () => {
    const isp = await IspOnRouter.open(kind);
    const [slowed, removed, fine] = [await isp.staticAddress(), await isp.dhcpStatic(), await isp.pppoe('fine')];
    await isp.work();
    const [queue] = isp.rowsOf('/queue/simple', slowed);
    isp.router.put('/queue/simple', { '.id': queue?.['.id'] ?? '', 'max-limit': '1M/2M' });
    const [lease] = isp.rowsOf('/ip/dhcp-server/lease', removed);
    isp.router.drop('/ip/dhcp-server/lease', lease?.['.id'] ?? '');
    const before = isp.writes().length;
    await compare(isp);
    expect(isp.writes()).toHaveLength(before);
    expect(await isp.seen(slowed)).toMatchObject({
      truth: 'drifted',
      service: 'active',
      note: 'Changed: simple queue isp-S-000001 (max-limit is 1000000/2000000, not 5000000/20000000).',
    });
    expect(await isp.seen(removed)).toMatchObject({
      truth: 'drifted',
      note: `Missing: DHCP lease ${lease?.['mac-address']}.`,
    });
    expect(await isp.seen(fine)).toEqual(serving);
    const [tile] = await isp.network.board.routers();
    expect(tile).toMatchObject({ drifted: 2, waiting: 0, failed: 0, health: 'up' });
    for (const subscriptionId of [slowed, removed]) await isp.network.routers.push({ subscriptionId, reason });
    await isp.work();
    for (const id of [slowed, removed]) expect(await isp.seen(id)).toEqual(serving);
  });

  it('drift and its end stand in the service’s history', async () => {
    const isp = await IspOnRouter.open(kind);
    const id = await isp.staticAddress();
    await isp.work();
    const [queue] = isp.rowsOf('/queue/simple', id);
    isp.router.put('/queue/simple', { '.id': queue?.['.id'] ?? '', disabled: 'yes' });
    await compare(isp);
    await compare(isp);
    isp.router.put('/queue/simple', { '.id': queue?.['.id'] ?? '', disabled: 'no' });
    await compare(isp);
    const rows = await isp.platform.store.db
      .selectFrom('auditLog')
      .select('event')
      .where('recordId', '=', id)
      .where('event', 'like', 'network.%')
      .orderBy('seq')
      .execute();
    expect(rows.map(({ event }) => event)).toEqual(['network.verified', 'network.drifted', 'network.verified']);
  });

  it('rows that a terminated service left behind are found', async () => {
    const isp = await IspOnRouter.open(kind);
    const id = await isp.staticAddress();
    await isp.work();
    const [queue] = isp.rowsOf('/queue/simple', id);
    await isp.core.subscriptions.terminate({ id, reason });
    await isp.work();
    isp.router.put('/queue/simple', { name: queue?.name ?? '', target: queue?.target ?? '', comment: `isp:${id}` });
    await compare(isp);
    expect(await isp.seen(id)).toMatchObject({
      truth: 'drifted',
      service: 'active',
      note: 'Still on hill-1: simple queue isp-S-000001. Push the service to remove it.',
    });
    await isp.network.routers.push({ subscriptionId: id, reason });
    await isp.work();
    expect(isp.ours()).toEqual([]);
    expect(await isp.seen(id)).toMatchObject({ truth: 'verified', service: 'absent' });
  });

  it('polls tell health, sessions and latency, and keep two days of it', async () => {
    const isp = await IspOnRouter.open(kind, { version: '6.49', identity: 'Hill One', boardName: 'CCR2004' });
    await isp.pppoe('ada');
    await isp.work();
    isp.router.dialPpp('ada');
    for (let hour = 0; hour < 50; hour += 1) {
      isp.platform.clock.advanceMs(3_600_000);
      for (const task of mikrotik.schedule ?? []) await task.run(isp.platform);
      await isp.work();
    }
    const device = await isp.core.devices.get({ id: isp.deviceId });
    expect(device).toMatchObject({ identity: 'Hill One', board: 'CCR2004', routerosVersion: '6.49.18 (long-term)' });
    expect(device.health).toMatchObject({ state: 'up', cpuPercent: 3, memoryPercent: 25, sessionCount: 1 });
    const samples = await isp.platform.store.db.selectFrom('deviceHealthSample').selectAll().execute();
    expect(samples).toHaveLength(49);
    const { points } = await isp.network.health.history({ id: isp.deviceId, window: '24h' });
    expect(points).toHaveLength(24); // the newest poll is rolled up with the next look
  });

  it('routers are polled and compared when they are due, and not before', async () => {
    const isp = await IspOnRouter.open(kind);
    await isp.work();
    const queued = async (): Promise<string[]> => {
      for (const task of mikrotik.schedule ?? []) await task.run(isp.platform);
      const rows = await isp.platform.store.db.selectFrom('job').select('kind').where('state', '=', 'queued').execute();
      return rows.map(({ kind: what }) => what).sort();
    };
    expect(await queued()).toEqual(['mikrotik.check-preparation']); // of a router that was never looked at
    await isp.work();
    expect(await queued()).toEqual([]);
    isp.platform.clock.advanceMs(60_000);
    expect(await queued()).toEqual(['mikrotik.poll']);
    isp.platform.clock.advanceMs(15 * 60_000);
    expect(await queued()).toEqual(['mikrotik.check-preparation', 'mikrotik.compare', 'mikrotik.poll']);
  });

  it('a check answers what the router says of itself, or what keeps it from answering', async () => {
    const isp = await IspOnRouter.open(kind, { identity: 'Hill One' });
    const answer = await isp.network.routers.check({ id: isp.deviceId });
    expect(answer).toMatchObject({ ok: true, identity: 'Hill One', version: '7.20.1 (stable)', fingerprint: null });
    expect(answer.sentence).toMatch(/^Hill One answers in \d+ ms: RouterOS 7\.20\.1 \(stable\) on RB5009UG\+S\+\.$/);
    await isp.core.devices.update({ id: isp.deviceId, password: 'wrong' });
    const refused = await isp.network.routers.check({ id: isp.deviceId });
    expect(refused).toMatchObject({ ok: false, latencyMs: null });
    expect(refused.sentence).toContain('refused the login');
    const { id: toolbox } = await isp.core.devices.create({
      name: 'switch',
      kind: 'switch',
      sectorId: null,
      host: '10.0.0.2',
      apiUser: 'x',
      password: 'y',
    });
    expect((await refusalOf(isp.network.routers.check({ id: toolbox }))).message).toBe('switch is not a MikroTik.');
    const nobody = await refusalOf(isp.network.routers.fingerprint({ host: '127.0.0.1', port: 1 }));
    expect(nobody).toMatchObject({ code: 'ROUTER_UNREACHABLE' });
  });

  it('the preparation is a script that can be pasted, with the rules above all others', async () => {
    const isp = await IspOnRouter.open(kind);
    const { script } = await isp.network.preparation.get({ id: isp.deviceId });
    expect(script).toContain('# Lastmile: preparation of hill-1');
    expect(script).toContain('/user group add name=lastmile policy=api,read,write ');
    expect(script.indexOf('isp:prepare:accept')).toBeLessThan(script.indexOf('isp:prepare:reject'));
    expect(script).not.toMatch(/undefined|\$\{/);
  });

  it('one dead router and one that never answers delay no other', async () => {
    const isp = await IspOnRouter.open(kind, { settings: { 'network.commandSeconds': 2 } });
    const dead = await isp.secondRouter();
    const mute = await isp.secondRouter('hill-3');
    await isp.work();
    await dead.router.close();
    await mute.router.setFault('stall');
    const ids = await Promise.all([
      isp.pppoe('ada'),
      isp.add({ authMethod: 'static', ip: '10.30.0.1', deviceId: dead.deviceId }),
      isp.add({ authMethod: 'static', ip: '10.30.0.2', deviceId: mute.deviceId }),
    ]);
    const stop = await startWork(isp.platform, [coreModule, mikrotik]);
    atEnd(stop);
    const [served = ''] = ids;
    await expect.poll(async () => (await isp.seen(served)).truth, { timeout: 10_000 }).toBe('verified');
    expect((await isp.seen(ids[2])).truth).toBe('queued');
    expect(await mikrotikPromises(isp.platform.store.db)).toMatchObject(Array(5).fill({ broken: [] }));
  });

  it('two consoles over one store never write the same change twice', async () => {
    const isp = await IspOnRouter.open(kind);
    const second = { ...isp.platform, consoleId: isp.platform.newId() };
    atEnd(async () => mikrotik.close?.(second));
    const users = Array.from({ length: 30 }, (_, n) => `user${n}`);
    const ids = await Promise.all(users.map((user) => isp.pppoe(user)));
    const stops = await Promise.all([
      startWork(isp.platform, [coreModule, mikrotik]),
      startWork(second, [coreModule, mikrotik]),
    ]);
    for (const stop of stops) atEnd(stop);
    await expect
      .poll(async () => (await Promise.all(ids.map((id) => isp.seen(id)))).every(({ truth }) => truth === 'verified'), {
        timeout: 20_000,
      })
      .toBe(true);
    expect(isp.writes().filter((path) => path === '/ppp/secret/add')).toHaveLength(30);
    expect(await mikrotikPromises(isp.platform.store.db)).toMatchObject(Array(5).fill({ broken: [] }));
  });
});
