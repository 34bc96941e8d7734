import { describe, expect, it } from 'vitest';
import type { DeviceTransport } from '#contract/core.ts';
import type { RouterVersion } from '#demo/virtual-mikrotik/index.ts';
import type { Id } from '#kernel/ids.ts';
import { IspOnRouter } from '../../main/modules/mikrotik/testing/isp-on-router.ts';
import { onBothStores, type TestStoreKind } from '../harness/test-platform.ts';

const reason = 'as the test wants';
const serving = { state: 'active', truth: 'verified', service: 'active', note: null };
const cutOff = { state: 'suspended', truth: 'verified', service: 'suspended', note: null };
const paused = { ...cutOff, state: 'paused' };
const ended = { state: 'terminated', truth: 'verified', service: 'absent', note: null };

interface Peer {
  readonly version: RouterVersion;
  readonly transport: DeviceTransport;
}

const byApi: Peer[] = (['6.49', '7.18', '7.20'] as const).map((version) => ({ version, transport: 'api' }));
const byRest: Peer = { version: '7.20', transport: 'rest' };
/** What the store is does not matter to the way to the router: one is enough for the second. */
const peersOn = (kind: TestStoreKind): Peer[] => (kind === 'sqlite' ? [...byApi, byRest] : byApi);

const limitsOf = (isp: IspOnRouter, id: Id): string[] =>
  isp
    .rowsOf('/queue/simple', id)
    .map((row) => `${row.target} ${row['max-limit']} ${row['burst-limit']} ${row['burst-time']}`);

const blockedBy = (isp: IspOnRouter, id: Id): string[] =>
  isp.rowsOf('/ip/firewall/address-list', id).map(({ list, address }) => `${list} ${address}`);

/** A service's whole life; what the router must show in each of its phases is the mode's own. */
async function live(
  isp: IspOnRouter,
  id: Id,
  expectOnRouter: (phase: 'active' | 'suspended' | 'fast' | 'gone') => void | Promise<void>,
): Promise<void> {
  const foreign = isp.foreign();
  await isp.work();
  expect(await isp.seen(id)).toEqual(serving);
  await expectOnRouter('active');

  await isp.core.subscriptions.suspend({ id, reason });
  expect(await isp.seen(id)).toEqual({ ...serving, state: 'suspended', truth: 'wanted' });
  await isp.work();
  expect(await isp.seen(id)).toEqual(cutOff);
  await expectOnRouter('suspended');

  await isp.core.subscriptions.reconnect({ id, reason });
  await isp.work();
  expect(await isp.seen(id)).toEqual(serving);
  await expectOnRouter('active');

  await isp.core.subscriptions.pause({ id, reason });
  await isp.work();
  expect(await isp.seen(id)).toEqual(paused);
  await expectOnRouter('suspended');
  await isp.core.subscriptions.resume({ id, reason });
  await isp.core.subscriptions.update({ id, planId: isp.fastPlanId });
  await isp.work();
  expect(await isp.seen(id)).toEqual(serving);
  await expectOnRouter('fast');

  await isp.core.subscriptions.terminate({ id, reason });
  await isp.work();
  expect(await isp.seen(id)).toEqual(ended);
  await expectOnRouter('gone');
  expect(isp.foreign()).toEqual(foreign);
  expect((await isp.changes(id)).map(({ action, state }) => `${action} ${state}`)).toEqual([
    'activate verified',
    'suspend verified',
    'reconnect verified',
    'suspend verified',
    'reconnect superseded',
    'update verified',
    'terminate verified',
  ]);
}

onBothStores((kind) => {
  describe.each(peersOn(kind))('a service on RouterOS $version by $transport', (peer) => {
    it('with a static lease has its lease and queue, and stands in the list of suspended addresses while it is cut off', async () => {
      const isp = await IspOnRouter.open(kind, peer);
      const id = await isp.dhcpStatic();
      const { mac, ip } = await isp.core.subscriptions.get({ id });
      const phases = {
        active: [`${ip}/32 5000000/20000000 0/0 0s/0s`],
        suspended: [`${ip}/32 5000000/20000000 0/0 0s/0s`],
        fast: [`${ip}/32 10000000/50000000 16000000/80000000 8s/8s`],
        gone: [],
      };
      await live(isp, id, (phase) => {
        expect(limitsOf(isp, id)).toEqual(phases[phase]);
        expect(blockedBy(isp, id)).toEqual(phase === 'suspended' ? [`isp-suspended ${ip}`] : []);
        const leases = isp
          .rowsOf('/ip/dhcp-server/lease', id)
          .map((row) => [row['mac-address'], row.address, row.server]);
        expect(leases).toEqual(phase === 'gone' ? [] : [[mac, ip, undefined]]);
      });
    });

    it('with a static address has its queue, and stands in the list of suspended addresses while it is cut off', async () => {
      const isp = await IspOnRouter.open(kind, peer);
      const id = await isp.staticAddress();
      const { ip } = await isp.core.subscriptions.get({ id });
      await live(isp, id, (phase) => {
        expect(limitsOf(isp, id)).toHaveLength(phase === 'gone' ? 0 : 1);
        expect(blockedBy(isp, id)).toEqual(phase === 'suspended' ? [`isp-suspended ${ip}`] : []);
        expect(isp.rowsOf('/ip/dhcp-server/lease', id)).toEqual([]);
      });
    });

    it('with a dynamic lease is followed to the address that its MAC was given', async () => {
      const isp = await IspOnRouter.open(kind, peer);
      const mac = '64:D1:54:AA:BB:01';
      isp.router.bindLease({ mac, address: '10.20.0.77', server: 'lan' });
      const id = await isp.dhcpDynamic(mac);
      await live(isp, id, (phase) => {
        expect(limitsOf(isp, id).map((line) => line.split(' ')[0])).toEqual(phase === 'gone' ? [] : ['10.20.0.77/32']);
        expect(blockedBy(isp, id)).toEqual(phase === 'suspended' ? ['isp-suspended 10.20.0.77'] : []);
      });
    });

    it('over PPPoE gets its plan’s profile, and loses its session whenever the profile changes', async () => {
      const isp = await IspOnRouter.open(kind, peer);
      const id = await isp.pppoe('ada');
      const profiles = {
        active: ['home-20 false'],
        suspended: ['isp-suspended false'],
        fast: ['home-50 false'],
        gone: [],
      };
      await live(isp, id, (phase) => {
        const secrets = isp.rowsOf('/ppp/secret', id).map((row) => `${row.profile} ${row.disabled}`);
        expect(secrets).toEqual(phases(phase));
        expect(isp.router.rows('/ppp/active')).toEqual([]);
        if (phase !== 'gone') expect(isp.router.dialPpp('ada')).toMatchObject({ connected: true });
        function phases(name: typeof phase): string[] {
          return profiles[name];
        }
      });
      const rates = isp.router.rows('/ppp/profile').map((row) => `${row.name} ${row['rate-limit'] ?? '-'}`);
      expect(rates).toContain('home-50 10M/50M 16M/80M 8M/40M 8/8');
      expect(rates).toContain('isp-suspended -');
    });

    it('over PPPoE on a router that suspends hard has its secret disabled', async () => {
      const isp = await IspOnRouter.open(kind, peer);
      await isp.core.devices.update({ id: isp.deviceId, pppoeSuspendMode: 'hard' });
      const id = await isp.pppoe('ada');
      await live(isp, id, (phase) => {
        const states = isp.rowsOf('/ppp/secret', id).map(({ disabled }) => disabled);
        expect(states).toEqual(phase === 'gone' ? [] : [String(phase === 'suspended')]);
        expect(isp.router.rows('/ppp/active')).toEqual([]);
        const dialled = isp.router.dialPpp('ada').connected;
        expect(dialled).toBe(phase === 'active' || phase === 'fast');
      });
    });
  });

  it('at a hotspot gets a user with its plan’s profile, and is signed out with its cookie while it is cut off', async () => {
    const isp = await IspOnRouter.open(kind, {
      seed: (router) => router.put('/ip/hotspot', { name: 'cafe', interface: 'bridge' }),
    });
    const id = await isp.hotspot('guest');
    const signIn = () => {
      isp.router.put('/ip/hotspot/active', {
        user: 'guest',
        server: 'cafe',
        address: '10.20.0.50',
        'mac-address': '02:00:00:00:00:50',
      });
      isp.router.put('/ip/hotspot/cookie', { user: 'guest', 'mac-address': '02:00:00:00:00:50' });
    };
    const phases = {
      active: ['isp-home-20 false'],
      suspended: ['isp-home-20 true'],
      fast: ['isp-home-50 false'],
      gone: [],
    };
    await live(isp, id, (phase) => {
      const users = isp.rowsOf('/ip/hotspot/user', id).map((row) => `${row.profile} ${row.disabled}`);
      expect(users).toEqual(phases[phase]);
      expect(isp.router.rows('/ip/hotspot/active')).toEqual([]);
      expect(isp.router.rows('/ip/hotspot/cookie')).toEqual([]);
      if (phase === 'active' || phase === 'fast') signIn();
    });
    const rates = isp.router.rows('/ip/hotspot/user/profile').map((row) => `${row.name} ${row['rate-limit'] ?? '-'}`);
    expect(rates).toContain('isp-home-50 10M/50M 16M/80M 8M/40M 8/8');
  });

  it('a hotspot customer with a new plan signs in again by the cookie', async () => {
    const isp = await IspOnRouter.open(kind);
    const id = await isp.hotspot('guest');
    await isp.work();
    isp.router.put('/ip/hotspot/active', { user: 'guest', address: '10.20.0.50', 'mac-address': '02:00:00:00:00:50' });
    isp.router.put('/ip/hotspot/cookie', { user: 'guest', 'mac-address': '02:00:00:00:00:50' });
    await isp.core.subscriptions.update({ id, planId: isp.fastPlanId });
    await isp.work();
    expect(await isp.seen(id)).toEqual(serving);
    expect(isp.router.rows('/ip/hotspot/active')).toEqual([]);
    expect(isp.router.rows('/ip/hotspot/cookie')).toHaveLength(1);
  });

  it('a service that changes its way to connect leaves nothing of the old one behind', async () => {
    const isp = await IspOnRouter.open(kind);
    const id = await isp.pppoe('ada');
    await isp.work();
    isp.router.dialPpp('ada');
    await isp.core.subscriptions.update({ id, authMethod: 'static', ip: '10.20.0.9' });
    await isp.work();
    expect(await isp.seen(id)).toEqual(serving);
    expect(isp.rowsOf('/ppp/secret', id)).toEqual([]);
    expect(isp.router.rows('/ppp/active')).toEqual([]);
    expect(limitsOf(isp, id)).toHaveLength(1);
  });

  it('two services that swap their addresses are written without standing in each other’s way', async () => {
    const isp = await IspOnRouter.open(kind);
    const [one, two] = [await isp.dhcpStatic(), await isp.dhcpStatic()];
    await isp.work();
    const [first, second] = [
      await isp.core.subscriptions.get({ id: one }),
      await isp.core.subscriptions.get({ id: two }),
    ];
    await isp.core.subscriptions.update({ id: one, ip: '10.20.9.9' });
    await isp.core.subscriptions.update({ id: two, ip: first.ip });
    await isp.core.subscriptions.update({ id: one, ip: second.ip });
    await isp.work();
    expect(await isp.seen(one)).toEqual(serving);
    expect(await isp.seen(two)).toEqual(serving);
    expect(isp.rowsOf('/ip/dhcp-server/lease', one).map(({ address }) => address)).toEqual([second.ip]);
    expect(isp.rowsOf('/ip/dhcp-server/lease', two).map(({ address }) => address)).toEqual([first.ip]);
  });

  it('a plan’s new rate reaches the profile once and every live session on it', async () => {
    const isp = await IspOnRouter.open(kind);
    const users = Array.from({ length: 12 }, (_, n) => `user${n}`);
    for (const user of users) await isp.pppoe(user);
    await isp.work();
    for (const user of users) isp.router.dialPpp(user);
    await isp.core.plans.update({ id: isp.planId, downloadKbps: 30_000 });
    await isp.work();
    expect(isp.router.rows('/ppp/active')).toEqual([]);
    expect(isp.writes().filter((path) => path === '/ppp/profile/set')).toHaveLength(1);
    expect(isp.router.rows('/ppp/profile').find(({ name }) => name === 'home-20')?.['rate-limit']).toBe('5M/30M');
  });

  it('a session that kept its old rate is dropped even when the profile was written in an earlier pass', async () => {
    const isp = await IspOnRouter.open(kind);
    const id = await isp.pppoe('late');
    await isp.work();
    isp.router.dialPpp('late');
    await isp.core.plans.update({ id: isp.planId, downloadKbps: 30_000 });
    const profile = isp.router.rows('/ppp/profile').find(({ name }) => name === 'home-20');
    isp.router.put('/ppp/profile', { '.id': profile?.['.id'] ?? '', 'rate-limit': '5M/30M' });
    await isp.work();
    expect(isp.router.rows('/ppp/active')).toEqual([]);
    expect(await isp.seen(id)).toEqual(serving);
  });

  it('a service that moves to another router is taken off the first', async () => {
    const isp = await IspOnRouter.open(kind);
    const other = await isp.secondRouter();
    const id = await isp.dhcpStatic();
    await isp.work();
    await isp.core.subscriptions.update({ id, deviceId: other.deviceId });
    await isp.work();
    expect(await isp.seen(id)).toEqual(serving);
    expect(isp.ours()).toEqual([]);
    expect(other.router.rows('/queue/simple').filter(({ comment }) => comment === `isp:${id}`)).toHaveLength(1);
  });

  it('a dynamic client is waited for until its first lease, and followed to the next', async () => {
    const isp = await IspOnRouter.open(kind);
    const mac = '64:D1:54:AA:BB:02';
    const id = await isp.dhcpDynamic(mac);
    await isp.work();
    expect(await isp.seen(id)).toEqual({
      state: 'active',
      truth: 'wanted',
      service: 'absent',
      note: 'Waiting for its first lease.',
    });
    isp.router.bindLease({ mac, address: '10.20.0.70', server: 'lan' });
    await isp.network.routers.compare({ id: isp.deviceId });
    await isp.work();
    expect(await isp.seen(id)).toEqual(serving);
    isp.router.releaseLease(mac);
    await isp.network.routers.compare({ id: isp.deviceId });
    await isp.work();
    expect(await isp.seen(id)).toEqual(serving);
    isp.router.bindLease({ mac, address: '10.20.0.71', server: 'lan' });
    await isp.network.routers.compare({ id: isp.deviceId });
    await isp.work();
    expect(limitsOf(isp, id).map((line) => line.split(' ')[0])).toEqual(['10.20.0.71/32']);
    expect((await isp.changes(id)).map(({ action, reason: said }) => `${action}: ${said}`)).toEqual([
      `activate: ${reason}`,
      'push: It was seen with its first lease, 10.20.0.70.',
      'push: Its lease is 10.20.0.71 now.',
    ]);
  });

  it('an address that another client got is not limited or blocked in its name any more', async () => {
    const isp = await IspOnRouter.open(kind);
    const mac = '64:D1:54:AA:BB:03';
    isp.router.bindLease({ mac, address: '10.20.0.70', server: 'lan' });
    const id = await isp.dhcpDynamic(mac);
    await isp.work();
    await isp.core.subscriptions.suspend({ id, reason });
    await isp.work();
    isp.router.releaseLease(mac);
    isp.router.bindLease({ mac: '64:D1:54:AA:BB:04', address: '10.20.0.70', server: 'lan' });
    await isp.network.routers.push({ subscriptionId: id, reason });
    await isp.work();
    expect(limitsOf(isp, id)).toEqual([]);
    expect(blockedBy(isp, id)).toEqual([]);
    expect(await isp.seen(id)).toMatchObject({ truth: 'wanted', note: 'Waiting for its first lease.' });
  });

  it('a suspension taken back at once is written to no router', async () => {
    const isp = await IspOnRouter.open(kind);
    const id = await isp.pppoe('ada');
    await isp.work();
    isp.router.dialPpp('ada');
    const before = isp.writes().length;
    await isp.core.subscriptions.suspend({ id, reason });
    await isp.core.subscriptions.reconnect({ id, reason });
    await isp.work();
    expect(isp.writes()).toHaveLength(before);
    expect(isp.router.rows('/ppp/active')).toHaveLength(1);
    expect(await isp.seen(id)).toEqual(serving);
  });

  it('an event heard twice makes one change', async () => {
    const isp = await IspOnRouter.open(kind);
    const id = await isp.pppoe('ada');
    await isp.work();
    const before = isp.writes().length;
    await isp.platform.store.db
      .updateTable('outboxCursor')
      .set({ seq: 0 })
      .where('subscriber', '=', 'mikrotik')
      .execute();
    await isp.work();
    expect(isp.writes()).toHaveLength(before);
    expect(await isp.seen(id)).toEqual(serving);
    await isp.core.subscriptions.suspend({ id, reason });
    await isp.work();
    expect(await isp.seen(id)).toEqual(cutOff);
  });
});
