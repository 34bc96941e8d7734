import { describe, expect, it } from 'vitest';
import type { Id } from '#kernel/ids.ts';
import { refusalOf } from '../../main/modules/core/testing/core-client.ts';
import { IspOnRouter } from '../../main/modules/mikrotik/testing/isp-on-router.ts';
import { onBothStores } from '../harness/test-platform.ts';

const reason = 'as the test wants';
const undone = 'the wrong customer';
const note = 'Undone by a noc on 2026-01-01: the books want something else.';

async function newest(isp: IspOnRouter, id: Id): Promise<Id> {
  const change = (await isp.changes(id)).at(-1);
  if (change === undefined) throw new Error('no change');
  return change.id;
}

/** Rows that belong to services; profiles are shared and stay. */
const ownRows = (isp: IspOnRouter): string[] => isp.ours().filter((row) => !row.startsWith('/ppp/profile'));

type Change = readonly [what: string, make: (isp: IspOnRouter, id: Id) => Promise<unknown>];

const changes: Change[] = [
  ['suspension', (isp, id) => isp.core.subscriptions.suspend({ id, reason })],
  ['plan change', (isp, id) => isp.core.subscriptions.update({ id, planId: isp.fastPlanId })],
  ['termination', (isp, id) => isp.core.subscriptions.terminate({ id, reason })],
];

const modes: (readonly [mode: string, add: (isp: IspOnRouter) => Promise<Id>])[] = [
  ['PPPoE', (isp) => isp.pppoe('ada')],
  ['static lease', (isp) => isp.dhcpStatic()],
  ['static address', (isp) => isp.staticAddress()],
];

onBothStores((kind) => {
  describe.each(modes)('of a %s service', (_mode, add) => {
    it.each(changes)(
      'an undone %s leaves the rows that were there before, and the books say so',
      async (_what, make) => {
        const isp = await IspOnRouter.open(kind);
        const id = await add(isp);
        await isp.work();
        const before = ownRows(isp);
        isp.router.dialPpp('ada');
        await make(isp, id);
        await isp.work();
        expect(ownRows(isp)).not.toEqual(before);
        await isp.network.changes.undo({ id: await newest(isp, id), reason: undone });
        await isp.work();
        expect(ownRows(isp)).toEqual(before);
        expect(await isp.seen(id)).toMatchObject({ truth: 'drifted', service: 'active', note });
        await isp.network.routers.compare({ id: isp.deviceId });
        await isp.work();
        expect(await isp.seen(id)).toMatchObject({ truth: 'drifted', service: 'active' });
        expect((await isp.changes(id)).at(-1)).toMatchObject({
          action: 'undo',
          state: 'verified',
          reason: undone,
          requestedBy: 'a noc',
        });
      },
    );
  });

  it('what a person had set on a removed row comes back with it', async () => {
    const isp = await IspOnRouter.open(kind);
    const id = await isp.pppoe('ada');
    await isp.work();
    const [secret] = isp.rowsOf('/ppp/secret', id);
    isp.router.put('/ppp/secret', {
      '.id': secret?.['.id'] ?? '',
      'remote-address': '10.20.0.99',
      routes: '10.7.0.0/24',
    });
    const before = ownRows(isp);
    await isp.core.subscriptions.terminate({ id, reason });
    await isp.work();
    await isp.network.changes.undo({ id: await newest(isp, id), reason: undone });
    await isp.work();
    expect(ownRows(isp)).toEqual(before);
  });

  it('a change that was cut and resumed is undone to what stood there before its first attempt', async () => {
    const isp = await IspOnRouter.open(kind, { settings: { 'network.window': 1 } });
    const id = await isp.dhcpStatic();
    await isp.work();
    const before = ownRows(isp);
    await isp.core.subscriptions.update({ id, planId: isp.fastPlanId, mac: '64:D1:54:CC:00:01' });
    await isp.router.setFault('fatal', { after: 12, times: 1 });
    await isp.work();
    const cut = ownRows(isp);
    expect(cut).not.toEqual(before);
    await isp.settle();
    expect(ownRows(isp)).not.toEqual(cut);
    await isp.network.changes.undo({ id: await newest(isp, id), reason: undone });
    await isp.work();
    expect(ownRows(isp)).toEqual(before);
  });

  it('rows that somebody changed since are not overwritten by an undo', async () => {
    const isp = await IspOnRouter.open(kind);
    const id = await isp.staticAddress();
    await isp.work();
    await isp.core.subscriptions.update({ id, planId: isp.fastPlanId });
    await isp.work();
    const [queue] = isp.rowsOf('/queue/simple', id);
    isp.router.put('/queue/simple', { '.id': queue?.['.id'] ?? '', 'max-limit': '7M/7M' });
    await isp.network.changes.undo({ id: await newest(isp, id), reason: undone });
    await isp.work();
    expect((await isp.changes(id)).at(-1)).toMatchObject({
      state: 'failed',
      lastError:
        'The simple queue isp-S-000001 was changed on the router since; undoing would overwrite that. Compare the router and push what is wanted.',
    });
    expect(isp.rowsOf('/queue/simple', id).map((row) => row['max-limit'])).toEqual(['7000000/7000000']);
  });

  it('an undo waits for approval on a staged router', async () => {
    const isp = await IspOnRouter.open(kind);
    const id = await isp.staticAddress();
    await isp.work();
    const before = ownRows(isp);
    await isp.core.subscriptions.suspend({ id, reason });
    await isp.work();
    await isp.core.devices.setStage({ id: isp.deviceId, stage: 'staged', reason });
    await isp.network.changes.undo({ id: await newest(isp, id), reason: undone });
    await isp.work();
    expect(ownRows(isp)).not.toEqual(before);
    const plan = await isp.network.changes.get({ id: await newest(isp, id) });
    expect(plan).toMatchObject({ state: 'planned', effect: '1 customer gets service.' });
    await isp.network.changes.approve({ ids: [plan.id] });
    await isp.work();
    expect(ownRows(isp)).toEqual(before);
  });

  it('says why a change cannot be undone', async () => {
    const isp = await IspOnRouter.open(kind);
    const id = await isp.pppoe('ada');
    await isp.work();
    const activation = await newest(isp, id);
    expect(await isp.network.changes.get({ id: activation })).toMatchObject({ canUndo: true, whyNotUndo: null });
    await isp.core.subscriptions.suspend({ id, reason });
    await isp.work();
    const older = await refusalOf(isp.network.changes.undo({ id: activation, reason: undone }));
    expect(older.message).toBe('A newer change of this service (suspend) stands on it. Undo that one first.');
    await isp.network.changes.undo({ id: await newest(isp, id), reason: undone });
    await isp.work();
    const again = await refusalOf(isp.network.changes.undo({ id: await newest(isp, id), reason: undone }));
    expect(again.message).toBe('This is an undo already. Push the service to write what the books want.');
    await isp.network.routers.push({ subscriptionId: id, reason });
    await isp.work();
    expect(await isp.seen(id)).toEqual({ state: 'suspended', truth: 'verified', service: 'suspended', note: null });
  });
});
