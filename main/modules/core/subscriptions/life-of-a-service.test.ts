import { expect, it } from 'vitest';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { actorWith, onBothStores, testPlatform } from '../../../../tests/harness/test-platform.ts';
import { changeState, changeStates } from '../index.ts';
import { coreClient, refusalOf } from '../testing/core-client.ts';
import { activeService, nextMac, position, service, smallIsp, why } from '../testing/small-isp.ts';

const events = async ({ store }: Platform, subscriptionId: string) =>
  (await store.db.selectFrom('outboxEvent').selectAll().orderBy('seq').execute())
    .map(({ type, payloadJson }) => ({ type, payload: payloadJson }))
    .filter(({ payload }) => JSON.stringify(payload).includes(subscriptionId));

const historyOf = async ({ store }: Platform, recordId: string) =>
  await store.db.selectFrom('auditLog').selectAll().where('recordId', '=', recordId).orderBy('seq').execute();

onBothStores((kind) => {
  it('goes through every state, each with its reason, audit row and event', async () => {
    const platform = await testPlatform(kind, { timeZone: 'Pacific/Auckland' });
    const core = coreClient(platform);
    const isp = await smallIsp(core);
    const { id, code } = await core.subscriptions.create({ ...service(isp), mac: nextMac() });
    expect(code).toBe('S-000001');
    platform.clock.setTo('2026-01-01T12:30:00.000Z');
    await core.subscriptions.scheduleInstall({ id, reason: 'visit on Monday' });
    await core.subscriptions.activate({ id, position, reason: 'installed' });
    const active = await core.subscriptions.get({ id });
    expect(active).toMatchObject({
      state: 'active',
      stateReason: 'installed',
      stateSince: '2026-01-01T12:30:00.000Z',
      activatedOn: '2026-01-02',
      position,
      network: { truth: 'wanted', service: 'absent', readAt: null },
    });
    await core.subscriptions.suspend({ id, reason: 'owes' });
    await core.subscriptions.reconnect({ id, reason: 'paid' });
    await core.subscriptions.pause({ id, reason: 'travels' });
    await core.subscriptions.resume({ id, reason: 'is back' });
    await core.subscriptions.terminate({ id, reason: 'moves away' });
    expect((await core.subscriptions.get({ id })).state).toBe('terminated');
    expect((await historyOf(platform, id)).map(({ event, why }) => [event, why])).toEqual([
      ['subscription.created', null],
      ['subscription.install_scheduled', 'visit on Monday'],
      ['subscription.changed', null],
      ['subscription.activated', 'installed'],
      ['subscription.suspended', 'owes'],
      ['subscription.reconnected', 'paid'],
      ['subscription.paused', 'travels'],
      ['subscription.resumed', 'is back'],
      ['subscription.terminated', 'moves away'],
    ]);
    expect((await events(platform, id)).map(({ type }) => type)).toEqual([
      'subscription.activated',
      'subscription.suspended',
      'subscription.reconnected',
      'subscription.suspended',
      'subscription.reconnected',
      'subscription.terminated',
    ]);
    expect((await events(platform, id)).at(-1)?.payload).toEqual({
      subscriptionId: id,
      reason: 'moves away',
      ref: null,
      deviceId: isp.deviceId,
    });
  });

  it('refuses a step from the wrong state with the sentence of the machine, and writes nothing', async () => {
    const platform = await testPlatform(kind);
    const core = coreClient(platform);
    const isp = await smallIsp(core);
    const { id } = await core.subscriptions.create({ ...service(isp), mac: nextMac() });
    const before = await historyOf(platform, id);
    expect(await refusalOf(core.subscriptions.suspend({ id, reason: why }))).toMatchObject({
      code: 'NOT_ALLOWED_NOW',
      message: 'Only an active service can be suspended. It is a draft.',
    });
    expect((await refusalOf(core.subscriptions.resume({ id, reason: why }))).message).toBe(
      'Only a paused service can be resumed. It is a draft.',
    );
    expect(await historyOf(platform, id)).toEqual(before);
    await core.subscriptions.terminate({ id, reason: why });
    expect((await refusalOf(core.subscriptions.terminate({ id, reason: why }))).message).toBe(
      'It is terminated already.',
    );
    expect((await refusalOf(core.subscriptions.activate({ id, position, reason: why }))).message).toBe(
      'Only a draft or a pending installation can be activated. It is terminated.',
    );
    expect((await refusalOf(core.subscriptions.update({ id, notes: 'too late' }))).message).toBe(
      'This service is terminated. Add a new one instead.',
    );
    const unknown = platform.newId();
    expect(await refusalOf(core.subscriptions.suspend({ id: unknown, reason: why }))).toMatchObject({
      code: 'NOT_FOUND',
      message: 'There is no such service.',
    });
  });

  it('is brought back from a suspension by those who may reconnect and by no one else', async () => {
    const platform = await testPlatform(kind);
    const core = coreClient(platform);
    const id = await activeService(core, await smallIsp(core));
    await core.subscriptions.suspend({ id, reason: 'owes' });
    const { subscriptions } = coreClient(platform, 'support');
    expect(await refusalOf(subscriptions.pause({ id, reason: why }))).toMatchObject({
      code: 'NOT_ALLOWED_NOW',
      message: expect.stringContaining('Pause it once it is paid or reconnected.'),
    });
    const ways = {
      reconnect: () => subscriptions.reconnect({ id, reason: why }),
      resume: () => subscriptions.resume({ id, reason: why }),
      activate: () => subscriptions.activate({ id, reason: why }),
      scheduleInstall: () => subscriptions.scheduleInstall({ id, reason: why }),
      terminate: () => subscriptions.terminate({ id, reason: why }),
    };
    for (const [way, call] of Object.entries(ways)) {
      expect((await refusalOf(call())).code, way).toMatch(/^(FORBIDDEN|NOT_ALLOWED_NOW)$/);
    }
    expect((await core.subscriptions.get({ id })).state).toBe('suspended');
    await coreClient(platform, 'billing').subscriptions.reconnect({ id, reason: 'paid' });
    expect((await core.subscriptions.get({ id })).state).toBe('active');
    await subscriptions.pause({ id, reason: 'travels' });
    await core.subscriptions.terminate({ id, reason: why });
    expect((await core.subscriptions.get({ id })).state).toBe('terminated');
  });

  it('suspends once when two consoles ask at the same moment', async () => {
    const platform = await testPlatform(kind);
    const core = coreClient(platform);
    const id = await activeService(core, await smallIsp(core));
    const outcomes = await Promise.allSettled([
      core.subscriptions.suspend({ id, reason: 'first desk' }),
      core.subscriptions.suspend({ id, reason: 'second desk' }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const suspensions = (await events(platform, id)).filter(({ type }) => type === 'subscription.suspended');
    expect(suspensions).toHaveLength(1);
  });

  it('suspends many at once, each with its own reason, and leaves out who is not active any more', async () => {
    const platform = await testPlatform(kind);
    const core = coreClient(platform);
    const isp = await smallIsp(core);
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) ids.push(await activeService(core, isp));
    const [first = '', , third = ''] = ids;
    await core.subscriptions.pause({ id: third, reason: why });
    const ref = { model: 'invoice', id: platform.newId(), label: 'INV-2026-000001' };
    const changes = ids.map((subscriptionId, n) => ({ subscriptionId, reason: `reason ${n}`, ref }));
    const system = actorWith('admin', platform);
    const changed = await inTransaction(platform, system, (tx) =>
      changeStates(tx, 'suspend', [...changes, { subscriptionId: first, reason: 'again', ref }]),
    );
    expect(changed).toEqual(ids.filter((id) => id !== third));
    expect(await core.subscriptions.get({ id: first })).toMatchObject({ state: 'suspended', stateReason: 'reason 0' });
    expect(await core.subscriptions.get({ id: third })).toMatchObject({ state: 'paused', stateReason: why });
    expect((await events(platform, first)).at(-1)).toEqual({
      type: 'subscription.suspended',
      payload: { subscriptionId: first, reason: 'reason 0', ref },
    });
    expect((await historyOf(platform, first)).at(-1)).toMatchObject({
      event: 'subscription.suspended',
      why: 'reason 0',
      beforeJson: { state: 'active' },
      afterJson: { state: 'suspended', ref },
    });
    expect(await inTransaction(platform, system, (tx) => changeStates(tx, 'reconnect', changes))).toHaveLength(4);
    expect((await core.subscriptions.list({ state: 'active' })).total).toBe(4);
  });

  it('takes part in the transaction of its caller: no event and no state when that fails', async () => {
    const platform = await testPlatform(kind);
    const core = coreClient(platform);
    const id = await activeService(core, await smallIsp(core));
    const attempt = inTransaction(platform, actorWith('billing', platform), async (tx) => {
      await changeState(tx, { subscriptionId: id, action: 'suspend', reason: why, ref: null });
      throw new Error('the invoice could not be posted');
    });
    await expect(attempt).rejects.toThrow('the invoice could not be posted');
    expect((await core.subscriptions.get({ id })).state).toBe('active');
    expect((await events(platform, id)).map(({ type }) => type)).toEqual(['subscription.activated']);
  });
});
