import { expect, it } from 'vitest';
import { inTransaction } from '#platform/platform.ts';
import { actorWith, onBothStores, testPlatform } from '../../../../tests/harness/test-platform.ts';
import { recordBilledThrough, recordNetworkTruth } from '../index.ts';
import { coreClient } from '../testing/core-client.ts';
import { activeService, smallIsp } from '../testing/small-isp.ts';

onBothStores((kind) => {
  it('records what routers show, each service its own, and changes only what is given', async () => {
    const platform = await testPlatform(kind);
    const core = coreClient(platform);
    const isp = await smallIsp(core);
    const first = await activeService(core, isp);
    const second = await activeService(core, isp);
    const third = await activeService(core, isp);
    const actor = actorWith('admin', platform);
    const touched: string[] = [];
    platform.bus.subscribe((touches) => touched.push(...touches.map(({ id }) => id)));
    const readAt = '2026-01-01T09:00:00.000Z';
    await inTransaction(platform, actor, (tx) =>
      recordNetworkTruth(tx, [
        { subscriptionId: first, truth: 'verified', service: 'active', readAt },
        { subscriptionId: second, truth: 'queued', note: 'waits for approval' },
      ]),
    );
    await inTransaction(platform, actor, (tx) =>
      recordNetworkTruth(tx, [
        { subscriptionId: first, truth: 'drifted' },
        { subscriptionId: second, note: null },
      ]),
    );
    const networkOf = async (id: string) => (await core.subscriptions.get({ id })).network;
    expect(await networkOf(first)).toEqual({ truth: 'drifted', service: 'active', readAt, note: null });
    expect(await networkOf(second)).toEqual({ truth: 'queued', service: 'absent', readAt: null, note: null });
    expect(await networkOf(third)).toEqual({ truth: 'wanted', service: 'absent', readAt: null, note: null });
    if (kind === 'sqlite') expect(touched).toEqual(expect.arrayContaining([first, second]));
    expect(touched).not.toContain(third);
  });

  it('moves the billed day forward and never back', async () => {
    const platform = await testPlatform(kind);
    const core = coreClient(platform);
    const isp = await smallIsp(core);
    const first = await activeService(core, isp);
    const second = await activeService(core, isp);
    const record = (days: readonly (readonly [string, string])[]) =>
      inTransaction(platform, actorWith('billing', platform), (tx) =>
        recordBilledThrough(
          tx,
          days.map(([subscriptionId, billedThrough]) => ({ subscriptionId, billedThrough })),
        ),
      );
    const billed = async (id: string) => (await core.subscriptions.get({ id })).billedThrough;
    await record([
      [first, '2026-02-01'],
      [second, '2026-02-15'],
    ]);
    await record([
      [first, '2026-03-01'],
      [second, '2026-01-15'],
    ]);
    expect([await billed(first), await billed(second)]).toEqual(['2026-03-01', '2026-02-15']);
  });
});
