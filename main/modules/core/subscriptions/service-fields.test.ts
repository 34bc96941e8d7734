import { expect, it } from 'vitest';
import type { Platform } from '#platform/platform.ts';
import { onBothStores, testPlatform } from '../../../../tests/harness/test-platform.ts';
import { pppoePassword } from '../index.ts';
import { coreClient, fieldsRefused, refusalOf } from '../testing/core-client.ts';
import { activeService, nextMac, plan, position, router, service, smallIsp, why } from '../testing/small-isp.ts';

const eventsAfter = async ({ store }: Platform, seq: number) =>
  (await store.db.selectFrom('outboxEvent').selectAll().where('seq', '>', seq).orderBy('seq').execute()).map(
    ({ type, payloadJson }) => [type, payloadJson],
  );

const lastSeq = async ({ store }: Platform): Promise<number> =>
  (await store.db.selectFrom('chainHead').select('eventSeq').executeTakeFirstOrThrow()).eventSeq;

onBothStores((kind) => {
  it('asks at the edge for what each way of connecting needs', async () => {
    const core = coreClient(await testPlatform(kind));
    const isp = await smallIsp(core);
    const create = (fields: object) => core.subscriptions.create({ ...service(isp), ...fields });
    expect(await fieldsRefused(create({ authMethod: 'static' }))).toEqual({ ip: 'A static address needs the IP.' });
    expect(await fieldsRefused(create({ dhcpMode: 'static' }))).toEqual({
      ip: 'A static lease needs the IP.',
      mac: 'A static lease needs the MAC address.',
    });
    expect(await fieldsRefused(create({ authMethod: 'hotspot' }))).toEqual({
      authMethod: 'Home 20 is sold for dhcp, pppoe, static only.',
    });
    expect(await fieldsRefused(create({ mac: 'no mac', ip: '10.0.0.300', pppoeUser: 'two words' }))).toEqual({
      mac: 'A MAC address such as 64:D1:54:0A:1B:2C.',
      ip: 'An IPv4 address such as 10.20.0.15.',
      pppoeUser: 'Letters, digits and . _ @ - only; 2 to 63 characters.',
    });
  });

  it('takes no address, place or password that cannot be right', async () => {
    const core = coreClient(await testPlatform(kind));
    const isp = await smallIsp(core);
    const { id } = await core.subscriptions.create({ ...service(isp), mac: nextMac(), ip: '100.64.0.9' });
    const address = 'An address that a customer can have: not one that begins with 0, 127, 169.254, or 224 and above.';
    for (const ip of ['0.0.0.0', '127.0.0.1', '224.0.0.5', '255.255.255.255']) {
      expect(await fieldsRefused(core.subscriptions.create({ ...service(isp), ip })), ip).toEqual({ ip: address });
      expect(await fieldsRefused(core.subscriptions.update({ id, ip })), ip).toEqual({ ip: address });
    }
    const ocean = { position: expect.stringMatching(/^0, 0 is in the ocean/) };
    const zero = { lat: 0, lng: 0 };
    expect(await fieldsRefused(core.subscriptions.activate({ id, position: zero, reason: why }))).toEqual(ocean);
    expect(await fieldsRefused(core.subscriptions.update({ id, position: zero }))).toEqual(ocean);
    expect(await fieldsRefused(core.subscriptions.create({ ...service(isp), position: zero }))).toEqual(ocean);
    const login = { authMethod: 'pppoe' as const, pppoeUser: 'jane\u0007', pppoePassword: 'two\nlines' };
    expect(await fieldsRefused(core.subscriptions.create({ ...service(isp), ...login }))).toEqual({
      pppoeUser: 'Letters, digits and . _ @ - only; 2 to 63 characters.',
      pppoePassword: 'Characters that can be seen and typed only.',
    });
    await core.subscriptions.activate({ id, position: { lat: 0, lng: 6.7 }, reason: why });
    expect((await core.subscriptions.get({ id })).position).toEqual({ lat: 0, lng: 6.7 });
  });

  it('stands only on records that are there and in use', async () => {
    const platform = await testPlatform(kind);
    const core = coreClient(platform);
    const isp = await smallIsp(core);
    const create = (fields: object) => core.subscriptions.create({ ...service(isp), ...fields });
    const unknown = platform.newId();
    const nowhere = { customerId: unknown, planId: unknown, sectorId: unknown, deviceId: unknown };
    expect(await fieldsRefused(create(nowhere))).toEqual({
      customerId: 'There is no such customer.',
      planId: 'There is no such plan.',
      sectorId: 'There is no such sector.',
      deviceId: 'There is no such router.',
    });
    const { id: switchId } = await core.devices.create({ ...router('rack switch'), kind: 'switch' });
    expect(await fieldsRefused(create({ deviceId: switchId }))).toEqual({
      deviceId: 'rack switch is not a MikroTik router: it is only kept, not written to.',
    });
    await core.devices.archive({ id: isp.deviceId });
    await core.sectors.archive({ id: isp.sectorId });
    await core.customers.archive({ id: isp.customerId });
    await core.plans.update({ id: isp.planId, onSale: 'withdrawn' });
    expect(await fieldsRefused(create({}))).toEqual({
      customerId: 'Jane Okoro is archived.',
      planId: 'Home 20 is not sold any more.',
      sectorId: 'Hill tower is archived. Choose another sector.',
      deviceId: 'hill-1 is archived. Choose another router.',
    });
  });

  it('activates only with GPS, a router and what the mode needs, all of it said at once', async () => {
    const core = coreClient(await testPlatform(kind));
    const isp = await smallIsp(core);
    const { id } = await core.subscriptions.create({ ...service(isp), deviceId: null });
    expect(await fieldsRefused(core.subscriptions.activate({ id, reason: why }))).toEqual({
      position: 'GPS is required to activate. Take the position at the installation.',
      deviceId: 'A router is required to activate. Choose the one that serves this customer.',
      mac: 'The MAC address is required to activate: the router knows the customer by it.',
    });
    const found = { position, mac: '64d1.540a.1b2c', deviceId: isp.deviceId };
    await core.subscriptions.activate({ id, reason: why, ...found });
    expect(await core.subscriptions.get({ id })).toMatchObject({ state: 'active', mac: '64:D1:54:0A:1B:2C' });
    expect(await fieldsRefused(core.subscriptions.update({ id, position: null, deviceId: null }))).toMatchObject({
      position: expect.stringContaining('GPS is required'),
      deviceId: expect.stringContaining('A router is required'),
    });
  });

  it('makes a PPPoE user and an unambiguous password, keeps it sealed and shows it to those who may', async () => {
    const platform = await testPlatform(kind);
    const core = coreClient(platform);
    const isp = await smallIsp(core);
    const { id } = await core.subscriptions.create({ ...service(isp), authMethod: 'pppoe' });
    const { id: second } = await core.subscriptions.create({ ...service(isp), authMethod: 'pppoe' });
    expect((await core.subscriptions.get({ id: second })).pppoeUser).toBe('c-000001-2');
    const shown = await coreClient(platform, 'noc').subscriptions.pppoePassword({ id });
    expect(shown.user).toBe('c-000001-1');
    expect(shown.password).toMatch(/^[A-HJ-NP-Za-hjkmnp-z2-9]{16}$/);
    const row = await platform.store.db
      .selectFrom('subscription')
      .select(['id', 'pppoePasswordSealed'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(row.pppoePasswordSealed).not.toContain(shown.password);
    expect(pppoePassword(platform, row)).toBe(shown.password);
    expect(() => pppoePassword(platform, { ...row, id: second })).toThrow();
    const audits = await platform.store.db.selectFrom('auditLog').selectAll().where('recordId', '=', id).execute();
    expect(audits.map(({ event, actorName }) => [event, actorName])).toContainEqual([
      'subscription.password_shown',
      'a noc',
    ]);
    expect(JSON.stringify(audits)).not.toContain(shown.password);
    expect((await refusalOf(coreClient(platform, 'support').subscriptions.pppoePassword({ id }))).code).toBe(
      'FORBIDDEN',
    );
    const { id: dhcp } = await core.subscriptions.create(service(isp));
    expect((await refusalOf(core.subscriptions.pppoePassword({ id: dhcp }))).message).toBe(
      'This service has no user name and password.',
    );
  });

  it('says who has a MAC, an IP or a user name, until that service is terminated', async () => {
    const core = coreClient(await testPlatform(kind));
    const isp = await smallIsp(core);
    const taken = { mac: nextMac(), ip: '10.20.0.15', pppoeUser: 'jane' };
    const { id } = await core.subscriptions.create({ ...service(isp), ...taken });
    const again = core.subscriptions.create({ ...service(isp), ...taken });
    expect(await fieldsRefused(again)).toEqual({
      mac: 'S-000001 (Jane Okoro) has this MAC address on this router.',
      ip: 'S-000001 (Jane Okoro) has this IP address on this router.',
      pppoeUser: 'S-000001 (Jane Okoro) has this user name.',
    });
    const { id: otherRouter } = await core.devices.create(router('hill-2'));
    const elsewhere = { ...service(isp), deviceId: otherRouter, mac: taken.mac, ip: taken.ip };
    const { id: moved } = await core.subscriptions.create(elsewhere);
    expect(await fieldsRefused(core.subscriptions.update({ id: moved, deviceId: isp.deviceId }))).toEqual({
      mac: 'S-000001 (Jane Okoro) has this MAC address on this router.',
      ip: 'S-000001 (Jane Okoro) has this IP address on this router.',
    });
    await core.subscriptions.terminate({ id, reason: why });
    await core.subscriptions.update({ id: moved, deviceId: isp.deviceId, pppoeUser: 'jane' });
    expect(await core.subscriptions.get({ id: moved })).toMatchObject(taken);
  });

  it('lets one of two parallel services have a MAC; the other is told who has it', async () => {
    const core = coreClient(await testPlatform(kind));
    const isp = await smallIsp(core);
    const { id: neighbour } = await core.customers.create({ name: 'Neighbour' });
    const mac = nextMac();
    const outcomes = await Promise.allSettled([
      core.subscriptions.create({ ...service(isp), mac }),
      core.subscriptions.create({ ...service(isp), customerId: neighbour, mac }),
    ]);
    const lost = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { mac: sentence } = await fieldsRefused(Promise.reject(lost?.reason));
    expect(sentence).toMatch(/^S-000001 \((Jane Okoro|Neighbour)\) has this MAC address on this router\.$/);
    const { items } = await core.subscriptions.list({ search: mac });
    expect(items.map(({ code }) => code)).toEqual(['S-000001']);
  });

  it('gives two parallel PPPoE services of one customer two user names', async () => {
    const core = coreClient(await testPlatform(kind));
    const isp = await smallIsp(core);
    const pppoe = { ...service(isp), authMethod: 'pppoe' as const };
    const made = await Promise.all([core.subscriptions.create(pppoe), core.subscriptions.create(pppoe)]);
    const users = await Promise.all(made.map(async ({ id }) => (await core.subscriptions.get({ id })).pppoeUser));
    expect(users.sort()).toEqual(['c-000001-1', 'c-000001-2']);
  });

  it('tells the routers what changed of a running service, and nothing of a draft or a note', async () => {
    const platform = await testPlatform(kind);
    const core = coreClient(platform);
    const isp = await smallIsp(core);
    const id = await activeService(core, isp);
    const { id: draft } = await core.subscriptions.create(service(isp));
    const { id: deviceId } = await core.devices.create(router('hill-2'));
    const { id: planId } = await core.plans.create(plan('Home 50'));
    const seq = await lastSeq(platform);
    await core.subscriptions.update({ id: draft, planId, deviceId, mac: nextMac() });
    await core.subscriptions.update({ id, notes: 'gate code 1234', address: 'Hill road 3', anchorDay: 5 });
    expect(await eventsAfter(platform, seq)).toEqual([]);
    await core.subscriptions.update({ id, planId, ip: '10.20.0.16' });
    const changed = { subscriptionId: id, reason: 'a admin changed plan, IP address.', ref: null };
    expect(await eventsAfter(platform, seq)).toEqual([['subscription.changed', changed]]);
    await core.subscriptions.update({ id, deviceId });
    const moved = { subscriptionId: id, reason: 'a admin changed router.', ref: null };
    expect((await eventsAfter(platform, seq)).slice(1)).toEqual([
      ['subscription.moved', { ...moved, fromDeviceId: isp.deviceId }],
      ['subscription.changed', moved],
    ]);
    expect(await core.subscriptions.get({ id })).toMatchObject({
      planName: 'Home 50',
      deviceName: 'hill-2',
      notes: 'gate code 1234',
      anchorDay: 5,
      network: { truth: 'wanted', service: 'absent' },
    });
  });

  it('leaves what a change does not name as it is', async () => {
    const core = coreClient(await testPlatform(kind));
    const isp = await smallIsp(core);
    const fields = { mac: nextMac(), notes: 'second floor', address: 'Hill road 3' };
    const { id } = await core.subscriptions.create({ ...service(isp), ...fields });
    await core.subscriptions.setPrice({ id, priceOverrideMinor: 1_999n, reason: why });
    await core.subscriptions.update({ id, anchorDay: 15 });
    expect(await core.subscriptions.get({ id })).toMatchObject({ ...fields, anchorDay: 15, priceMinor: 1_999n });
    await core.customers.update({ id: isp.customerId, email: 'jane@example.org' });
    expect(await core.customers.get({ id: isp.customerId })).toMatchObject({
      name: 'Jane Okoro',
      phone: '+234 803 555 0147',
      email: 'jane@example.org',
    });
  });

  it('has a price of its own by the word of those who set prices, and by no other way', async () => {
    const platform = await testPlatform(kind);
    const core = coreClient(platform);
    const isp = await smallIsp(core);
    const support = coreClient(platform, 'support');
    const cheap = { priceOverrideMinor: 0n };
    const { id } = await support.subscriptions.create({ ...service(isp), ...cheap });
    await support.subscriptions.update({ id, notes: 'a friend', ...cheap });
    expect(await core.subscriptions.get({ id })).toMatchObject({ priceMinor: 2_500n, priceOverrideMinor: null });
    for (const role of ['noc', 'support', 'technician', 'auditor'] as const) {
      const { subscriptions } = coreClient(platform, role);
      expect(await refusalOf(subscriptions.setPrice({ id, ...cheap, reason: why })), role).toMatchObject({
        code: 'FORBIDDEN',
        message: 'Your role does not allow this. admin, billing can.',
      });
    }
    const { subscriptions } = coreClient(platform, 'billing');
    await subscriptions.setPrice({ id, priceOverrideMinor: 1_000n, reason: 'a year in advance' });
    expect(await core.subscriptions.get({ id })).toMatchObject({ priceMinor: 1_000n, priceOverrideMinor: 1_000n });
    await subscriptions.setPrice({ id, priceOverrideMinor: null, reason: 'the year is over' });
    expect(await core.subscriptions.get({ id })).toMatchObject({ priceMinor: 2_500n, priceOverrideMinor: null });
    const told = await platform.store.db
      .selectFrom('auditLog')
      .select(['actorName', 'beforeJson', 'afterJson', 'why'])
      .where('event', '=', 'subscription.price_agreed')
      .orderBy('seq')
      .execute();
    expect(told).toEqual([
      {
        actorName: 'a billing',
        beforeJson: { priceOverrideMinor: null },
        afterJson: { priceOverrideMinor: '1000' },
        why: 'a year in advance',
      },
      {
        actorName: 'a billing',
        beforeJson: { priceOverrideMinor: '1000' },
        afterJson: { priceOverrideMinor: null },
        why: 'the year is over',
      },
    ]);
    await core.subscriptions.terminate({ id, reason: why });
    expect((await refusalOf(subscriptions.setPrice({ id, ...cheap, reason: why }))).message).toBe(
      'This service is terminated.',
    );
  });

  it('exempts from suspension until a day that is not over, with a reason', async () => {
    const platform = await testPlatform(kind, { timeZone: 'Pacific/Auckland' });
    platform.clock.setTo('2026-03-09T20:00:00.000Z'); // the 10th in Auckland
    const core = coreClient(platform, 'billing');
    const isp = await smallIsp(coreClient(platform));
    const { id } = await coreClient(platform).subscriptions.create(service(isp));
    expect(await fieldsRefused(core.subscriptions.exempt({ id, until: '2026-03-09', reason: why }))).toEqual({
      until: 'Today or later.',
    });
    expect(await fieldsRefused(core.subscriptions.exempt({ id, until: '2026-03-10', reason: null }))).toEqual({
      reason: 'Say why this service is never suspended.',
    });
    expect(await fieldsRefused(core.subscriptions.exempt({ id, until: '2099-12-31', reason: why }))).toEqual({
      until: 'At most a year ahead, until 11 Mar 2027. Give it again then, if it still holds.',
    });
    await core.subscriptions.exempt({ id, until: '2026-03-10', reason: 'hospital' });
    expect((await core.subscriptions.get({ id })).exempt).toEqual({ until: '2026-03-10', reason: 'hospital' });
    await core.subscriptions.exempt({ id, until: null, reason: null });
    expect((await core.subscriptions.get({ id })).exempt).toBeNull();
  });
});
