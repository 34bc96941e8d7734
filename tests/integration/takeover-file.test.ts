import { expect, it } from 'vitest';
import type { Id } from '#kernel/ids.ts';
import { exportOf649 } from '../../main/modules/mikrotik/takeover/rsc/testing/sample-exports.ts';
import { IspOnRouter } from '../../main/modules/mikrotik/testing/isp-on-router.ts';
import { mikrotikClient } from '../../main/modules/mikrotik/testing/mikrotik-client.ts';
import { onBothStores } from '../harness/test-platform.ts';

const all = { limit: 500 };

async function upload(isp: IspOnRouter, text: string, size = text.length): Promise<Id> {
  const { takeovers } = mikrotikClient(isp.platform, 'admin');
  const uploadId = isp.platform.newId();
  for (let partNo = 0; partNo * size < text.length; partNo += 1) {
    await takeovers.upload({ uploadId, partNo, text: text.slice(partNo * size, (partNo + 1) * size) });
  }
  return uploadId;
}

onBothStores((kind) => {
  it('is taken over from a file where the router does not answer, in parts, and forgets the file', async () => {
    const isp = await IspOnRouter.open(kind);
    await isp.core.devices.update({ id: isp.deviceId, sectorId: isp.sectorId });
    await isp.router.close();
    const { takeovers } = mikrotikClient(isp.platform, 'admin');
    await expect(takeovers.start({ deviceId: isp.deviceId, source: { kind: 'live' } })).rejects.toThrow('export');
    const uploadId = await upload(isp, exportOf649, 700);
    const stored = await isp.platform.store.db.selectFrom('takeoverPart').select('textSealed').execute();
    expect(stored.length).toBeGreaterThan(2);
    expect(JSON.stringify(stored)).not.toContain('secret1');

    const { id } = await takeovers.start({
      deviceId: isp.deviceId,
      source: { kind: 'file', uploadId, fileName: 'hill-1.rsc' },
    });
    expect(await isp.platform.store.db.selectFrom('takeoverPart').select('partNo').execute()).toEqual([]);
    const takeover = await takeovers.get({ id });
    expect(takeover).toMatchObject({ source: 'file', fileName: 'hill-1.rsc', routerVersion: '6.49.10' });
    expect(takeover.options.cutOffLists).toEqual(['morosos']);
    const { items } = await takeovers.rows({ id, ...all });
    expect(items.map(({ name, cutOff }) => [name, cutOff])).toEqual([
      ['ada', null],
      ['gone', 'Its user is disabled.'],
      ['jose', null],
      ['Kiosk (corner)', 'It stands in the list morosos.'],
      ['old', null],
    ]);
    const { rows } = await takeovers.row({ id: items[1]?.id ?? '' });
    expect(JSON.stringify(rows)).not.toContain('password');

    for (const { key, planId } of takeover.plans) {
      if (planId === null) await takeovers.choosePlan({ id, key, priceMinor: 900n });
    }
    const rowIds = items.filter(({ name }) => name === 'old').map((row) => row.id);
    await takeovers.decide({ id, rowIds, decision: 'skip' });
    expect(await takeovers.adopt({ id })).toMatchObject({ services: 4, left: 0 });
    await isp.work();
    const changes = await isp.changes();
    expect(new Set(changes.map(({ action, state }) => `${action} ${state}`))).toEqual(new Set(['adopt queued']));
    const { items: services } = await isp.core.subscriptions.list(all);
    const jose = services.find(({ pppoeUser }) => pppoeUser === 'jose');
    expect(jose).toMatchObject({ state: 'active', customerName: 'José Núñez' });
    expect(await isp.core.subscriptions.pppoePassword({ id: jose?.id ?? '' })).toMatchObject({ password: 'p$ss "1"' });
  });

  it('says what is wrong with a file, at its line', async () => {
    const isp = await IspOnRouter.open(kind);
    const { takeovers } = mikrotikClient(isp.platform, 'admin');
    const cut = exportOf649.slice(0, exportOf649.indexOf('Ada Obi') + 10);
    const source = { kind: 'file' as const, uploadId: await upload(isp, cut), fileName: 'cut.rsc' };
    await expect(takeovers.start({ deviceId: isp.deviceId, source })).rejects.toThrow(/begins in line \d+ is cut off/);
    const other = { ...source, uploadId: await upload(isp, 'name;phone\nAda;0803') };
    await expect(takeovers.start({ deviceId: isp.deviceId, source: other })).rejects.toThrow('no RouterOS export');
    const missing = { ...source, uploadId: isp.platform.newId() };
    await expect(takeovers.start({ deviceId: isp.deviceId, source: missing })).rejects.toThrow('choose it again');
  });
});
