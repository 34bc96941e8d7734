import { expect, it } from 'vitest';
import type { RouterSession } from '#contract/mikrotik.ts';
import { refusalOf } from '../../main/modules/core/testing/core-client.ts';
import { IspOnRouter } from '../../main/modules/mikrotik/testing/isp-on-router.ts';
import { mikrotikClient } from '../../main/modules/mikrotik/testing/mikrotik-client.ts';
import { onBothStores } from '../harness/test-platform.ts';

const reason = 'asked on the phone';

/** What was read a moment ago is answered again for some seconds. */
const later = (isp: IspOnRouter) => isp.platform.clock.advanceMs(10_000);

async function sessionsOf(isp: IspOnRouter): Promise<ReadonlyMap<string, RouterSession>> {
  const { items } = await isp.network.sessions.list({ deviceId: isp.deviceId, limit: 500 });
  return new Map(items.map((session) => [session.user, session]));
}

const auditOf = (isp: IspOnRouter) =>
  isp.platform.store.db
    .selectFrom('auditLog')
    .select(['event', 'model', 'recordId', 'why'])
    .where('event', 'like', 'session.disconnect%')
    .orderBy('seq')
    .execute();

onBothStores((kind) => {
  it('everyone on a router is listed with the service that they are, and who is nobody’s stands out', async () => {
    const isp = await IspOnRouter.open(kind, { now: () => Date.parse('2026-01-01T08:00:00.000Z') });
    const ada = await isp.pppoe('ada');
    const bob = await isp.dhcpStatic();
    await isp.work();
    const { mac = '', ip = '' } = await isp.core.subscriptions.get({ id: bob }).then(({ mac, ip }) => ({
      mac: mac ?? undefined,
      ip: ip ?? undefined,
    }));
    isp.router.dialPpp('ada', { callerId: '64:D1:54:AA:00:01' });
    const [active] = isp.router.rows('/ppp/active');
    isp.router.put('/ppp/active', { '.id': active?.['.id'] ?? '', address: '10.20.0.77', uptime: '3h12m' });
    isp.router.dialPpp('owner');
    isp.router.bindLease({ mac, server: 'lan' });
    isp.router.bindLease({ mac: '02:00:00:00:00:55', server: 'lan', hostName: 'printer' });
    const sessions = await sessionsOf(isp);
    expect(sessions.get('ada')).toMatchObject({
      kind: 'ppp',
      address: '10.20.0.77',
      mac: '64:D1:54:AA:00:01',
      since: '2026-01-01T04:48:00.000Z',
      limit: { downloadKbps: 20_000, uploadKbps: 5_000 },
      service: { id: ada, customerName: 'Jane Okoro', state: 'active' },
      finding: null,
    });
    expect(sessions.get(mac)).toMatchObject({
      kind: 'dhcp',
      address: ip,
      service: { id: bob },
      finding: null,
      since: null,
    });
    expect(sessions.get('owner')).toMatchObject({ kind: 'ppp', service: null });
    expect(sessions.get('02:00:00:00:00:55')).toMatchObject({ hostName: 'printer', service: null, isDynamic: true });
    const { counts, total, problem } = await isp.network.sessions.list({ deviceId: isp.deviceId, which: 'unknown' });
    expect(counts).toEqual({ all: 4, ppp: 2, hotspot: 0, dhcp: 2, unknown: 2, differing: 0 });
    expect({ total, problem }).toEqual({ total: 2, problem: null });
    const found = await isp.network.sessions.list({ deviceId: isp.deviceId, search: 'jane 10.20.0.77' });
    expect(found.items.map(({ user }) => user)).toEqual(['ada']);
  });

  it('a session that does otherwise than the books say is named as such', async () => {
    const isp = await IspOnRouter.open(kind);
    const ids = {
      soft: await isp.pppoe('soft'),
      byHand: await isp.pppoe('by-hand'),
      rate: await isp.pppoe('rate'),
      ended: await isp.pppoe('ended'),
      blocked: await isp.pppoe('blocked'),
    };
    await isp.work();
    for (const user of ['soft', 'by-hand', 'rate', 'ended', 'blocked']) {
      const [secret] = isp.router.rows('/ppp/secret').filter(({ name }) => name === user);
      isp.router.put('/ppp/secret', { '.id': secret?.['.id'] ?? '', 'remote-address': isp.nextIp() });
    }
    await isp.core.subscriptions.suspend({ id: ids.soft, reason });
    await isp.core.subscriptions.terminate({ id: ids.ended, reason });
    await isp.settle();
    // Someone puts things "right" on the router itself.
    isp.router.put('/ppp/secret', { name: 'ended', 'remote-address': '10.20.9.1' });
    for (const user of ['soft', 'by-hand', 'rate', 'ended', 'blocked']) isp.router.dialPpp(user);
    await isp.core.devices.setStage({ id: isp.deviceId, stage: 'dry_run', reason });
    await isp.core.subscriptions.suspend({ id: ids.byHand, reason });
    const queue = isp.router.rows('/queue/simple').find(({ name }) => name === '<pppoe-rate>');
    isp.router.put('/queue/simple', { '.id': queue?.['.id'] ?? '', 'max-limit': '1M/1M' });
    const blocked = isp.router.rows('/ppp/active').find(({ name }) => name === 'blocked');
    isp.router.put('/ip/firewall/address-list', { list: 'isp-suspended', address: blocked?.address ?? '' });
    const sessions = await sessionsOf(isp);
    const told = [...sessions].map(([user, { finding, findingSentence }]) => [user, finding, findingSentence]);
    expect(told.sort()).toEqual([
      ['blocked', 'cut_off', 'Active in the books, but the router’s list isp-suspended blocks its address.'],
      ['by-hand', 'serves_suspended', 'Suspended in the books, but online and not cut off.'],
      ['ended', 'serves_ended', 'Terminated in the books, but online.'],
      ['rate', 'other_rate', 'Runs at 1M/1M; Home 20 is 20M/5M.'],
      ['soft', null, null],
    ]);
    const differing = await isp.network.sessions.list({ deviceId: isp.deviceId, which: 'differing', limit: 2 });
    const rest = await isp.network.sessions.list({
      deviceId: isp.deviceId,
      which: 'differing',
      limit: 2,
      cursor: differing.nextCursor,
    });
    expect([...differing.items, ...rest.items].map(({ user }) => user)).toEqual([
      'blocked',
      'by-hand',
      'ended',
      'rate',
    ]);
    expect(rest.nextCursor).toBeNull();
  });

  it('ten consoles that look at once are one reading', async () => {
    const isp = await IspOnRouter.open(kind);
    await isp.pppoe('ada');
    await isp.work();
    const before = isp.router.commandCount;
    await Promise.all(Array.from({ length: 10 }, () => isp.network.sessions.list({ deviceId: isp.deviceId })));
    const once = isp.router.commandCount - before;
    later(isp);
    await isp.network.sessions.list({ deviceId: isp.deviceId });
    expect(isp.router.commandCount - before).toBe(once * 2);
    expect(once).toBe(5);
  });

  it('whoever calls is told whether the service is online, since when and with what', async () => {
    const start = Date.parse('2026-01-01T08:00:00.000Z');
    let now = start;
    const isp = await IspOnRouter.open(kind, { now: () => now });
    const ada = await isp.pppoe('ada');
    await isp.work();
    const sentence = async () => {
      later(isp);
      now = Date.parse(isp.platform.clock.now());
      const answer = await isp.network.sessions.ofSubscription({ subscriptionId: ada });
      return `${answer.standing}: ${answer.sentence}`;
    };
    expect(await sentence()).toBe('offline: Offline: hill-1 keeps no earlier sign-in of ada.');
    isp.router.dialPpp('ada');
    const [session] = isp.router.rows('/ppp/active');
    isp.router.put('/ppp/active', { '.id': session?.['.id'] ?? '', address: '10.20.0.77', uptime: '3h' });
    expect(await sentence()).toBe('online: Online since 05:00 (3 h), 10.20.0.77, 20M/5M.');
    isp.router.drop('/ppp/active', session?.['.id'] ?? '');
    isp.platform.clock.advanceMs(20 * 60_000);
    expect(await sentence()).toBe('offline: Offline since 08:00 (20 min): admin reset.');
    isp.router.put('/ppp/secret', {
      '.id': isp.router.rows('/ppp/secret').find(({ name }) => name === 'ada')?.['.id'] ?? '',
      disabled: 'yes',
    });
    expect(await sentence()).toBe('offline: Offline: its PPP secret is disabled on hill-1.');
    await isp.router.setFault('refuse');
    expect(await sentence()).toMatch(/^unknown: hill-1 cannot be asked now: 127\.0\.0\.1:\d+ (refused|closed)/);
  });

  it('a lease and a static address are told as what they are', async () => {
    const isp = await IspOnRouter.open(kind);
    const leased = await isp.dhcpStatic();
    const fixed = await isp.staticAddress();
    await isp.work();
    const { mac } = await isp.core.subscriptions.get({ id: leased });
    const of = (subscriptionId: string) => isp.network.sessions.ofSubscription({ subscriptionId });
    expect(await of(leased)).toMatchObject({
      standing: 'offline',
      sentence: 'Offline: nobody has taken its lease yet.',
    });
    isp.router.bindLease({ mac: mac ?? '', server: 'lan' });
    later(isp);
    const bound = await of(leased);
    expect(bound.standing).toBe('online');
    expect(bound.sentence).toMatch(
      /^Online: a lease for 64:.*, last heard less than a minute ago, 10\.20\.0\.\d+, 20M\/5M\.$/,
    );
    expect(await of(fixed)).toMatchObject({
      standing: 'unknown',
      sentence: expect.stringMatching(/^A static address has no sign-in to see\./),
      whyNotWatch: null,
    });
  });

  it('a dropped session goes into the history of its service, with the reason', async () => {
    const isp = await IspOnRouter.open(kind);
    const ada = await isp.pppoe('ada');
    await isp.work();
    isp.router.dialPpp('ada');
    isp.router.dialPpp('owner');
    const sessions = await sessionsOf(isp);
    const answer = await isp.network.sessions.disconnect({
      deviceId: isp.deviceId,
      sessions: ['ada', 'owner'].map((user) => ({ kind: 'ppp' as const, id: sessions.get(user)?.id ?? '', user })),
      reason,
    });
    expect(answer).toMatchObject({ sentence: '2 sessions dropped.', dropped: 2 });
    expect(isp.router.rows('/ppp/active')).toEqual([]);
    expect(await auditOf(isp)).toEqual([
      { event: 'session.disconnected', model: 'subscription', recordId: ada, why: reason },
      { event: 'session.disconnected', model: 'device', recordId: isp.deviceId, why: reason },
    ]);
    expect((await sessionsOf(isp)).size).toBe(0);
  });

  it('an id that went to another user between the look and the click drops nobody', async () => {
    const isp = await IspOnRouter.open(kind);
    await isp.pppoe('ada');
    await isp.pppoe('bob');
    await isp.work();
    isp.router.dialPpp('ada');
    const seen = (await sessionsOf(isp)).get('ada');
    isp.router.drop('/ppp/active', seen?.id ?? '');
    isp.router.put('/ppp/active', { '.id': seen?.id ?? '', name: 'bob', service: 'pppoe', uptime: '5s' });
    const { sessions, dropped } = await isp.network.sessions.disconnect({
      deviceId: isp.deviceId,
      sessions: [{ kind: 'ppp', id: seen?.id ?? '', user: 'ada' }],
      reason,
    });
    expect({ dropped, sessions }).toEqual({
      dropped: 0,
      sessions: [{ user: 'ada', outcome: 'gone', sentence: 'ada was gone already, or its place is another’s now.' }],
    });
    expect(isp.router.rows('/ppp/active').map(({ name }) => name)).toEqual(['bob']);
    expect(await auditOf(isp)).toEqual([]);
  });

  it('a hotspot guest is signed out with the cookie, a DHCP client loses a dynamic lease and keeps a fixed one', async () => {
    const isp = await IspOnRouter.open(kind);
    const bob = await isp.dhcpStatic();
    await isp.work();
    const { mac } = await isp.core.subscriptions.get({ id: bob });
    const guest = '02:00:00:00:00:77';
    isp.router.put('/ip/hotspot', { name: 'hs', interface: 'bridge' });
    isp.router.put('/ip/hotspot/active', {
      user: 'v1',
      server: 'hs',
      address: '10.5.0.2',
      'mac-address': guest,
      uptime: '5m',
    });
    isp.router.put('/ip/hotspot/cookie', { user: 'v1', 'mac-address': guest, 'expires-in': '3d' });
    isp.router.put('/ip/hotspot/cookie', { user: 'v1', 'mac-address': '02:00:00:00:00:78', 'expires-in': '3d' });
    isp.router.bindLease({ mac: '02:00:00:00:00:55', server: 'lan' });
    isp.router.bindLease({ mac: mac ?? '', server: 'lan' });
    const all = [...(await sessionsOf(isp)).values()];
    const answer = await isp.network.sessions.disconnect({
      deviceId: isp.deviceId,
      sessions: all.map(({ kind: of, id, user }) => ({ kind: of, id, user })),
      reason,
    });
    expect(answer.sentence).toBe('2 sessions dropped, 1 fixed lease left alone.');
    expect(isp.router.rows('/ip/hotspot/active')).toEqual([]);
    expect(isp.router.rows('/ip/hotspot/cookie').map((row) => row['mac-address'])).toEqual(['02:00:00:00:00:78']);
    expect(isp.router.rows('/ip/dhcp-server/lease').map((row) => row['mac-address'])).toEqual([
      '02:00:00:00:00:99',
      mac,
    ]);
    const refused = await refusalOf(isp.network.sessions.disconnectService({ subscriptionId: bob, reason }));
    expect(refused.message).toContain('a DHCP client cannot be thrown out');
  });

  it('a service is disconnected by its own page, and one that is offline says so', async () => {
    const isp = await IspOnRouter.open(kind);
    const ada = await isp.pppoe('ada');
    await isp.work();
    isp.router.dialPpp('ada');
    const answer = await isp.network.sessions.disconnectService({ subscriptionId: ada, reason });
    expect(answer.sentence).toBe('ada dropped; its router dials in again by itself.');
    expect(await auditOf(isp)).toMatchObject([{ model: 'subscription', recordId: ada }]);
    const refused = await refusalOf(isp.network.sessions.disconnectService({ subscriptionId: ada, reason }));
    expect(refused).toMatchObject({
      code: 'NOT_ALLOWED_NOW',
      message: expect.stringMatching(/is offline: nothing to drop\.$/),
    });
  });

  it('in dry run sessions are looked at, and none is dropped', async () => {
    const isp = await IspOnRouter.open(kind, { stage: 'dry_run' });
    isp.router.dialPpp('owner');
    const { items, whyNotDisconnect } = await isp.network.sessions.list({ deviceId: isp.deviceId });
    expect(whyNotDisconnect).toContain('hill-1 is in dry run');
    const [session] = items;
    const refused = await refusalOf(
      isp.network.sessions.disconnect({
        deviceId: isp.deviceId,
        sessions: [{ kind: 'ppp', id: session?.id ?? '', user: 'owner' }],
        reason,
      }),
    );
    expect(refused).toMatchObject({ code: 'NOT_ALLOWED_NOW' });
    expect(isp.writes()).toEqual([]);
    expect(isp.router.rows('/ppp/active')).toHaveLength(1);
  });

  it('while somebody works on a router nobody is dropped there', async () => {
    const isp = await IspOnRouter.open(kind);
    const ada = await isp.pppoe('ada');
    await isp.work();
    isp.router.dialPpp('ada');
    await isp.core.devices.startMaintenance({ id: isp.deviceId, until: null, reason: 'New power supply' });
    const { whyNotDisconnect } = await isp.network.sessions.ofSubscription({ subscriptionId: ada });
    expect(whyNotDisconnect).toBe(
      'hill-1 is in maintenance (New power supply): nothing is written there until it ends.',
    );
    const refused = await refusalOf(isp.network.sessions.disconnectService({ subscriptionId: ada, reason }));
    expect(refused).toMatchObject({ code: 'NOT_ALLOWED_NOW', message: whyNotDisconnect });
    expect(isp.router.rows('/ppp/active')).toHaveLength(1);
  });

  it('a router that stalls answers with what it said before, and with why that is old', async () => {
    const isp = await IspOnRouter.open(kind, { settings: { 'network.commandSeconds': 2 } });
    isp.router.dialPpp('owner');
    const { readAt } = await isp.network.sessions.list({ deviceId: isp.deviceId });
    later(isp);
    await isp.router.setFault('stall');
    const stalled = await isp.network.sessions.list({ deviceId: isp.deviceId });
    expect(stalled.items.map(({ user }) => user)).toEqual(['owner']);
    expect(stalled.readAt).toBe(readAt);
    expect(stalled.problem).toMatch(/^hill-1 cannot be read now: .* Shown is what it said when it was last read\.$/);
    const refused = await refusalOf(
      isp.network.sessions.disconnect({
        deviceId: isp.deviceId,
        sessions: [{ kind: 'ppp', id: stalled.items[0]?.id ?? '', user: 'owner' }],
        reason,
      }),
    );
    expect(refused).toMatchObject({
      code: 'ROUTER_UNREACHABLE',
      message: expect.stringContaining('Nothing was dropped.'),
    });
  });

  it('a technician sees who is online and may not drop them; billing sees nothing', async () => {
    const isp = await IspOnRouter.open(kind);
    const ada = await isp.pppoe('ada');
    await isp.work();
    isp.router.dialPpp('ada');
    const technician = mikrotikClient(isp.platform, 'technician');
    expect(await technician.sessions.ofSubscription({ subscriptionId: ada })).toMatchObject({ standing: 'online' });
    const refused = await refusalOf(technician.sessions.disconnectService({ subscriptionId: ada, reason }));
    expect(refused.code).toBe('FORBIDDEN');
    const billing = mikrotikClient(isp.platform, 'billing');
    expect((await refusalOf(billing.sessions.ofSubscription({ subscriptionId: ada }))).code).toBe('FORBIDDEN');
    expect((await refusalOf(billing.sessions.list({ deviceId: isp.deviceId }))).code).toBe('FORBIDDEN');
    expect((await refusalOf(billing.sessions.trafficOf({ subscriptionId: ada }))).code).toBe('FORBIDDEN');
    expect(isp.router.rows('/ppp/active')).toHaveLength(1);
  });
});

it('five thousand sessions are read, paged and searched', async () => {
  const isp = await IspOnRouter.open('sqlite', {
    seed(router) {
      for (let at = 0; at < 5_000; at += 1) {
        const name = `user-${String(at).padStart(4, '0')}`;
        const address = `10.${30 + Math.floor(at / 60_000)}.${Math.floor(at / 250)}.${(at % 250) + 1}`;
        router.put('/ppp/active', { name, address, service: 'pppoe', uptime: '1h' });
        router.put('/queue/simple', { name: `<pppoe-${name}>`, target: address, 'max-limit': '5M/20M' });
      }
    },
  });
  const known = await isp.pppoe('user-4321');
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof isp.network.sessions.list>> = await isp.network.sessions.list({
      deviceId: isp.deviceId,
      limit: 500,
      cursor,
    });
    expect(page.total).toBe(5_000);
    seen.push(...page.items.map(({ user }) => user));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(seen).toEqual(Array.from({ length: 5_000 }, (_, at) => `user-${String(at).padStart(4, '0')}`));
  const ours = await isp.network.sessions.list({ deviceId: isp.deviceId, which: 'known' });
  expect(ours.items.map(({ service }) => service?.id)).toEqual([known]);
  expect(ours.counts).toMatchObject({ all: 5_000, unknown: 4_999 });
});
