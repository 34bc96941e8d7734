import { expect, it } from 'vitest';
import { openDemo } from '#demo/open-demo.ts';
import { createLogger } from '#platform/log.ts';
import { createApp } from '../../main/app.ts';
import { examine } from '../../main/doctor.ts';
import { atEnd, temporaryFolder } from '../harness/test-platform.ts';

const A_YEAR_TAKES_MS = 180_000;

it(
  'the demo ISP has a year behind it that keeps every promise, and some of everything',
  async () => {
    const demo = await openDemo({ folder: await temporaryFolder(), log: createLogger('silent'), createApp });
    atEnd(() => demo.stop());
    const { db } = demo.app.platform.store;
    const broken = (await examine(demo.app.platform.store)).filter((found) => found.broken.length > 0);
    expect(broken).toEqual([]);
    const states = await db
      .selectFrom('subscription')
      .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
      .groupBy('state')
      .execute();
    const count = new Map(states.map((row) => [row.state, row.count]));
    expect(count.get('active')).toBeGreaterThan(200);
    for (const state of ['draft', 'pending_install', 'suspended', 'paused', 'terminated'] as const) {
      expect(count.get(state), state).toBeGreaterThan(0);
    }
    const { runs } = await db
      .selectFrom('billingRun')
      .select((eb) => eb.fn.countAll<number>().as('runs'))
      .where('state', '=', 'done')
      .executeTakeFirstOrThrow();
    expect(runs).toBeGreaterThan(360);
    const secrets = demo.routers.running.flatMap(({ router }) => router.rows('/ppp/secret'));
    expect(secrets.filter(({ comment }) => comment?.startsWith('isp:')).length).toBeGreaterThan(100);
  },
  A_YEAR_TAKES_MS,
);
