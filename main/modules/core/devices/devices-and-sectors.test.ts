import { expect, it } from 'vitest';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { actorWith, onBothStores, testPlatform } from '../../../../tests/harness/test-platform.ts';
import { type DeviceHealth, devicePassword, recordDeviceHealth } from '../index.ts';
import { coreClient, fieldsRefused, refusalOf } from '../testing/core-client.ts';
import { activeService, router, service, smallIsp, why } from '../testing/small-isp.ts';

const fingerprint = Array.from({ length: 32 }, () => 'AB').join(':');

const passwordOf = async (platform: Platform, id: string): Promise<string> =>
  devicePassword(
    platform,
    await platform.store.db
      .selectFrom('device')
      .select(['id', 'passwordSealed'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  );

const deviceEvents = async ({ store }: Platform): Promise<number> =>
  (await store.db.selectFrom('outboxEvent').select('type').execute()).filter(({ type }) => type === 'device.changed')
    .length;

onBothStores((kind) => {
  it('adds a router as dry run, its password sealed for it alone', async () => {
    const platform = await testPlatform(kind);
    const core = coreClient(platform);
    const { id } = await core.devices.create(router('hill-1'));
    expect(await core.devices.get({ id })).toMatchObject({
      kind: 'mikrotik',
      port: 8728,
      security: 'plain',
      stage: 'dry_run',
      hasPassword: true,
      health: { state: 'unknown', since: null },
    });
    expect(await passwordOf(platform, id)).toBe('router secret');
    expect(JSON.stringify(await platform.store.db.selectFrom('device').selectAll().execute())).not.toContain('secret"');
    await core.devices.update({ id, password: 'another secret' });
    expect(await passwordOf(platform, id)).toBe('another secret');
    await core.devices.update({ id, notes: 'in the rack' });
    expect(await passwordOf(platform, id)).toBe('another secret');
    await core.devices.update({ id, password: '' });
    expect((await core.devices.get({ id })).hasPassword).toBe(false);
  });

  it('speaks TLS only with a fingerprint to trust', async () => {
    const core = coreClient(await testPlatform(kind));
    const tls = { ...router('hill-1'), security: 'tls' as const, port: 8729 };
    expect(await fieldsRefused(core.devices.create(tls))).toEqual({
      tlsFingerprint: 'TLS needs the fingerprint of the certificate. Read it from the router and confirm it.',
    });
    expect(await fieldsRefused(core.devices.create({ ...tls, tlsFingerprint: 'ab:cd' }))).toEqual({
      tlsFingerprint: 'A SHA-256 fingerprint: 64 hexadecimal digits, with or without colons.',
    });
    const { id } = await core.devices.create({ ...tls, tlsFingerprint: fingerprint });
    expect((await core.devices.get({ id })).tlsFingerprint).toBe('ab'.repeat(32));
    expect(await fieldsRefused(core.devices.update({ id, tlsFingerprint: null }))).toHaveProperty('tlsFingerprint');
  });

  it('speaks REST over TLS on 443 unless told otherwise, and moves the port with the way to speak', async () => {
    const platform = await testPlatform(kind);
    const core = coreClient(platform);
    const rest = { ...router('hill-1'), transport: 'rest' as const };
    expect(await fieldsRefused(core.devices.create(rest))).toHaveProperty('tlsFingerprint');
    const { id } = await core.devices.create({ ...rest, tlsFingerprint: fingerprint });
    const trusted = (await core.devices.get({ id })).tlsTrustedAt;
    expect(await core.devices.get({ id })).toMatchObject({ transport: 'rest', security: 'tls', port: 443 });
    expect(trusted).toBe(platform.clock.now());
    await core.devices.update({ id, security: 'plain' });
    expect(await core.devices.get({ id })).toMatchObject({ transport: 'rest', security: 'plain', port: 80 });
    await core.devices.update({ id, transport: 'api', port: 8800 });
    await core.devices.update({ id, security: 'tls' });
    expect(await core.devices.get({ id })).toMatchObject({ transport: 'api', security: 'tls', port: 8800 });
    platform.clock.advanceMs(60_000);
    await core.devices.update({ id, tlsFingerprint: fingerprint.toLowerCase() });
    expect((await core.devices.get({ id })).tlsTrustedAt).toBe(trusted);
    await core.devices.update({ id, tlsFingerprint: fingerprint.replaceAll('A', 'C') });
    expect((await core.devices.get({ id })).tlsTrustedAt).toBe(platform.clock.now());
  });

  it('lets go of connections when something about them changed, and only then', async () => {
    const platform = await testPlatform(kind);
    const core = coreClient(platform);
    const { id } = await core.devices.create(router('hill-1'));
    const before = await deviceEvents(platform);
    const { host, password } = router('hill-1');
    await core.devices.update({ id, name: 'hill-one', notes: 'roof', password, host });
    expect(await deviceEvents(platform)).toBe(before);
    await core.devices.update({ id, host: '10.0.0.2' });
    await core.devices.update({ id, password: 'new' });
    await core.devices.setStage({ id, stage: 'staged', reason: 'ready to try' });
    expect(await deviceEvents(platform)).toBe(before + 3);
    const history = await platform.store.db.selectFrom('auditLog').selectAll().where('recordId', '=', id).execute();
    expect(history.find(({ event }) => event === 'device.stage_changed')).toMatchObject({
      why: 'ready to try',
      beforeJson: { stage: 'dry_run' },
      afterJson: { stage: 'staged' },
    });
  });

  it('takes where PPPoE customers are addressed from, and nothing that would address all of them alike', async () => {
    const platform = await testPlatform(kind);
    const core = coreClient(platform);
    const { id } = await core.devices.create({ ...router('hill-1'), pppoePool: ' customers of hill ' });
    expect(await core.devices.get({ id })).toMatchObject({ pppoePool: 'customers of hill', pppoeLocalAddress: null });
    const before = await deviceEvents(platform);
    await core.devices.update({ id, pppoePool: null, pppoeLocalAddress: '10.20.0.1' });
    expect(await core.devices.get({ id })).toMatchObject({ pppoePool: null, pppoeLocalAddress: '10.20.0.1' });
    expect(await deviceEvents(platform)).toBe(before + 1);
    const history = await platform.store.db.selectFrom('auditLog').selectAll().where('recordId', '=', id).execute();
    expect(history.at(-1)).toMatchObject({
      event: 'device.changed',
      beforeJson: { pppoePool: 'customers of hill', pppoeLocalAddress: null },
      afterJson: { pppoePool: null, pppoeLocalAddress: '10.20.0.1' },
    });
    for (const pppoePool of ['', '10.20.0.9', '*1', 'a\nb', 'x'.repeat(65)]) {
      expect(await fieldsRefused(core.devices.update({ id, pppoePool })), pppoePool).toHaveProperty('pppoePool');
    }
    for (const pppoeLocalAddress of ['10.20.0', '127.0.0.1', '255.255.255.255']) {
      expect(await fieldsRefused(core.devices.update({ id, pppoeLocalAddress }))).toHaveProperty('pppoeLocalAddress');
    }
  });

  it('is one device at an address and port, until it is archived', async () => {
    const core = coreClient(await testPlatform(kind));
    const { id } = await core.devices.create(router('hill-1'));
    const twin = { ...router('hill-2'), host: 'HILL-1.isp.example' };
    const taken = { host: 'hill-1 has this address and port already.' };
    expect(await fieldsRefused(core.devices.create(twin))).toEqual(taken);
    const { id: other } = await core.devices.create({ ...twin, port: 8738 });
    expect(await fieldsRefused(core.devices.update({ id: other, port: 8728 }))).toEqual(taken);
    await core.devices.update({ id: other, notes: 'behind the same address' });
    await core.devices.archive({ id });
    await core.devices.update({ id: other, port: 8728 });
    const racing = ['north', 'south'].map((name) => core.devices.create({ ...router(name), host: 'raced.example' }));
    const outcomes = await Promise.allSettled(racing);
    const lost = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await fieldsRefused(Promise.reject(lost?.reason))).host).toMatch(
      /^(north|south) has this address and port/,
    );
  });

  it('keeps what serves somebody', async () => {
    const core = coreClient(await testPlatform(kind));
    const isp = await smallIsp(core);
    const { id } = await core.subscriptions.create(service(isp));
    expect(await refusalOf(core.devices.archive({ id: isp.deviceId }))).toMatchObject({
      code: 'NOT_ALLOWED_NOW',
      message: 'hill-1 serves 1 service. Move or terminate them first.',
    });
    expect((await refusalOf(core.sectors.archive({ id: isp.sectorId }))).message).toBe(
      'Hill tower still holds 1 service. Move them first.',
    );
    expect((await refusalOf(core.customers.archive({ id: isp.customerId }))).message).toBe(
      'Jane Okoro has 1 service that is not terminated. Terminate first.',
    );
    expect(await fieldsRefused(core.devices.update({ id: isp.deviceId, kind: 'olt' }))).toHaveProperty('kind');
    expect(await fieldsRefused(core.devices.create(router('hill-1')))).toEqual({
      name: 'Another device has this name.',
      host: 'hill-1 has this address and port already.',
    });
    await core.subscriptions.terminate({ id, reason: why });
    await core.devices.archive({ id: isp.deviceId });
    await core.sectors.archive({ id: isp.sectorId });
    await core.customers.archive({ id: isp.customerId });
    expect((await core.devices.list({})).total).toBe(0);
    expect((await core.devices.list({ archived: true })).total).toBe(1);
    expect((await refusalOf(core.devices.update({ id: isp.deviceId, notes: 'x' }))).message).toBe(
      'This device is archived.',
    );
  });

  it('draws a sector neither into itself nor into its own parts, nor gives its code twice', async () => {
    const core = coreClient(await testPlatform(kind));
    const place = { kind: 'area' as const, parentId: null, position: null };
    const { id: town } = await core.sectors.create({ ...place, name: 'Town', code: 'T' });
    const { id: street } = await core.sectors.create({ ...place, name: 'Street', code: 'T.1', parentId: town });
    const { id: house } = await core.sectors.create({ ...place, name: 'House', code: 'T.1.1', parentId: street });
    for (const parentId of [town, street, house]) {
      expect(await fieldsRefused(core.sectors.update({ id: town, parentId }))).toEqual({
        parentId: 'A sector cannot lie in itself or in one of its own parts.',
      });
    }
    await core.sectors.update({ id: house, parentId: town });
    expect((await core.sectors.get({ id: house })).parentName).toBe('Town');
    expect(await fieldsRefused(core.sectors.update({ id: house, code: 'T' }))).toEqual({ code: 'Town has this code.' });
    const twins = await Promise.allSettled([
      core.sectors.create({ ...place, name: 'One', code: 'TWIN' }),
      core.sectors.create({ ...place, name: 'Other', code: 'TWIN' }),
    ]);
    const lost = twins.find((outcome) => outcome.status === 'rejected');
    const { code } = await fieldsRefused(Promise.reject(lost?.reason));
    expect(code).toMatch(/^(One|Other) has this code\.$/);
  });

  it('audits only the turns of a router’s health', async () => {
    const platform = await testPlatform(kind);
    const core = coreClient(platform);
    const { id } = await core.devices.create(router('hill-1'));
    const record = (health: DeviceHealth) =>
      inTransaction(platform, actorWith('admin', platform), (tx) => recordDeviceHealth(tx, id, health));
    const at = (minute: number): string => `2026-01-01T09:0${minute}:00.000Z`;
    await record({ state: 'up', checkedAt: at(0), latencyMs: 4, cpuPercent: 7, version: '7.18.2', uptimeSeconds: 99 });
    await record({ state: 'up', checkedAt: at(1), latencyMs: 5 });
    await record({ state: 'down', checkedAt: at(2), error: 'No answer in 30 s.', latencyMs: null });
    await record({ state: 'down', checkedAt: at(3), error: 'No answer in 30 s.' });
    const device = await core.devices.get({ id });
    expect(device).toMatchObject({ routerosVersion: '7.18.2' });
    expect(device.health).toEqual({
      state: 'down',
      since: at(2),
      lastSeenAt: at(1),
      lastCheckedAt: at(3),
      lastError: 'No answer in 30 s.',
      latencyMs: null,
      cpuPercent: 7,
      memoryPercent: null,
      uptimeSeconds: 99,
      sessionCount: null,
    });
    const history = await platform.store.db.selectFrom('auditLog').select('event').where('recordId', '=', id).execute();
    expect(history.map(({ event }) => event)).toEqual(['device.created', 'device.came_up', 'device.went_down']);
  });

  it('counts drifted services on their router', async () => {
    const platform = await testPlatform(kind);
    const core = coreClient(platform);
    const isp = await smallIsp(core);
    const id = await activeService(core, isp);
    await activeService(core, isp);
    await platform.store.db.updateTable('subscription').set({ networkTruth: 'drifted' }).where('id', '=', id).execute();
    expect(await core.devices.get({ id: isp.deviceId })).toMatchObject({ serviceCount: 2, driftedCount: 1 });
  });
});
