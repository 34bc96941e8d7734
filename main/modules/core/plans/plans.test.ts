import { expect, it } from 'vitest';
import { onBothStores, testPlatform } from '../../../../tests/harness/test-platform.ts';
import { coreClient, fieldsRefused } from '../testing/core-client.ts';
import { activeService, plan, service, smallIsp, why } from '../testing/small-isp.ts';

onBothStores((kind) => {
  it('changes a price from a day on, in the zone of the company', async () => {
    const platform = await testPlatform(kind, { timeZone: 'Pacific/Auckland' });
    platform.clock.setTo('2026-03-09T20:00:00.000Z'); // the 10th in Auckland
    const core = coreClient(platform);
    const { id } = await core.plans.create(plan('Home 20'));
    expect(
      await fieldsRefused(core.plans.changePrice({ id, priceMinor: 3_000n, effectiveFrom: '2026-03-09' })),
    ).toEqual({ effectiveFrom: 'A new price begins today or later: what was billed stays billed.' });
    expect(
      await fieldsRefused(core.plans.changePrice({ id, priceMinor: 3_000n, effectiveFrom: '2062-04-01' })),
    ).toEqual({ effectiveFrom: 'At most two years ahead, from 10 Mar 2028 on. Look at the year.' });
    await core.plans.changePrice({ id, priceMinor: 2_900n, effectiveFrom: '2026-04-01' });
    await core.plans.changePrice({ id, priceMinor: 3_000n, effectiveFrom: '2026-04-01' });
    await core.plans.changePrice({ id, priceMinor: 3_500n, effectiveFrom: '2026-06-01' });
    expect(await core.plans.get({ id })).toMatchObject({
      priceMinor: 2_500n,
      nextPrice: { effectiveFrom: '2026-04-01', priceMinor: 3_000n },
      prices: [
        { effectiveFrom: '2026-06-01', priceMinor: 3_500n },
        { effectiveFrom: '2026-04-01', priceMinor: 3_000n },
        { effectiveFrom: '2026-03-10', priceMinor: 2_500n },
      ],
    });
    platform.clock.setTo('2026-03-31T12:00:00.000Z');
    expect((await core.plans.list({})).items).toMatchObject([
      { priceMinor: 3_000n, nextPrice: { effectiveFrom: '2026-06-01', priceMinor: 3_500n } },
    ]);
  });

  it('says beforehand whom a new price touches and how much', async () => {
    const core = coreClient(await testPlatform(kind));
    const isp = await smallIsp(core);
    const ids: string[] = [];
    for (let n = 0; n < 4; n += 1) ids.push(await activeService(core, isp));
    const [suspended = '', paused = '', overridden = ''] = ids;
    await core.subscriptions.suspend({ id: suspended, reason: why });
    await core.subscriptions.pause({ id: paused, reason: why });
    await core.subscriptions.setPrice({ id: overridden, priceOverrideMinor: 100n, reason: why });
    await core.subscriptions.create(service(isp));
    const preview = { id: isp.planId, priceMinor: 2_600n, effectiveFrom: '2026-02-01' };
    expect(await core.plans.previewPrice(preview)).toEqual({
      services: 2,
      overridden: 1,
      monthlyDifferenceMinor: 200n,
      presentMinor: 2_500n,
      currency: 'USD',
    });
  });

  it('sends new rates to every service that runs on the plan, and nothing of a new name', async () => {
    const platform = await testPlatform(kind);
    const core = coreClient(platform);
    const isp = await smallIsp(core);
    const first = await activeService(core, isp);
    const second = await activeService(core, isp);
    await core.subscriptions.suspend({ id: second, reason: why });
    await core.subscriptions.create(service(isp));
    const changed = async () =>
      (await platform.store.db.selectFrom('outboxEvent').selectAll().orderBy('seq').execute())
        .filter(({ type }) => type === 'subscription.changed')
        .map(({ payloadJson }) => payloadJson);
    await core.plans.update({ id: isp.planId, name: 'Home 30', taxBasisPoints: 1_000 });
    expect(await changed()).toEqual([]);
    await core.plans.update({ id: isp.planId, downloadKbps: 30_000 });
    const ref = { model: 'service_plan', id: isp.planId, label: 'Home 30' };
    expect(await changed()).toEqual(
      [first, second].sort().map((subscriptionId) => ({
        subscriptionId,
        reason: 'The plan Home 30 has new rates.',
        ref,
      })),
    );
  });

  it('leaves the profiles of RouterOS and of Lastmile to them', async () => {
    const core = coreClient(await testPlatform(kind));
    const { id } = await core.plans.create(plan('Home 20'));
    for (const routerosProfile of ['isp-suspended', 'ISP-anything', 'default', ' Default-Encryption ']) {
      const refused = { routerosProfile: expect.stringMatching(/^This profile is kept for RouterOS and Lastmile/) };
      expect(await fieldsRefused(core.plans.create({ ...plan('Other'), routerosProfile }))).toEqual(refused);
      expect(await fieldsRefused(core.plans.update({ id, routerosProfile }))).toEqual(refused);
    }
    await core.plans.update({ id, routerosProfile: 'default-20' });
    expect((await core.plans.get({ id })).routerosProfile).toBe('default-20');
  });

  it('keeps the ground under those who use a plan', async () => {
    const core = coreClient(await testPlatform(kind));
    const isp = await smallIsp(core);
    await core.subscriptions.create(service(isp));
    const update = (fields: object) => fieldsRefused(core.plans.update({ id: isp.planId, ...fields }));
    expect(await update({ authMethods: ['pppoe'] })).toEqual({
      authMethods: '1 service on this plan connect by DHCP. Move them first.',
    });
    expect(await update({ periodMonths: 3 })).toEqual({
      periodMonths: 'The period of a plan in use stays. Add another plan and move the services.',
    });
    expect(await update({ burst: { downloadKbps: 64, uploadKbps: 64, thresholdPercent: 80, seconds: 8 } })).toEqual({
      'burst.downloadKbps': 'The burst is at least as fast as the plan.',
    });
  });

  it('gives a name and a profile to one plan only, also when two are made at once', async () => {
    const core = coreClient(await testPlatform(kind));
    await core.plans.create(plan('Home 20'));
    const profileTaken = { routerosProfile: 'Home 20 has this profile. Give this plan one of its own.' };
    expect(await fieldsRefused(core.plans.create(plan('Home 20')))).toEqual({
      name: 'Another plan has this name.',
      ...profileTaken,
    });
    const same = { ...plan('Fast'), routerosProfile: 'home-20' };
    expect(await fieldsRefused(core.plans.create(same))).toEqual(profileTaken);
    const { id } = await core.plans.create(plan('Fast'));
    expect(await fieldsRefused(core.plans.update({ id, routerosProfile: 'home-20' }))).toEqual(profileTaken);
    const racing = ['One', 'Two'].map((name) => core.plans.create({ ...plan(name), routerosProfile: 'raced' }));
    expect((await Promise.allSettled(racing)).map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
