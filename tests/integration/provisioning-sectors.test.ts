import { describe, expect, it } from 'vitest';
import type { MenuPath } from '#demo/virtual-mikrotik/index.ts';
import { IspOnRouter } from '../../main/modules/mikrotik/testing/isp-on-router.ts';
import { onBothStores } from '../harness/test-platform.ts';

const capacity = { downloadKbps: 300_000, uploadKbps: 100_000, target: '10.20.0.0/16', oversubscription: 10 };

const row = (isp: IspOnRouter, path: MenuPath, name: string) => isp.router.rows(path).find((one) => one.name === name);

onBothStores((kind) => {
  describe('a sector whose services share one line', () => {
    it('has a parent queue on its routers, above queues that are guaranteed their part by priority', async () => {
      const isp = await IspOnRouter.open(kind);
      await isp.core.plans.update({ id: isp.planId, priority: 3 });
      await isp.core.sectors.update({ id: isp.sectorId, capacity });
      const id = await isp.staticAddress();
      await isp.work();
      expect(row(isp, '/queue/simple', 'isp-sector-HILL')).toMatchObject({
        target: '10.20.0.0/16',
        'max-limit': '100000000/300000000',
        comment: `isp:sector:${isp.sectorId}`,
      });
      expect(isp.rowsOf('/queue/simple', id)).toMatchObject([
        { parent: 'isp-sector-HILL', priority: '3/3', 'max-limit': '5000000/20000000', 'limit-at': '500000/2000000' },
      ]);
    });

    it('gives its PPPoE and hotspot services profiles of their own under that queue', async () => {
      const isp = await IspOnRouter.open(kind);
      await isp.core.sectors.update({ id: isp.sectorId, capacity });
      const dialled = await isp.pppoe('ada');
      const guest = await isp.hotspot('guest');
      await isp.work();
      expect(await isp.seen(dialled)).toMatchObject({ truth: 'verified', service: 'active' });
      expect(await isp.seen(guest)).toMatchObject({ truth: 'verified', service: 'active' });
      expect(row(isp, '/ppp/profile', 'home-20-HILL')).toMatchObject({
        'rate-limit': '5M/20M 0/0 0/0 0/0 8 500k/2M',
        'parent-queue': 'isp-sector-HILL',
      });
      expect(row(isp, '/ip/hotspot/user/profile', 'isp-home-20-HILL')).toMatchObject({
        'parent-queue': 'isp-sector-HILL',
      });
      const writes = isp.writes().length;
      await isp.network.routers.push({ subscriptionId: dialled, reason: 'again' });
      await isp.work();
      expect(isp.writes()).toHaveLength(writes);
    });

    it('loses its hold over them when the capacity is taken from the books', async () => {
      const isp = await IspOnRouter.open(kind);
      await isp.core.sectors.update({ id: isp.sectorId, capacity });
      const fixed = await isp.staticAddress();
      const dialled = await isp.pppoe('ada');
      await isp.work();
      isp.router.dialPpp('ada');
      await isp.core.sectors.update({ id: isp.sectorId, capacity: null });
      await isp.work();
      expect(isp.rowsOf('/queue/simple', fixed)).toMatchObject([{ parent: 'none', 'limit-at': '0/0' }]);
      expect(isp.rowsOf('/ppp/secret', dialled)).toMatchObject([{ profile: 'home-20' }]);
      expect(isp.router.rows('/ppp/active')).toEqual([]);
      expect(await isp.seen(dialled)).toMatchObject({ truth: 'verified', service: 'active' });
    });

    it('tells how many times its capacity is sold', async () => {
      const isp = await IspOnRouter.open(kind);
      await isp.core.sectors.update({ id: isp.sectorId, capacity });
      await isp.staticAddress();
      await isp.staticAddress();
      expect(await isp.core.sectors.get({ id: isp.sectorId })).toMatchObject({
        capacity,
        serviceCount: 2,
        sold: { downloadKbps: 40_000, uploadKbps: 10_000 },
      });
    });
  });
});
