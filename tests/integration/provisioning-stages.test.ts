import { expect, it } from 'vitest';
import type { Id } from '#kernel/ids.ts';
import { refusalOf } from '../../main/modules/core/testing/core-client.ts';
import { IspOnRouter } from '../../main/modules/mikrotik/testing/isp-on-router.ts';
import { onBothStores } from '../harness/test-platform.ts';

const reason = 'as the test wants';
const serving = { state: 'active', truth: 'verified', service: 'active', note: null };

const newest = async (isp: IspOnRouter, id: Id) => {
  const change = (await isp.changes(id)).at(-1);
  if (change === undefined) throw new Error('no change');
  return await isp.network.changes.get({ id: change.id });
};

onBothStores((kind) => {
  it('in dry run nothing is ever written, and the plan shows every row', async () => {
    const isp = await IspOnRouter.open(kind, { stage: 'dry_run' });
    const all = isp.foreign();
    const [ada, bob] = [await isp.pppoe('ada'), await isp.dhcpStatic()];
    await isp.work();
    await isp.core.subscriptions.suspend({ id: bob, reason });
    await isp.settle();
    expect(isp.router.commands.every(({ path }) => path === '/login' || path.endsWith('/print'))).toBe(true);
    expect(isp.foreign()).toEqual(all);
    expect(isp.ours()).toEqual([]);
    expect(await isp.seen(ada)).toEqual({
      state: 'active',
      truth: 'wanted',
      service: 'absent',
      note: 'Dry run: planned, not written.',
    });
    const plan = await newest(isp, bob);
    expect(plan).toMatchObject({ state: 'planned', action: 'suspend', attempts: 0, appliedAt: null });
    expect(plan.rows.map(({ sign, path, state }) => `${sign} ${path} ${state}`)).toEqual([
      '+ /ip/dhcp-server/lease planned',
      '+ /queue/simple planned',
      '+ /ip/firewall/address-list planned',
    ]);
    expect(plan.effect).toBe('1 customer loses service.');
    const refused = await refusalOf(isp.network.changes.approve({ ids: [plan.id] }));
    expect(refused).toMatchObject({
      code: 'NOT_ALLOWED_NOW',
      message: 'hill-1 is in dry run: its changes are only shown. Set it to staged or live to have them written.',
    });
  });

  it('a router set from dry run to live is brought to the books by itself', async () => {
    const isp = await IspOnRouter.open(kind, { stage: 'dry_run' });
    const id = await isp.pppoe('ada');
    await isp.work();
    await isp.core.devices.setStage({ id: isp.deviceId, stage: 'live', reason });
    await isp.work();
    expect(await isp.seen(id)).toEqual(serving);
  });

  it('a service that the router serves already is verified without writing, also in dry run', async () => {
    const isp = await IspOnRouter.open(kind);
    const id = await isp.pppoe('ada');
    await isp.work();
    await isp.core.devices.setStage({ id: isp.deviceId, stage: 'dry_run', reason });
    await isp.network.routers.push({ subscriptionId: id, reason });
    await isp.work();
    expect(await isp.seen(id)).toEqual(serving);
  });

  it('staged: nothing is written before a person approves, and then exactly what was shown', async () => {
    const isp = await IspOnRouter.open(kind, { stage: 'staged' });
    const ids = [await isp.pppoe('ada'), await isp.pppoe('bob')];
    await isp.work();
    expect(isp.writes()).toEqual([]);
    const [first] = ids;
    if (first === undefined) throw new Error('no service');
    expect(await isp.seen(first)).toMatchObject({ truth: 'queued', note: 'Planned: waits for approval.' });
    const plans = await isp.changes();
    expect(await isp.network.changes.approve({ ids: plans.map(({ id }) => id) })).toEqual({ approved: 2 });
    const jobs = await isp.platform.store.db.selectFrom('job').select('kind').where('state', '=', 'queued').execute();
    expect(jobs.filter(({ kind: what }) => what === 'mikrotik.sync')).toHaveLength(1);
    await isp.work();
    for (const id of ids) expect(await isp.seen(id)).toEqual(serving);
    expect((await isp.changes()).map(({ state, approvedBy }) => [state, approvedBy])).toEqual([
      ['verified', 'a noc'],
      ['verified', 'a noc'],
    ]);
    expect(isp.writes()).toEqual(['/ppp/profile/add', '/ppp/secret/add', '/ppp/secret/add']);
    const again = await refusalOf(isp.network.changes.approve({ ids: plans.map(({ id }) => id) }));
    expect(again.message).toBe('Only planned changes can be approved. It is verified.');
  });

  it('staged: one of two plans that share a profile may be approved before the other', async () => {
    const isp = await IspOnRouter.open(kind, { stage: 'staged' });
    const [ada, bob] = [await isp.pppoe('ada'), await isp.pppoe('bob')];
    await isp.work();
    for (const id of [bob, ada]) {
      await isp.network.changes.approve({ ids: [(await newest(isp, id)).id] });
      await isp.work();
      expect(await isp.seen(id)).toEqual(serving);
    }
  });

  it('staged: what changed on the router after the approval has to be approved anew', async () => {
    const isp = await IspOnRouter.open(kind, { stage: 'staged' });
    const id = await isp.dhcpStatic();
    await isp.work();
    await isp.network.changes.approve({ ids: [(await newest(isp, id)).id] });
    await isp.work();
    await isp.core.subscriptions.update({ id, planId: isp.fastPlanId });
    await isp.work();
    const plan = await newest(isp, id);
    const [queue] = isp.rowsOf('/queue/simple', id);
    isp.router.put('/queue/simple', { '.id': queue?.['.id'] ?? '', 'max-limit': '1M/1M' });
    await isp.network.changes.approve({ ids: [plan.id] });
    await isp.work();
    const after = await newest(isp, id);
    expect(after).toMatchObject({
      state: 'planned',
      approvedBy: null,
      lastError: 'The router changed since this was approved. Look at the rows again and approve them anew.',
    });
    expect(isp.rowsOf('/queue/simple', id).map((row) => row['max-limit'])).toEqual(['1000000/1000000']);
    expect(after.rows[0]?.before).toMatchObject({ 'max-limit': '1000000/1000000' });
    await isp.network.changes.approve({ ids: [after.id] });
    await isp.work();
    expect(await isp.seen(id)).toEqual(serving);
  });

  /** Has the change of a service written while someone else puts a row of it on the router. */
  async function writeBesideAnother(isp: IspOnRouter, id: Id): Promise<string> {
    isp.router.setLatency(200);
    const working = isp.work();
    await expect.poll(() => isp.writes().includes('/queue/simple/add'), { timeout: 10_000 }).toBe(true);
    const [address] = isp.rowsOf('/ip/dhcp-server/lease', id).map((lease) => lease.address ?? '');
    isp.router.put('/ip/firewall/address-list', {
      list: 'isp-suspended',
      address: address ?? '',
      comment: `isp:${id}`,
    });
    isp.router.setLatency(0);
    await working;
    return address ?? '';
  }

  it('staged: what has to be written besides the approved rows is not written before it is approved too', async () => {
    const isp = await IspOnRouter.open(kind, { stage: 'staged' });
    const id = await isp.dhcpStatic();
    await isp.work();
    await isp.network.changes.approve({ ids: [(await newest(isp, id)).id] });
    await writeBesideAnother(isp, id);
    expect(isp.rowsOf('/ip/firewall/address-list', id)).toHaveLength(1);
    const failed = await newest(isp, id);
    expect(failed).toMatchObject({ state: 'failed' });
    expect(failed.lastError).toContain('more is to be written than was approved');
    await isp.network.changes.retry({ id: failed.id });
    await isp.work();
    const plan = await newest(isp, id);
    expect(plan.rows.map(({ sign, path }) => `${sign} ${path}`)).toEqual(['- /ip/firewall/address-list']);
    await isp.network.changes.approve({ ids: [plan.id] });
    await isp.work();
    expect(await isp.seen(id)).toEqual(serving);
  });

  it('live: what has to be written besides the planned rows is put on record before', async () => {
    const isp = await IspOnRouter.open(kind);
    const id = await isp.dhcpStatic();
    const address = await writeBesideAnother(isp, id);
    const change = await newest(isp, id);
    expect(await isp.seen(id)).toEqual(serving);
    expect(change.rows.map(({ sign, path, state }) => `${sign} ${path} ${state}`)).toEqual([
      '+ /ip/dhcp-server/lease verified',
      '+ /queue/simple verified',
      '- /ip/firewall/address-list verified',
    ]);
    expect(change.rows.at(-1)?.before).toMatchObject({ address });
  });

  it('a rejected plan stays unwritten, says by whom and why, and is not planned again by itself', async () => {
    const isp = await IspOnRouter.open(kind, { stage: 'staged' });
    const id = await isp.pppoe('ada');
    await isp.work();
    await isp.network.changes.reject({ ids: [(await newest(isp, id)).id], reason: 'not before Monday' });
    await isp.network.routers.compare({ id: isp.deviceId });
    await isp.work();
    expect(isp.writes()).toEqual([]);
    expect((await newest(isp, id)).state).toBe('rejected');
    expect(await isp.seen(id)).toMatchObject({ truth: 'drifted', note: 'Rejected by a noc: not before Monday' });
    const refused = await refusalOf(isp.network.changes.reject({ ids: [(await newest(isp, id)).id], reason }));
    expect(refused.message).toBe('Only planned changes can be rejected.');
  });

  it('a newer wish replaces the plan that waits for approval', async () => {
    const isp = await IspOnRouter.open(kind, { stage: 'staged' });
    const id = await isp.pppoe('ada');
    await isp.work();
    const old = await newest(isp, id);
    await isp.core.subscriptions.suspend({ id, reason: 'owes' });
    await isp.work();
    expect((await isp.network.changes.get({ id: old.id })).state).toBe('superseded');
    const plan = await newest(isp, id);
    expect(plan.rows.map(({ path, after }) => [path, after?.name])).toEqual([
      ['/ppp/profile', 'isp-suspended'],
      ['/ppp/secret', 'ada'],
    ]);
    expect(plan.rows.map((row) => row.reason)).toContainEqual(expect.stringMatching(/^owes\b/));
  });

  it('a password never shows in a plan, and stands sealed in the store', async () => {
    const isp = await IspOnRouter.open(kind, { stage: 'staged' });
    const id = await isp.pppoe('ada');
    await isp.work();
    const plan = await newest(isp, id);
    expect(plan.rows.find(({ path }) => path === '/ppp/secret')?.after?.password).toBe('••••••');
    const stored = await isp.platform.store.db.selectFrom('provisioningRow').selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain('password of ada');
  });
});
