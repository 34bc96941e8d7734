import { expect, it } from 'vitest';
import type { DeviceTransport } from '#contract/core.ts';
import type { FaultName } from '#demo/virtual-mikrotik/index.ts';
import type { Id } from '#kernel/ids.ts';
import { IspOnRouter } from '../../main/modules/mikrotik/testing/isp-on-router.ts';
import { onBothStores, type TestStoreKind } from '../harness/test-platform.ts';

const reason = 'as the test wants';
const LONG_MS = 300_000;

interface Day {
  readonly isp: IspOnRouter;
  readonly ids: Readonly<Record<string, Id>>;
}

/** Services that run already, and then a day on which everything happens at once. */
async function busyDay(kind: TestStoreKind, transport: DeviceTransport): Promise<Day> {
  const settings = { 'network.commandSeconds': 2, 'network.window': 3 };
  const isp = await IspOnRouter.open(kind, { transport, settings });
  const ids: Record<string, Id> = {
    suspended: await isp.pppoe('suspended'),
    faster: await isp.dhcpStatic(),
    ended: await isp.staticAddress(),
    renamed: await isp.pppoe('renamed'),
  };
  await isp.work();
  for (const user of ['suspended', 'renamed']) isp.router.dialPpp(user);
  await isp.core.subscriptions.suspend({ id: ids.suspended ?? '', reason });
  await isp.core.subscriptions.update({ id: ids.faster ?? '', planId: isp.fastPlanId });
  await isp.core.subscriptions.terminate({ id: ids.ended ?? '', reason });
  await isp.core.subscriptions.update({ id: ids.renamed ?? '', pppoeUser: 'newname' });
  ids.added = await isp.pppoe('added');
  return { isp, ids };
}

/** The router's rows and what the books say of each service, with names in the place of ids. */
async function outcome({ isp, ids }: Day): Promise<unknown> {
  const named = (text: string): string =>
    Object.entries({ ...ids, home20: isp.planId, home50: isp.fastPlanId }).reduce(
      (out, [name, id]) => out.replaceAll(id, name),
      text,
    );
  const seen = await Promise.all(Object.entries(ids).map(async ([name, id]) => [name, await isp.seen(id)]));
  const states = (await isp.changes()).map(({ action, state }) => `${action} ${state}`);
  return {
    rows: isp.ours().map(named),
    foreign: isp.foreign(),
    seen,
    states,
    sessions: isp.router.rows('/ppp/active'),
  };
}

async function cutAt(
  kind: TestStoreKind,
  transport: DeviceTransport,
  fault: FaultName,
  after: number,
): Promise<{ cut: boolean; result: unknown }> {
  const day = await busyDay(kind, transport);
  const { isp } = day;
  const before = isp.router.commandCount;
  await isp.router.setFault(fault, { after, times: 1 });
  await isp.work();
  const cut = isp.router.commandCount - before > after;
  await isp.router.setFault(null);
  await isp.settle();
  return { cut, result: await outcome(day) };
}

onBothStores((kind) => {
  const cuts: [FaultName, DeviceTransport, step: number][] =
    kind === 'sqlite'
      ? [
          ['reset', 'api', 1],
          ['fatal', 'api', 1],
          ['reset', 'rest', 3],
          ['fatal', 'rest', 3],
        ]
      : [
          ['reset', 'api', 11],
          ['fatal', 'api', 11],
        ];
  it.each(cuts)(
    'a day of changes cut by a %s by %s at any command ends in the same rows, once',
    async (fault, transport, step) => {
      const undisturbed = await busyDay(kind, transport);
      const before = undisturbed.isp.router.commandCount;
      await undisturbed.isp.settle();
      const commands = undisturbed.isp.router.commandCount - before;
      const expected = await outcome(undisturbed);
      expect(commands).toBeGreaterThan(15);
      for (let after = 0; after < commands; after += step) {
        const { cut, result } = await cutAt(kind, transport, fault, after);
        expect(cut, `cut after ${after}`).toBe(true);
        expect(result, `cut after ${after}`).toEqual(expected);
      }
    },
    LONG_MS,
  );
});
