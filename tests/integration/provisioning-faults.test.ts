import { describe, expect, it } from 'vitest';
import type { DeviceTransport } from '#contract/core.ts';
import type { FaultName, FaultOptions } from '#demo/virtual-mikrotik/index.ts';
import type { Id } from '#kernel/ids.ts';
import { IspOnRouter } from '../../main/modules/mikrotik/testing/isp-on-router.ts';
import { onBothStores, type TestStoreKind } from '../harness/test-platform.ts';

const reason = 'as the test wants';
const serving = { state: 'active', truth: 'verified', service: 'active', note: null };
const cutOff = { state: 'suspended', truth: 'verified', service: 'suspended', note: null };

async function threeServices(isp: IspOnRouter): Promise<Id[]> {
  const ids = [await isp.pppoe('ada'), await isp.dhcpStatic(), await isp.staticAddress()];
  await isp.work();
  isp.router.dialPpp('ada');
  return ids;
}

async function suspendAll(isp: IspOnRouter, ids: readonly Id[]): Promise<void> {
  for (const id of ids) await isp.core.subscriptions.suspend({ id, reason });
}

const faults: [FaultName, FaultOptions][] = [
  ['reset', { times: 1 }],
  ['fatal', { times: 1 }],
  ['stall', {}],
  ['late-reply', { times: 1, ms: 3_000 }],
  ['reboot', { ms: 200 }],
  ['full-disk', {}],
  ['cut-in-reply', {}],
  ['bytewise', {}],
  ['unknown-tag', {}],
];

/** REST has no tags; the store does not matter to the way to the router. */
const casesOn = (kind: TestStoreKind): [FaultName, DeviceTransport, FaultOptions][] => [
  ...faults.map(([name, options]): [FaultName, DeviceTransport, FaultOptions] => [name, 'api', options]),
  ...faults
    .filter(([name]) => kind === 'sqlite' && name !== 'unknown-tag')
    .map(([name, options]): [FaultName, DeviceTransport, FaultOptions] => [name, 'rest', options]),
];

onBothStores((kind) => {
  describe.each(casesOn(kind))('%s by %s in the middle of a change', (name, transport, options) => {
    it('is got over without a hand, and every row is as wanted', async () => {
      const settings = { 'network.commandSeconds': 2, 'network.window': 2 };
      const isp = await IspOnRouter.open(kind, { transport, settings });
      const ids = await threeServices(isp);
      const foreign = isp.foreign();
      await suspendAll(isp, ids);
      // The reading is 6 commands; what follows is writing.
      await isp.router.setFault(name, { after: 7, ...options });
      await isp.work();
      const isBenign = ['bytewise', 'cut-in-reply', 'unknown-tag'].includes(name);
      // A kept connection that is cut is opened again at once; the others wait for their next attempt.
      // By REST a router has no last word: its end is a cut like any other.
      const isHealedAtOnce = isBenign || name === 'reset' || (name === 'fatal' && transport === 'rest');
      const truths = await Promise.all(ids.map(async (id) => (await isp.seen(id)).truth));
      expect(truths.every((truth) => truth === 'verified')).toBe(isHealedAtOnce);
      for (const id of ids) {
        const { service, truth } = await isp.seen(id);
        const blocked = [...isp.rowsOf('/ppp/secret', id)].some(({ profile }) => profile === 'isp-suspended');
        const listed = isp.rowsOf('/ip/firewall/address-list', id).length > 0;
        if (truth === 'verified') expect(service === 'suspended').toBe(blocked || listed);
        else expect(truth).toBe('queued');
      }
      if (!isBenign) await isp.router.setFault(null);
      if (name === 'reboot') await new Promise((resolve) => setTimeout(resolve, 300));
      await isp.settle();
      for (const id of ids) expect(await isp.seen(id)).toEqual(cutOff);
      expect(isp.foreign()).toEqual(foreign);
      expect(isp.router.rows('/ppp/active')).toEqual([]);
      expect((await isp.changes()).every(({ state }) => state === 'verified')).toBe(true);
      for (const id of ids) await isp.core.subscriptions.reconnect({ id, reason });
      await isp.settle();
      for (const id of ids) expect(await isp.seen(id)).toEqual(serving);
    });
  });

  it('what was written and could not be read back is called applied, and verified once it was read', async () => {
    const isp = await IspOnRouter.open(kind);
    const id = await isp.pppoe('ada');
    await isp.work();
    const readings = () => isp.router.commands.filter(({ path }) => path === '/ppp/secret/print').length;
    const before = readings();
    isp.router.setLatency(200);
    await isp.core.subscriptions.suspend({ id, reason });
    const working = isp.work();
    await expect.poll(readings, { timeout: 10_000, interval: 5 }).toBe(before + 2);
    const back = isp.router.reboot(100);
    await working;
    expect(await isp.seen(id)).toEqual({
      state: 'suspended',
      truth: 'applied',
      service: 'active',
      note: 'Written to hill-1, not read back yet.',
    });
    isp.router.setLatency(0);
    await back;
    await isp.settle();
    expect(await isp.seen(id)).toEqual(cutOff);
  });

  it('a router that cannot be reached keeps its changes waiting and says since when it is down', async () => {
    const isp = await IspOnRouter.open(kind);
    const id = await isp.pppoe('ada');
    await isp.work();
    await isp.router.setFault('refuse');
    await isp.core.subscriptions.suspend({ id, reason });
    await isp.work();
    expect(await isp.seen(id)).toMatchObject({ truth: 'queued', service: 'active' });
    const [, change] = await isp.changes(id);
    expect(change?.state).toBe('queued');
    expect(change?.lastError).toMatch(/^127\.0\.0\.1:\d+ (refused|cut|closed) the connection/);
    expect(await isp.core.devices.get({ id: isp.deviceId })).toMatchObject({
      health: { state: 'down', since: isp.platform.clock.now() },
    });
    const waits = async (): Promise<number> => {
      const { runAt } = await isp.platform.store.db
        .selectFrom('job')
        .select('runAt')
        .where('kind', '=', 'mikrotik.sync')
        .where('state', '=', 'queued')
        .executeTakeFirstOrThrow();
      return Date.parse(runAt) - Date.parse(isp.platform.clock.now());
    };
    const delays: number[] = [];
    for (let attempt = 0; attempt < 7; attempt += 1) {
      delays.push(await waits());
      isp.platform.clock.advanceMs(await waits());
      await isp.work();
    }
    expect(delays).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
    await isp.router.setFault(null);
    await isp.settle();
    expect(await isp.seen(id)).toEqual(cutOff);
    expect((await isp.core.devices.get({ id: isp.deviceId })).health.state).toBe('up');
  });

  it('a wrong password is said in a sentence, and the right one lets everything go on', async () => {
    const isp = await IspOnRouter.open(kind);
    await isp.core.devices.update({ id: isp.deviceId, password: 'not this one' });
    const id = await isp.pppoe('ada');
    await isp.work();
    const [change] = await isp.changes(id);
    expect(change?.lastError).toMatch(/refused the login \(invalid user name or password/);
    await isp.core.devices.update({ id: isp.deviceId, password: 'router secret' });
    await isp.work();
    expect(await isp.seen(id)).toEqual(serving);
  });

  it('a user who may only read is told which policies are missing', async () => {
    const users = [{ name: 'lastmile', password: 'router secret', policy: 'read' as const }];
    const isp = await IspOnRouter.open(kind, { users });
    const id = await isp.staticAddress();
    await isp.work();
    const [change] = await isp.changes(id);
    expect(change).toMatchObject({ state: 'applying' });
    expect(change?.lastError).toContain(
      'The API user lastmile may not write on hill-1. Give its group the policies api, read and write',
    );
    expect(await isp.seen(id)).toMatchObject({ truth: 'queued', service: 'absent' });
  });

  it('a row that the router refuses fails its own change with a sentence, and the others go on', async () => {
    const isp = await IspOnRouter.open(kind);
    await isp.core.devices.update({ id: isp.deviceId, dhcpServer: 'guest-lan' });
    const [leased, other] = [await isp.dhcpStatic(), await isp.staticAddress()];
    await isp.work();
    expect(await isp.seen(other)).toEqual(serving);
    const [change] = await isp.changes(leased);
    const { rows } = await isp.network.changes.get({ id: change?.id ?? '' });
    expect(change?.state).toBe('failed');
    const failed = rows.filter(({ state }) => state === 'failed');
    expect(failed.map(({ path }) => path)).toEqual(['/ip/dhcp-server/lease']);
    expect(failed[0]?.error).toContain('did not accept a value of the DHCP lease');
    expect(await isp.seen(leased)).toMatchObject({ truth: 'drifted', note: failed[0]?.error });
    isp.router.put('/ip/dhcp-server', { name: 'guest-lan', interface: 'ether3' });
    await isp.network.changes.retry({ id: change?.id ?? '' });
    await isp.work();
    expect(await isp.seen(leased)).toEqual(serving);
  });

  it('rows that are not ours are named and never touched', async () => {
    const isp = await IspOnRouter.open(kind, {
      seed(router) {
        router.put('/ppp/secret', { name: 'ada', password: 'x', comment: 'VIP, do not touch' });
        router.put('/queue/simple', { name: 'isp-S-000002', target: '10.20.0.250' });
        router.put('/ip/dhcp-server/lease', { 'mac-address': '02:00:00:00:00:98', address: '10.20.0.12' });
      },
    });
    const foreign = isp.foreign();
    const [ada, queued] = [await isp.pppoe('ada'), await isp.staticAddress()];
    const leased = await isp.add({ authMethod: 'dhcp', dhcpMode: 'static', mac: isp.nextMac(), ip: '10.20.0.12' });
    await isp.settle();
    const errors = (await isp.changes()).map(({ state, lastError }) => [state, lastError]);
    expect(errors).toEqual([
      [
        'failed',
        `The PPP secret ada on the router (name ada) is not ours and is left alone. Rename or remove it there, or hand it over by setting its comment to isp:${ada}.`,
      ],
      [
        'failed',
        `The simple queue isp-S-000002 on the router (name isp-S-000002) is not ours and is left alone. Rename or remove it there, or hand it over by setting its comment to isp:${queued}.`,
      ],
      [
        'failed',
        `The DHCP lease 02:00:00:00:00:98 on the router (address 10.20.0.12) is not ours and is left alone. Rename or remove it there, or hand it over by setting its comment to isp:${leased}.`,
      ],
    ]);
    expect(isp.foreign()).toEqual(foreign);
    expect(isp.ours()).toEqual([]);
    const [secret] = isp.router.rows('/ppp/secret').filter(({ name }) => name === 'ada');
    isp.router.put('/ppp/secret', { '.id': secret?.['.id'] ?? '', comment: `isp:${ada}` });
    await isp.network.changes.retry({ id: (await isp.changes(ada))[0]?.id ?? '' });
    await isp.settle();
    expect(await isp.seen(ada)).toEqual(serving);
  });

  it('a customer who paid but stands in the block list by somebody’s hand is not called connected', async () => {
    const isp = await IspOnRouter.open(kind);
    const id = await isp.staticAddress();
    const { ip } = await isp.core.subscriptions.get({ id });
    isp.router.put('/ip/firewall/address-list', { list: 'isp-suspended', address: ip ?? '' });
    await isp.work();
    expect(await isp.seen(id)).toMatchObject({
      truth: 'drifted',
      note: `The address-list entry isp-suspended ${ip} on the router is not ours and cuts the service off. Remove it there by hand.`,
    });
  });

  it('fields that a person set on a row of ours and that we do not manage stay', async () => {
    const isp = await IspOnRouter.open(kind);
    const id = await isp.pppoe('ada');
    await isp.work();
    const [secret] = isp.rowsOf('/ppp/secret', id);
    isp.router.put('/ppp/secret', {
      '.id': secret?.['.id'] ?? '',
      'caller-id': '64:D1:54:00:00:01',
      'remote-address': '10.20.0.99',
      comment: `isp:${id} roof antenna`,
    });
    await isp.core.subscriptions.suspend({ id, reason });
    await isp.core.subscriptions.update({ id, pppoeUser: 'ada2' });
    await isp.work();
    expect(await isp.seen(id)).toEqual(cutOff);
    expect(isp.router.rows('/ppp/secret').filter(({ name }) => name === 'ada2')).toMatchObject([
      { 'caller-id': '64:D1:54:00:00:01', 'remote-address': '10.20.0.99', comment: `isp:${id} roof antenna` },
    ]);
  });
});
