import { createRouterClient } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import type { Id } from '#kernel/ids.ts';
import { changeStates } from '#modules/core/index.ts';
import { type Actor, systemActor } from '#platform/actor.ts';
import { inTransaction } from '#platform/platform.ts';
import { writeSettings } from '#platform/settings.ts';
import { mikrotikHandlers } from '../../main/modules/mikrotik/handlers.ts';
import { IspOnRouter, type IspOptions } from '../../main/modules/mikrotik/testing/isp-on-router.ts';
import { mikrotikClient } from '../../main/modules/mikrotik/testing/mikrotik-client.ts';
import { contextOf } from '../harness/test-context.ts';
import { actorWith, onBothStores, type TestStoreKind } from '../harness/test-platform.ts';

const reason = 'as the test wants';

async function ispWith(kind: TestStoreKind, count: number, options: IspOptions = {}) {
  const isp = await IspOnRouter.open(kind, options);
  const ids: Id[] = [];
  for (let n = 0; n < count; n += 1) ids.push(await isp.pppoe(`user${n}`));
  await isp.work();
  return { isp, ids };
}

/** As the daily run does it, or as somebody does it to many at once. */
async function change(
  isp: IspOnRouter,
  action: 'suspend' | 'reconnect',
  ids: readonly Id[],
  by?: Actor,
): Promise<void> {
  const actor = by ?? systemActor('billing', isp.platform.newId());
  await inTransaction(isp.platform, actor, (tx) =>
    changeStates(
      tx,
      action,
      ids.map((subscriptionId) => ({ subscriptionId, reason, ref: null })),
    ),
  );
  await isp.work();
}

const person = (isp: IspOnRouter, requestId: string): Actor => ({ ...actorWith('noc', isp.platform), requestId });

const blocked = (isp: IspOnRouter): number =>
  isp.router.rows('/ppp/secret').filter(({ profile }) => profile === 'isp-suspended').length;

const statesOf = async (isp: IspOnRouter, action: string): Promise<string[]> =>
  (await isp.changes()).filter((one) => one.action === action).map(({ state }) => state);

onBothStores((kind) => {
  describe('the brake on cutting many off', () => {
    it('asks a person before a run cuts off more than the set share of a router, and lets the rest go on', async () => {
      const { isp, ids } = await ispWith(kind, 16);
      await change(isp, 'suspend', ids.slice(0, 12));
      expect(blocked(isp)).toBe(0);
      const held = (await isp.changes()).filter(({ state }) => state === 'planned');
      expect(held).toHaveLength(12);
      expect(held[0]?.heldReason).toBe(
        'This is one of 12 services that hill-1 would cut off now: 75 % of its 16, more than the 25 % that go by themselves. Look at them, then approve or reject.',
      );
      expect(await isp.seen(ids[0] ?? '')).toMatchObject({ state: 'suspended', truth: 'queued', service: 'active' });
      await change(isp, 'reconnect', ids.slice(0, 1));
      expect(await isp.seen(ids[0] ?? '')).toMatchObject({ state: 'active', truth: 'verified', service: 'active' });

      const batchId = held[0]?.batchId ?? '';
      expect(await isp.network.changes.batch({ batchId })).toMatchObject({
        count: 12,
        routers: [{ name: 'hill-1', count: 12, maintenance: null }],
        effects: [{ effect: 'loses', count: 12 }],
        asking: [{ effect: 'loses', count: 11 }],
        held: [{ by: 'brake', count: 11 }],
        approvable: 11,
        whyNotApprove: null,
      });
      expect(await isp.network.changes.held()).toMatchObject([
        { batchId, by: 'brake', count: 11, routers: ['hill-1'], requestedBy: 'billing' },
      ]);
      expect(await isp.network.changes.approveBatch({ batchId })).toEqual({ approved: 11 });
      await isp.work();
      expect(blocked(isp)).toBe(11);
      expect(await isp.seen(ids[1] ?? '')).toMatchObject({ truth: 'verified', service: 'suspended' });
    });

    it('counts what was cut within the hour, so that a mistake in slices is stopped too', async () => {
      const { isp, ids } = await ispWith(kind, 16, { settings: { 'network.brakePercent': 50 } });
      await change(isp, 'suspend', ids.slice(0, 6));
      expect(blocked(isp)).toBe(6);
      await change(isp, 'suspend', ids.slice(6, 12));
      expect(blocked(isp)).toBe(6);
      isp.platform.clock.advanceMs(3_600_001);
      await change(isp, 'suspend', ids.slice(12, 14));
      expect(blocked(isp)).toBe(8);
    });

    it('lets whoever cuts off one customer by hand do so, however few the router serves', async () => {
      const { isp, ids } = await ispWith(kind, 2, {
        settings: { 'network.brakePercent': 1, 'network.brakeMinimum': 1 },
      });
      await change(isp, 'suspend', ids.slice(0, 1), person(isp, 'one'));
      expect(blocked(isp)).toBe(1);
      await change(isp, 'suspend', ids.slice(1));
      expect(blocked(isp)).toBe(1);
    });
  });

  describe('a batch', () => {
    it('is stopped when too many of its changes are refused; the rest waits for a person', async () => {
      const isp = await IspOnRouter.open(kind);
      await isp.core.devices.update({ id: isp.deviceId, dhcpServer: 'ghost' });
      for (let n = 0; n < 32; n += 1) await isp.dhcpStatic();
      await isp.work();
      const changes = await isp.changes();
      expect(new Set(changes.map(({ batchId }) => batchId)).size).toBe(1);
      expect(changes.filter(({ state }) => state === 'failed')).toHaveLength(20);
      const held = changes.filter(({ state }) => state === 'planned');
      expect(held).toHaveLength(12);
      expect(held[0]?.heldReason).toBe(
        'The batch was stopped: 20 of the first 20 changes were refused, and more than 20 % may not fail. Look at those, then approve or reject the rest.',
      );
      expect(await isp.network.changes.held()).toMatchObject([{ by: 'failures', count: 12, routers: ['hill-1'] }]);
      isp.router.put('/ip/dhcp-server', { name: 'ghost', interface: 'bridge', 'address-pool': 'lan-pool' });
      await isp.network.changes.approveBatch({ batchId: held[0]?.batchId ?? '' });
      await isp.work();
      expect(await statesOf(isp, 'activate')).toEqual([...Array(20).fill('failed'), ...Array(12).fill('verified')]);
    });

    it('is undone as one, and says what it leaves alone', async () => {
      const { isp, ids } = await ispWith(kind, 5);
      await change(isp, 'suspend', ids, person(isp, 'many'));
      expect(blocked(isp)).toBe(5);
      await change(isp, 'reconnect', ids.slice(0, 1));
      const [batchId] = (await isp.changes()).filter(({ action }) => action === 'suspend').map((one) => one.batchId);
      const answer = await isp.network.changes.undoBatch({ batchId: batchId ?? '', reason: 'the wrong list' });
      expect(answer).toEqual({
        asked: 4,
        left: [{ why: 'A newer change of this service (reconnect) stands on it. Undo that one first.', count: 1 }],
        batchId: expect.any(String),
      });
      expect(await isp.network.changes.batch({ batchId: answer.batchId })).toMatchObject({
        count: 4,
        actions: [{ action: 'undo', count: 4 }],
      });
      await isp.work();
      expect(blocked(isp)).toBe(0);
      expect(await isp.seen(ids[1] ?? '')).toMatchObject({ state: 'suspended', truth: 'drifted', service: 'active' });
    });
  });

  it('with four eyes, who wanted a change does not approve it', async () => {
    const { isp, ids } = await ispWith(kind, 1, { settings: { 'network.approvalBy': 'another' } });
    await isp.core.devices.setStage({ id: isp.deviceId, stage: 'staged', reason });
    const noc = actorWith('noc', isp.platform);
    await change(isp, 'suspend', ids, noc);
    const [planned] = (await isp.changes()).filter(({ state }) => state === 'planned');
    const own = createRouterClient(mikrotikHandlers, { context: contextOf(isp.platform, noc) });
    const refusal = 'You wanted this yourself, and changes are approved by somebody else here';
    await expect(own.changes.approve({ ids: [planned?.id ?? ''] })).rejects.toThrow(refusal);
    expect((await own.changes.get({ id: planned?.id ?? '' })).whyNotApprove).toContain(refusal);
    const batchId = planned?.batchId ?? '';
    expect(await own.changes.batch({ batchId })).toMatchObject({
      approvable: 0,
      whyNotApprove: expect.stringContaining(refusal),
      rejectable: 1,
    });
    const admin = mikrotikClient(isp.platform, 'admin');
    expect((await admin.changes.get({ id: planned?.id ?? '' })).whyNotApprove).toBeNull();
    expect(await admin.changes.batch({ batchId })).toMatchObject({ approvable: 1, whyNotApprove: null });
    expect(await admin.changes.approve({ ids: [planned?.id ?? ''] })).toEqual({ approved: 1 });
    await isp.work();
    expect(blocked(isp)).toBe(1);
  });

  it('with four eyes, neither a token nor a router set to live lets a planned change through', async () => {
    const { isp, ids } = await ispWith(kind, 1, { settings: { 'network.approvalBy': 'another' } });
    await isp.core.devices.setStage({ id: isp.deviceId, stage: 'staged', reason });
    await change(isp, 'suspend', ids, actorWith('noc', isp.platform));
    const [planned] = (await isp.changes()).filter(({ state }) => state === 'planned');
    const token: Actor = { ...actorWith('admin', isp.platform), kind: 'token' };
    const script = createRouterClient(mikrotikHandlers, { context: contextOf(isp.platform, token) });
    await expect(script.changes.approve({ ids: [planned?.id ?? ''] })).rejects.toThrow(
      'a person signed in, not a token',
    );
    await isp.core.devices.setStage({ id: isp.deviceId, stage: 'live', reason });
    await isp.work();
    expect(blocked(isp)).toBe(0);
    const admin = mikrotikClient(isp.platform, 'admin');
    expect(await admin.changes.approve({ ids: [planned?.id ?? ''] })).toEqual({ approved: 1 });
    await isp.work();
    expect(blocked(isp)).toBe(1);
  });

  it('a script that cuts off one after the other is braked like any run', async () => {
    const { isp, ids } = await ispWith(kind, 16);
    for (const [at, id] of ids.slice(0, 12).entries()) {
      await change(isp, 'suspend', [id], {
        ...actorWith('billing', isp.platform),
        kind: 'token',
        requestId: `one ${at}`,
      });
    }
    expect(blocked(isp)).toBe(9);
    expect((await isp.changes()).filter(({ state }) => state === 'planned')).toHaveLength(3);
  });

  it('in quiet hours nobody is cut off by the house itself; who is reconnected is not kept waiting', async () => {
    const { isp, ids } = await ispWith(kind, 3);
    isp.platform.clock.setTo('2026-01-02T23:00:00.000Z');
    await change(isp, 'suspend', ids.slice(0, 1));
    expect(blocked(isp)).toBe(1);
    await inTransaction(isp.platform, actorWith('admin', isp.platform), (tx) =>
      writeSettings(tx, { 'network.quietFrom': '22:00', 'network.quietUntil': '07:00' }),
    );
    await change(isp, 'suspend', ids.slice(1, 2));
    expect(blocked(isp)).toBe(1);
    const [waits] = (await isp.changes(ids[1])).slice(-1);
    expect(waits?.waits).toMatchObject({ for: 'quiet_hours', until: expect.stringMatching(/T0\d:00/) });
    expect(waits?.lastError).toMatch(/^Quiet hours: it is written at 0\d:00\. Push the service to have it now\.$/);
    await change(isp, 'suspend', ids.slice(2), person(isp, 'by hand'));
    expect(blocked(isp)).toBe(2);
    await change(isp, 'reconnect', ids.slice(0, 1));
    expect(blocked(isp)).toBe(1);
    isp.platform.clock.setTo('2026-01-03T08:00:00.000Z');
    await isp.work();
    expect(blocked(isp)).toBe(2);
  });

  it('a router in maintenance is not written to; what waited goes on when it is back', async () => {
    const { isp, ids } = await ispWith(kind, 2);
    const writes = isp.writes().length;
    await isp.core.devices.startMaintenance({ id: isp.deviceId, until: null, reason: 'new power supply' });
    await change(isp, 'suspend', ids.slice(0, 1));
    expect(isp.writes()).toHaveLength(writes);
    expect((await isp.changes(ids[0])).at(-1)?.lastError).toBe(
      'hill-1 is in maintenance (new power supply); its changes go on afterwards.',
    );
    expect((await isp.changes(ids[0])).at(-1)?.waits).toEqual({ for: 'maintenance', until: null });
    await isp.core.devices.endMaintenance({ id: isp.deviceId });
    await isp.work();
    expect((await isp.changes(ids[0])).at(-1)?.waits).toBeNull();
    expect(blocked(isp)).toBe(1);
  });

  it('maintenance with an end ends by itself', async () => {
    const { isp, ids } = await ispWith(kind, 1);
    const until = new Date(Date.parse(isp.platform.clock.now()) + 600_000).toISOString();
    await isp.core.devices.startMaintenance({ id: isp.deviceId, until, reason: 'firmware' });
    await change(isp, 'suspend', ids);
    expect(blocked(isp)).toBe(0);
    isp.platform.clock.advanceMs(600_001);
    await isp.work();
    expect(blocked(isp)).toBe(1);
    expect((await isp.core.devices.get({ id: isp.deviceId })).maintenance).toBeNull();
    await expect(isp.core.devices.startMaintenance({ id: isp.deviceId, until, reason: 'too late' })).rejects.toThrow();
  });
});
