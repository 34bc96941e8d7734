import { describe, expect, it } from 'vitest';
import { createVirtualRouter, type VirtualRouter } from '../index.ts';
import { startSession } from '../testing/start.ts';

const now = () => Date.UTC(2026, 0, 1);
const named = (router: VirtualRouter, path: '/queue/simple' | '/interface') =>
  router.rows(path).map(({ name }) => name);

function isp(router: VirtualRouter): void {
  router.put('/ip/pool', { name: 'clients', ranges: '10.9.0.2-10.9.0.3' });
  router.put('/ppp/profile', {
    name: 'plan-10',
    'remote-address': 'clients',
    'rate-limit': '5M/10M',
    'only-one': 'yes',
  });
  router.put('/ppp/profile', { name: 'isp-suspended', 'remote-address': 'clients', 'address-list': 'isp-suspended' });
  for (const name of ['ann', 'ben', 'cid']) router.put('/ppp/secret', { name, service: 'pppoe', profile: 'plan-10' });
  router.put('/ip/dhcp-server', { name: 'lan', interface: 'bridge', 'address-pool': 'clients', 'lease-time': '10m' });
}

describe('a PPP subscriber', () => {
  it('who dials gets an address, a session, an interface and a queue', () => {
    const router = createVirtualRouter({ seed: isp, now });
    expect(router.dialPpp('ann', { callerId: '00:00:00:00:00:0A' })).toMatchObject({
      connected: true,
      address: '10.9.0.2',
    });
    expect(router.rows('/ppp/active')).toMatchObject([
      { name: 'ann', service: 'pppoe', 'caller-id': '00:00:00:00:00:0A', address: '10.9.0.2', uptime: '0s' },
    ]);
    expect(router.rows('/queue/simple')).toMatchObject([
      { name: '<pppoe-ann>', target: '<pppoe-ann>', 'max-limit': '5000000/10000000', dynamic: 'true' },
    ]);
    expect(named(router, '/interface')).toContain('<pppoe-ann>');
  });

  it.each([
    ['no such secret', 'dan', () => {}],
    ['disabled', 'ann', (router: VirtualRouter) => void router.put('/ppp/secret', { '.id': 'ann', disabled: 'yes' })],
    ['already connected', 'ann', (router: VirtualRouter) => void router.dialPpp('ann')],
    [
      'no free address',
      'ann',
      (router: VirtualRouter) => {
        router.dialPpp('ben');
        router.dialPpp('cid');
      },
    ],
  ])('is not let in: %s', (reason, name, before) => {
    const router = createVirtualRouter({ seed: isp });
    before(router);
    expect(router.dialPpp(name)).toEqual({ connected: false, reason });
  });

  it('keeps the session as it is when secret or profile change, and feels it at the next dial', async () => {
    const { router, client } = await startSession({ seed: isp });
    router.dialPpp('ann');
    await client.ask('/ppp/secret/set', '=.id=ann', '=profile=isp-suspended');
    expect(router.rows('/ip/firewall/address-list')).toEqual([]);
    await client.ask('/ppp/active/remove', '=.id=ann');
    expect(router.rows('/ppp/active')).toEqual([]);
    expect(named(router, '/queue/simple')).toEqual([]);
    expect(named(router, '/interface')).not.toContain('<pppoe-ann>');
    const session = router.dialPpp('ann');
    expect(router.rows('/ip/firewall/address-list')).toMatchObject([
      { list: 'isp-suspended', address: session.connected ? session.address : '', dynamic: 'true' },
    ]);
    await client.ask('/ppp/secret/set', '=.id=ann', '=disabled=yes');
    expect(router.rows('/ppp/active')).toHaveLength(1);
    await client.ask('/ppp/active/remove', '=.id=*2');
    expect(router.rows('/ip/firewall/address-list')).toEqual([]);
    expect(router.dialPpp('ann')).toEqual({ connected: false, reason: 'disabled' });
  });

  it('stays connected when the secret is removed', async () => {
    const { router, client } = await startSession({ seed: isp });
    router.dialPpp('ann');
    await client.ask('/ppp/secret/remove', '=.id=ann');
    expect(router.rows('/ppp/active')).toHaveLength(1);
  });
});

describe('a DHCP client', () => {
  const mac = 'B8:69:F4:01:02:03';

  it('without a reservation gets a dynamic lease, renews it and lets it go', () => {
    const router = createVirtualRouter({ seed: isp, now });
    const id = router.bindLease({ mac: mac.toLowerCase(), server: 'lan', hostName: 'Küche' });
    const bound = {
      '.id': id,
      address: '10.9.0.2',
      'active-address': '10.9.0.2',
      'mac-address': mac,
      'client-id': '1:b8:69:f4:1:2:3',
      server: 'lan',
      status: 'bound',
      'host-name': 'Küche',
      'expires-after': '10m',
      dynamic: 'true',
    };
    expect(router.rows('/ip/dhcp-server/lease')).toMatchObject([bound]);
    expect(router.bindLease({ mac, server: 'lan' })).toBe(id);
    router.releaseLease(mac);
    expect(router.rows('/ip/dhcp-server/lease')).toEqual([]);
  });

  it('with a reservation gets its address, lists and queue, and loses them with the lease', async () => {
    const { router, client } = await startSession({ seed: isp });
    await client.ask(
      '/ip/dhcp-server/lease/add',
      `=mac-address=${mac}`,
      '=address=10.9.0.200',
      '=server=lan',
      '=address-lists=isp-suspended',
      '=rate-limit=1M/2M',
    );
    router.bindLease({ mac, address: '10.9.0.77', server: 'lan' });
    expect(router.rows('/ip/dhcp-server/lease')).toMatchObject([
      { status: 'bound', 'active-address': '10.9.0.200', 'active-server': 'lan', dynamic: 'false' },
    ]);
    expect(router.rows('/ip/firewall/address-list')).toMatchObject([{ list: 'isp-suspended', address: '10.9.0.200' }]);
    expect(router.rows('/queue/simple')).toMatchObject([{ target: '10.9.0.200/32', 'max-limit': '1000000/2000000' }]);
    router.releaseLease(mac);
    const [lease] = router.rows('/ip/dhcp-server/lease');
    expect(lease).toMatchObject({ status: 'waiting', 'last-seen': 'never' });
    expect(lease).not.toHaveProperty('active-address');
    expect(router.rows('/ip/firewall/address-list')).toEqual([]);
    expect(router.rows('/queue/simple')).toEqual([]);
  });

  it('who is blocked gets nothing', async () => {
    const { router, client } = await startSession({ seed: isp });
    await client.ask('/ip/dhcp-server/lease/add', `=mac-address=${mac}`, '=server=lan', '=block-access=yes');
    expect(router.bindLease({ mac, server: 'lan' })).toBeUndefined();
    expect(router.rows('/ip/dhcp-server/lease')).toMatchObject([{ blocked: 'true', status: 'waiting' }]);
  });

  it('has a dynamic lease that cannot be changed until it is made static', async () => {
    const { router, client } = await startSession({ seed: isp });
    const id = router.bindLease({ mac, server: 'lan' });
    const comment = () => client.verdict('/ip/dhcp-server/lease/set', `=.id=${id}`, '=comment=isp:1');
    expect(await comment()).toBe('failure: can not change dynamic lease');
    await client.ask('/ip/dhcp-server/lease/make-static', `=.id=${id}`);
    expect(await comment()).toBe('!done');
    expect(router.rows('/ip/dhcp-server/lease')).toMatchObject([
      { dynamic: 'false', status: 'bound', comment: 'isp:1' },
    ]);
  });
});

describe('an address-list entry with a timeout', () => {
  it('is dynamic, counts down and is gone', async () => {
    let now = Date.UTC(2026, 0, 1);
    const { router, client } = await startSession({ now: () => now });
    await client.ask('/ip/firewall/address-list/add', '=list=l', '=address=10.0.0.1', '=timeout=1h');
    now += 15 * 60_000;
    expect(router.rows('/ip/firewall/address-list')).toMatchObject([{ dynamic: 'true', timeout: '45m' }]);
    now += 45 * 60_000;
    expect(await client.ask('/ip/firewall/address-list/print')).toEqual([['!empty'], ['!done']]);
  });
});

describe('a snapshot', () => {
  it('brings the configuration back into another router, and nothing that was running', () => {
    const before = createVirtualRouter({ seed: isp, identity: 'Zürich' });
    before.dialPpp('ann');
    before.bindLease({ mac: '00:00:00:00:00:01', server: 'lan' });
    const saved = JSON.parse(JSON.stringify(before.snapshot()));
    const after = createVirtualRouter({ seed: (router) => void router.put('/ppp/secret', { name: 'stray' }) });
    after.restore(saved);
    for (const path of ['/ppp/profile', '/ip/pool', '/ip/dhcp-server', '/system/identity'] as const) {
      expect(after.rows(path)).toEqual(before.rows(path));
    }
    expect(after.rows('/ppp/secret').map(({ name }) => name)).toEqual(['ann', 'ben', 'cid']);
    for (const path of ['/ppp/active', '/ip/dhcp-server/lease', '/queue/simple'] as const) {
      expect(after.rows(path)).toEqual([]);
    }
    expect(after.put('/ppp/secret', { name: 'new' })).toBe('*4');
    expect(after.dialPpp('ann').connected).toBe(true);
  });
});

describe('the back door', () => {
  it('puts rows that no client may add, changes them by id and drops them', () => {
    const router = createVirtualRouter({ seed: isp, now });
    router.put('/ip/hotspot', { name: 'hs1', interface: 'bridge' });
    const id = router.put('/ip/hotspot/active', { user: 'v1', server: 'hs1', address: '10.5.0.2', uptime: '5m' });
    router.put('/ip/hotspot/active', { '.id': id, 'bytes-in': '1024' });
    expect(router.rows('/ip/hotspot/active')).toMatchObject([
      { user: 'v1', server: 'hs1', uptime: '5m', 'bytes-in': '1024' },
    ]);
    router.drop('/ip/hotspot/active', id);
    expect(router.rows('/ip/hotspot/active')).toEqual([]);
    expect(() => router.drop('/ip/hotspot/active', id)).toThrow('no such item');
    expect(() => router.put('/ppp/secret', { name: 'x', profile: 'gold' })).toThrow('any value of profile');
  });
});
