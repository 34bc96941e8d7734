import { expect, it } from 'vitest';
import type { MenuPath, Row } from '#demo/virtual-mikrotik/index.ts';
import type { Id } from '#kernel/ids.ts';
import { fillByHand, goOnline } from '../../main/modules/mikrotik/takeover/testing/standing-router.ts';
import { IspOnRouter, type IspOptions } from '../../main/modules/mikrotik/testing/isp-on-router.ts';
import { mikrotikClient } from '../../main/modules/mikrotik/testing/mikrotik-client.ts';
import { onBothStores } from '../harness/test-platform.ts';

const all = { limit: 500 };

/** An admin's: new plans have prices, which the NOC may not set. */
const net = (isp: IspOnRouter) => mikrotikClient(isp.platform, 'admin');
const why = 'as the test wants';

const menus: MenuPath[] = [
  '/ppp/secret', '/ppp/profile', '/ppp/active', '/ip/dhcp-server/lease', '/queue/simple', '/ip/firewall/address-list',
  '/ip/hotspot/user', '/ip/hotspot/user/profile',
]; // biome-ignore format: a list

const withoutComment = ({ comment: _comment, ...row }: Row): Row => row;

/** Everything that the router does, but for comments. */
const doing = (isp: IspOnRouter): string[] =>
  menus.flatMap((path) => isp.router.rows(path).map((row) => `${path} ${JSON.stringify(withoutComment(row))}`)).sort();

const RATES = [
  'rate',
  'packet-rate',
  'bytes',
  'packets',
  'uptime',
  'expires-after',
  'last-seen',
  'queued-bytes',
  'queued-packets',
];

const steady = (lines: readonly string[]): string[] =>
  lines.map((line) => {
    const at = line.indexOf('{');
    const row: Row = JSON.parse(line.slice(at));
    return `${line.slice(0, at)}${JSON.stringify(Object.fromEntries(Object.entries(row).filter(([field]) => !RATES.includes(field))))}`;
  });

const openIsp = async (kind: 'sqlite' | 'postgres', options: IspOptions = {}): Promise<IspOnRouter> => {
  const isp = await IspOnRouter.open(kind, { ...options, seed: fillByHand });
  goOnline(isp.router);
  await isp.core.devices.update({ id: isp.deviceId, sectorId: isp.sectorId });
  await isp.work();
  return isp;
};

async function start(isp: IspOnRouter): Promise<Id> {
  const { id } = await net(isp).takeovers.start({ deviceId: isp.deviceId, source: { kind: 'live' } });
  return id;
}

const rowsOf = async (isp: IspOnRouter, id: Id) => (await net(isp).takeovers.rows({ id, ...all })).items;

async function price(isp: IspOnRouter, id: Id): Promise<void> {
  const { plans } = await net(isp).takeovers.get({ id });
  for (const { key, planId } of plans) {
    if (planId === null) await net(isp).takeovers.choosePlan({ id, key, priceMinor: 1_500n });
  }
}

/** Skips what stands in `routerForTest` for other tests. */
async function skipOwners(isp: IspOnRouter, id: Id): Promise<void> {
  const rowIds = (await rowsOf(isp, id))
    .filter(({ name }) => ['owner', '10.20.0.3'].includes(name))
    .map((row) => row.id);
  await net(isp).takeovers.decide({ id, rowIds, decision: 'skip' });
}

async function adoptAll(isp: IspOnRouter): Promise<Id> {
  const id = await start(isp);
  await price(isp, id);
  await skipOwners(isp, id);
  await net(isp).takeovers.adopt({ id });
  return id;
}

onBothStores((kind) => {
  it('proposes whose everything is, with a reason, and what is left for a person', async () => {
    const isp = await openIsp(kind);
    const id = await start(isp);
    const takeover = await net(isp).takeovers.get({ id });
    const rows = await rowsOf(isp, id);
    const said = rows.map(
      ({ name, kind: how, standing, decision, planName }) => `${name} ${how}: ${standing} ${decision} ${planName}`,
    );
    expect(said.sort()).toEqual([
      '10.20.0.3 dhcp: plan new null',
      'Bob office static: ready new Home 20',
      'ada pppoe: ready new Home 20',
      'bob pppoe: plan new 10 mega',
      'jane.okoro pppoe: ready existing Home 20',
      'kiosk dhcp: ready new Home 20',
      'old pppoe: plan new 10 mega',
      'owner pppoe: plan new office',
      'owner static: plan new office',
      'room12 hotspot: plan new cafe',
    ]);
    expect(rows.find(({ name }) => name === 'jane.okoro')?.matches[0]).toMatchObject({
      confidence: 'likely',
      customerName: 'Jane Okoro',
    });
    expect(rows.find(({ name }) => name === 'Bob office')?.cutOff).toBe('It stands in the list morosos.');
    expect(takeover.notes.join(' ')).toContain('VPN');
    expect(JSON.stringify([takeover, rows])).not.toContain('pw of');
  });

  it('marks what it adopts and changes nothing else: no session drops, a second plan is empty, the network is verified', async () => {
    const isp = await openIsp(kind);
    const before = steady(doing(isp));
    const writesBefore = isp.writes().length;
    const id = await start(isp);
    await price(isp, id);
    await skipOwners(isp, id);
    const preview = await net(isp).takeovers.preview({ id });
    expect(preview.obstacles).toEqual([]);
    expect(preview.notHappening).toContain('No live session drops.');
    expect(isp.writes().length).toBe(writesBefore);
    expect(await net(isp).takeovers.adopt({ id })).toMatchObject({ services: 7, customers: 5, plans: 2, left: 0 });
    await isp.settle();

    expect(steady(doing(isp))).toEqual(before);
    expect(
      isp
        .writes()
        .slice(writesBefore)
        .every((command) => command.endsWith('/set')),
    ).toBe(true);
    const { items } = await isp.core.subscriptions.list({ ...all });
    const seen = await Promise.all(
      items.map(async (service) => [service.pppoeUser ?? service.ip, (await isp.seen(service.id)).truth]),
    );
    expect(Object.fromEntries(seen)).toEqual({
      'jane.okoro': 'verified',
      ada: 'verified',
      bob: 'verified',
      '10.20.0.31': 'verified',
      room12: 'verified',
      // Cut off on the router, active in the books: a person decides.
      old: 'drifted',
      '10.20.0.40': 'drifted',
    });
    const comments = isp.router
      .rows('/ppp/secret')
      .map(({ name, comment }) => `${name} ${comment?.replace(/isp:\S+/, 'isp:…')}`);
    expect(comments).toContain('ada isp:… Ada Obi +234 803 555 0199');
    expect(comments).toContain('vpn undefined');

    const writes = isp.writes().length;
    for (const { id: subscriptionId, pppoeUser, ip } of items) {
      if (pppoeUser === 'old' || ip === '10.20.0.40') continue;
      await isp.network.routers.push({ subscriptionId, reason: why });
    }
    await isp.settle();
    expect(isp.writes().length).toBe(writes);
    await isp.network.routers.compare({ id: isp.deviceId });
    await isp.settle();
    expect((await isp.seen(items.find(({ pppoeUser }) => pppoeUser === 'ada')?.id ?? '')).truth).toBe('verified');
  });

  it('leaves customers with the books: names, phones, several services, an approximate position, known passwords', async () => {
    const isp = await openIsp(kind);
    await adoptAll(isp);
    const customers = (await isp.core.customers.list({ ...all })).items;
    expect(customers.find(({ name }) => name === 'Ada Obi')?.phone).toBe('+234 803 555 0199');
    const services = (await isp.core.subscriptions.list({ ...all })).items;
    expect(services.filter(({ customerName }) => customerName === 'Bob Ade')).toHaveLength(2);
    const ada = services.find(({ pppoeUser }) => pppoeUser === 'ada');
    expect(ada).toMatchObject({ state: 'active', planName: 'Home 20', positionNote: expect.stringContaining('Hill') });
    expect(await isp.core.subscriptions.pppoePassword({ id: ada?.id ?? '' })).toMatchObject({ password: 'pw of ada' });
    const rough = await isp.core.subscriptions.list({ ...all, hasRoughPosition: true });
    expect(rough.total).toBe(7);
  });

  it('goes on as any other service: suspended and reconnected, keeping its names', async () => {
    const isp = await openIsp(kind);
    await adoptAll(isp);
    await isp.settle();
    const services = (await isp.core.subscriptions.list({ ...all })).items;
    const kiosk = services.find(({ ip }) => ip === '10.20.0.31');
    const ada = services.find(({ pppoeUser }) => pppoeUser === 'ada');
    for (const id of [kiosk?.id ?? '', ada?.id ?? '']) await isp.core.subscriptions.suspend({ id, reason: why });
    await isp.settle();
    expect(isp.router.rows('/ip/firewall/address-list').map(({ list, address }) => `${list} ${address}`)).toContain(
      'isp-suspended 10.20.0.31',
    );
    for (const id of [kiosk?.id ?? '', ada?.id ?? '']) await isp.core.subscriptions.reconnect({ id, reason: why });
    await isp.settle();
    expect((await isp.seen(kiosk?.id ?? '')).truth).toBe('verified');
    expect(isp.router.rows('/queue/simple').map(({ name }) => name)).toContain('kiosk');
    expect(isp.router.rows('/ppp/secret').find(({ name }) => name === 'ada')).toMatchObject({
      profile: 'plan-20M',
      comment: expect.stringMatching(/^isp:\S+ Ada Obi/),
    });
  });

  it('keeps a password that the router hides, also when the service is changed later', async () => {
    const isp = await openIsp(kind, { userPolicy: 'write' });
    await adoptAll(isp);
    await isp.settle();
    const ada = (await isp.core.subscriptions.list({ ...all })).items.find(({ pppoeUser }) => pppoeUser === 'ada');
    const id = ada?.id ?? '';
    await expect(isp.core.subscriptions.pppoePassword({ id })).rejects.toThrow('Only the router knows');
    await isp.core.subscriptions.update({ id, notes: 'moved to the corner' });
    await isp.core.subscriptions.suspend({ id, reason: why });
    await isp.settle();
    await isp.core.subscriptions.reconnect({ id, reason: why });
    await isp.settle();
    expect((await isp.seen(id)).truth).toBe('verified');
    expect(isp.router.rows('/ppp/secret').find(({ name }) => name === 'ada')?.password).toBe('pw of ada');
  });

  it('only plans the marks on a router in dry run', async () => {
    const isp = await openIsp(kind, { stage: 'dry_run' });
    await adoptAll(isp);
    await isp.settle();
    expect(isp.writes()).toEqual([]);
    const changes = await isp.changes();
    expect(new Set(changes.map(({ action, state }) => `${action} ${state}`))).toEqual(new Set(['adopt planned']));
    const [first] = changes;
    expect((await isp.network.changes.get({ id: first?.id ?? '' })).effect).toContain('only marked as ours');
  });

  it('is suspended on the books where the person says so', async () => {
    const isp = await openIsp(kind);
    const id = await start(isp);
    await price(isp, id);
    await skipOwners(isp, id);
    const old = (await rowsOf(isp, id)).find(({ name }) => name === 'old');
    await net(isp).takeovers.decide({ id, rowIds: [old?.id ?? ''], adoptAs: 'suspended' });
    await net(isp).takeovers.adopt({ id });
    const service = (await isp.core.subscriptions.list({ ...all })).items.find(({ pppoeUser }) => pppoeUser === 'old');
    expect(service?.state).toBe('suspended');
  });

  it('leaves prices to those who set them', async () => {
    const isp = await openIsp(kind);
    const id = await start(isp);
    await expect(isp.network.takeovers.choosePlan({ id, key: 'ppp 10 mega', priceMinor: 1_500n })).rejects.toThrow(
      'prices',
    );
    await price(isp, id);
    await skipOwners(isp, id);
    await expect(isp.network.takeovers.adopt({ id })).rejects.toThrow('New plans need somebody who may set prices');
  });

  it('keeps decisions when it is read again, and takes the rest later', async () => {
    const isp = await openIsp(kind);
    const id = await start(isp);
    const ada = (await rowsOf(isp, id)).find(({ name }) => name === 'ada');
    await net(isp).takeovers.decide({ id, rowIds: [ada?.id ?? ''], decision: 'new', customerName: 'Ada N. Obi' });
    isp.router.put('/ppp/secret', { name: 'new one', profile: 'plan-20M', service: 'pppoe' });
    await net(isp).takeovers.refresh({ id, source: { kind: 'live' } });
    const again = await rowsOf(isp, id);
    expect(again.find(({ name }) => name === 'ada')).toMatchObject({
      customerName: 'Ada N. Obi',
      decidedBy: 'a admin',
    });
    expect(again.map(({ name }) => name)).toContain('new one');
    const first = await net(isp).takeovers.adopt({ id });
    expect(first.services).toBeGreaterThan(0);
    expect(first.left).toBeGreaterThan(0);
    await price(isp, id);
    await skipOwners(isp, id);
    expect(await net(isp).takeovers.adopt({ id })).toMatchObject({ left: 0 });
    expect((await net(isp).takeovers.get({ id })).state).toBe('adopted');
  });
});
