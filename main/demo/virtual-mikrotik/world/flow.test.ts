import { describe, expect, it } from 'vitest';
import { createVirtualRouter } from '../index.ts';
import { startSession } from '../testing/start.ts';

const start = Date.UTC(2026, 0, 1);

function pairOf(text: string | undefined): readonly [number, number] {
  const [first = Number.NaN, second = Number.NaN] = (text ?? '').split('/').map(Number);
  return [first, second];
}

function routerAt(clock: { now: number }, traffic = true) {
  return createVirtualRouter({
    now: () => clock.now,
    traffic,
    seed(router) {
      router.put('/ppp/profile', { name: 'home', 'rate-limit': '5M/20M', 'remote-address': '10.0.0.9' });
      router.put('/ppp/secret', { name: 'ann', profile: 'home' });
      router.put('/ip/hotspot', { name: 'hs', interface: 'bridge' });
      router.put('/ip/hotspot/user/profile', { name: 'day', 'rate-limit': '1M/4M' });
      router.put('/ip/hotspot/user', { name: 'v1', profile: 'day' });
      router.put('/ip/hotspot/user', { name: 'off', disabled: 'yes' });
    },
  });
}

describe('a router whose subscribers use it', () => {
  it('counts in a session’s queue what its rate says, below the limit', () => {
    const clock = { now: start };
    const router = routerAt(clock);
    router.dialPpp('ann');
    let downloaded = 0;
    let summed = 0;
    for (let second = 0; second < 300; second += 1) {
      clock.now += 1_000;
      const [queue] = router.rows('/queue/simple');
      const [, downloadBps] = pairOf(queue?.rate);
      const [, downloadBytes] = pairOf(queue?.bytes);
      expect(downloadBps).toBeGreaterThan(0);
      expect(downloadBps).toBeLessThan(20_000_000);
      expect(downloadBytes).toBeGreaterThanOrEqual(downloaded);
      downloaded = downloadBytes;
      summed += downloadBps / 8;
    }
    expect(summed / downloaded).toBeGreaterThan(0.97);
    expect(summed / downloaded).toBeLessThan(1.03);
  });

  it('counts nothing for a reservation that nobody took', () => {
    const clock = { now: start };
    const router = routerAt(clock);
    router.put('/ip/dhcp-server', { name: 'lan', interface: 'bridge' });
    router.put('/ip/dhcp-server/lease', { address: '10.0.0.5', 'mac-address': '02:00:00:00:00:05', server: 'lan' });
    router.put('/queue/simple', { name: 'five', target: '10.0.0.5', 'max-limit': '1M/1M' });
    clock.now += 60_000;
    const five = () => router.rows('/queue/simple').find(({ name }) => name === 'five');
    expect(five()).toMatchObject({ rate: '0/0', bytes: '0/0' });
    router.bindLease({ mac: '02:00:00:00:00:05', server: 'lan' });
    expect(pairOf(five()?.rate)[1]).toBeGreaterThan(0);
  });

  it('keeps counters as they were put where nobody uses it', () => {
    const clock = { now: start };
    const router = routerAt(clock, false);
    router.put('/queue/simple', { name: 'q', target: '10.0.0.6', bytes: '10/20' });
    clock.now += 60_000;
    expect(router.rows('/queue/simple')).toMatchObject([{ bytes: '10/20', rate: '0/0' }]);
  });

  it('tells an interface’s traffic once, and refuses one that it does not have', async () => {
    const { router, client } = await startSession({ traffic: true, now: () => start + 5_000 });
    router.put('/ppp/secret', { name: 'ben' });
    router.dialPpp('ben');
    const [row] = await client.ask('/interface/monitor-traffic', '=interface=<pppoe-ben>', '=once=');
    expect(row).toEqual(expect.arrayContaining(['=name=<pppoe-ben>']));
    const rate = row?.find((word) => word.startsWith('=tx-bits-per-second='));
    expect(Number(rate?.split('=').at(-1))).toBeGreaterThan(0);
    expect(await client.verdict('/interface/monitor-traffic', '=interface=none', '=once=')).toBe(
      'input does not match any value of interface',
    );
  });
});

describe('a hotspot guest', () => {
  it('gets a session, a queue, a host and a cookie, and leaves only the cookie', () => {
    const clock = { now: start };
    const router = routerAt(clock);
    const mac = '02:00:00:00:00:07';
    expect(router.loginHotspot('nobody', { mac, address: '10.5.0.2' })).toMatchObject({ reason: 'no such user' });
    expect(router.loginHotspot('off', { mac, address: '10.5.0.2' })).toMatchObject({ reason: 'disabled' });
    const session = router.loginHotspot('v1', { mac, address: '10.5.0.2' });
    expect(router.loginHotspot('v1', { mac, address: '10.5.0.3' })).toMatchObject({ reason: 'no more sessions' });
    clock.now += 90_000;
    expect(router.rows('/queue/simple')).toMatchObject([{ name: '<hotspot-v1>', 'max-limit': '1000000/4000000' }]);
    const [active] = router.rows('/ip/hotspot/active');
    expect(active).toMatchObject({ user: 'v1', server: 'hs', uptime: '1m30s' });
    expect(Number(active?.['bytes-out'])).toBeGreaterThan(0);
    expect(router.rows('/ip/hotspot/host')).toMatchObject([{ 'mac-address': mac, authorized: 'true' }]);
    router.drop('/ip/hotspot/active', session.connected ? session.id : '');
    for (const path of ['/queue/simple', '/ip/hotspot/host'] as const) expect(router.rows(path)).toEqual([]);
    expect(router.rows('/ip/hotspot/cookie')).toMatchObject([{ user: 'v1', 'mac-address': mac }]);
    expect(router.rows('/ip/hotspot/user').find(({ name }) => name === 'v1')).toMatchObject({ uptime: '1m30s' });
  });
});

describe('a subscriber whose line drops', () => {
  it('dials in again, and goes on trying while it is not let in', async () => {
    const router = createVirtualRouter({ seed: (empty) => void empty.put('/ppp/secret', { name: 'ann' }) });
    router.dialPpp('ann');
    router.redialAfter(5);
    const [secret] = router.rows('/ppp/secret');
    const online = () => router.rows('/ppp/active').map(({ name }) => name);
    router.put('/ppp/secret', { '.id': secret?.['.id'] ?? '', disabled: 'yes' });
    router.drop('/ppp/active', 'ann');
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(online()).toEqual([]);
    router.put('/ppp/secret', { '.id': secret?.['.id'] ?? '', disabled: 'no' });
    await expect.poll(online).toEqual(['ann']);
    await router.close();
  });
});
