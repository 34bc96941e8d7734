import { expect, it } from 'vitest';
import type { TrafficEvent } from '#contract/mikrotik.ts';
import { refusalOf } from '../../main/modules/core/testing/core-client.ts';
import { IspOnRouter } from '../../main/modules/mikrotik/testing/isp-on-router.ts';
import { onBothStores } from '../harness/test-platform.ts';

type Stream = Awaited<ReturnType<IspOnRouter['network']['sessions']['trafficOf']>>;

/** The stream's events up to the one that fits. */
async function upTo(stream: Stream, fits: (event: TrafficEvent) => boolean): Promise<TrafficEvent[]> {
  const seen: TrafficEvent[] = [];
  for await (const event of stream) {
    seen.push(event);
    if (fits(event)) break;
  }
  return seen;
}

const isSample = ({ kind }: TrafficEvent): boolean => kind === 'sample';

/** Whether the router is still being asked for its queues. */
const asksForQueues = (isp: IspOnRouter): number =>
  isp.router.commands.filter(({ path }) => path === '/queue/simple/print').length;

onBothStores((kind) => {
  it('what passes through a customer’s queue is told as it passes, to all who look by one poll', async () => {
    const isp = await IspOnRouter.open(kind, { traffic: true });
    const ada = await isp.pppoe('ada');
    await isp.work();
    isp.router.dialPpp('ada');
    const before = isp.router.commandCount;
    const streams = await Promise.all([1, 2, 3].map(() => isp.network.sessions.trafficOf({ subscriptionId: ada })));
    const seen = await Promise.all(streams.map((stream) => upTo(stream, isSample)));
    for (const [source, sample] of seen) {
      expect(source).toEqual({
        kind: 'source',
        name: '<pppoe-ada>',
        limit: { downloadKbps: 20_000, uploadKbps: 5_000 },
      });
      expect(sample?.kind === 'sample' && sample.downloadBps).toBeGreaterThan(0);
    }
    expect(isp.router.commandCount - before).toBeLessThanOrEqual(4);
  });

  it('nobody looks any more: the router is not asked any more', async () => {
    const isp = await IspOnRouter.open(kind, { traffic: true });
    isp.router.dialPpp('owner');
    const input = { deviceId: isp.deviceId, kind: 'ppp' as const, user: 'owner' };
    await upTo(await isp.network.sessions.traffic(input), isSample);
    const asked = asksForQueues(isp);
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(asksForQueues(isp)).toBe(asked);
  });

  it('a line that drops leaves a gap, and goes on with the next dial', async () => {
    const isp = await IspOnRouter.open(kind, { traffic: true });
    const ada = await isp.pppoe('ada');
    await isp.work();
    const stream = await isp.network.sessions.trafficOf({ subscriptionId: ada });
    const seen: string[] = [];
    for await (const event of stream) {
      seen.push(event.kind);
      if (event.kind === 'gap') isp.router.dialPpp('ada');
      if (event.kind === 'sample') break;
    }
    expect(seen).toEqual(['gap', 'source', 'sample']);
  });

  it('a session without any queue is measured at its interface', async () => {
    const isp = await IspOnRouter.open(kind, { traffic: true });
    isp.router.put('/ppp/secret', { name: 'free' });
    isp.router.dialPpp('free');
    const input = { deviceId: isp.deviceId, kind: 'ppp' as const, user: 'free' };
    const [source, sample] = await upTo(await isp.network.sessions.traffic(input), isSample);
    expect(source).toEqual({ kind: 'source', name: '<pppoe-free>', limit: null });
    expect(sample?.kind === 'sample' && sample.downloadBps).toBeGreaterThan(0);
  });

  it('a router that goes away ends the stream with a sentence', async () => {
    const isp = await IspOnRouter.open(kind, { traffic: true });
    isp.router.dialPpp('owner');
    const input = { deviceId: isp.deviceId, kind: 'ppp' as const, user: 'owner' };
    const seen: TrafficEvent[] = [];
    for await (const event of await isp.network.sessions.traffic(input)) {
      seen.push(event);
      if (event.kind === 'sample') await isp.router.setFault('refuse');
    }
    expect(seen.at(-1)).toMatchObject({ kind: 'end', sentence: expect.stringMatching(/^hill-1 went away: /) });
  });

  it('a person watches four lines at once, and a closed one makes room', async () => {
    const isp = await IspOnRouter.open(kind, { traffic: true });
    isp.router.dialPpp('owner');
    const input = { deviceId: isp.deviceId, kind: 'ppp' as const, user: 'owner' };
    const open = await Promise.all([1, 2, 3, 4].map(() => isp.network.sessions.traffic(input)));
    await Promise.all(open.map((stream) => stream.next()));
    const refused = await refusalOf(isp.network.sessions.traffic(input));
    expect(refused).toMatchObject({ code: 'RATE_LIMITED', message: 'You watch 4 already. Close one of them first.' });
    await open[0]?.return(undefined);
    await upTo(await isp.network.sessions.traffic(input), isSample);
    await Promise.all(open.slice(1).map((stream) => stream.return(undefined)));
  });
});
