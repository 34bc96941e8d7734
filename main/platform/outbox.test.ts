import { expect, it } from 'vitest';
import { onBothStores, type TestPlatform, testPlatform } from '../../tests/harness/test-platform.ts';
import { systemActor } from './actor.ts';
import type { StoredEvent } from './event-types.ts';
import { OutboxDispatcher, type Subscriber } from './outbox.ts';
import { inTransaction } from './platform.ts';

const emit = (platform: TestPlatform, ...deviceIds: string[]): Promise<void> =>
  inTransaction(platform, systemActor('test', platform.newId()), async (tx) => {
    for (const deviceId of deviceIds) tx.emit('device.changed', { deviceId });
  });

const devicesOf = (events: readonly StoredEvent[]): string[] =>
  events.flatMap((event) => (event.type === 'device.changed' ? [event.payload.deviceId] : []));

const dispatcherOf = async (platform: TestPlatform, subscriber: Subscriber): Promise<OutboxDispatcher> => {
  const dispatcher = new OutboxDispatcher(platform, [subscriber], platform.log);
  await dispatcher.register();
  return dispatcher;
};

onBothStores((kind) => {
  it('delivers every event once, in the order of the commits', async () => {
    const platform = await testPlatform(kind);
    const seen: string[] = [];
    const dispatcher = await dispatcherOf(platform, {
      name: 's',
      take: async (_tx, events) => void seen.push(...devicesOf(events)),
    });
    await Promise.all(Array.from({ length: 10 }, (_, n) => emit(platform, `${n}a`, `${n}b`)));
    await dispatcher.drain();
    await dispatcher.drain();
    expect(seen).toHaveLength(20);
    for (let n = 0; n < 10; n += 1) expect(seen.indexOf(`${n}a`) + 1).toBe(seen.indexOf(`${n}b`));
  });

  it('takes back what a failing handler wrote, tries again, parks the event in the end, and goes on', async () => {
    const platform = await testPlatform(kind);
    const dispatcher = await dispatcherOf(platform, {
      name: 's',
      async take(tx, events) {
        for (const deviceId of devicesOf(events)) {
          await tx.db
            .insertInto('storeInfo')
            .values({ key: `seen ${deviceId}`, value: 'x' })
            .execute();
          if (deviceId === 'poison') throw new Error('cannot take this');
        }
      },
    });
    await emit(platform, 'one', 'poison', 'two');
    const seen = async (): Promise<string[]> =>
      (
        await platform.store.db
          .selectFrom('storeInfo')
          .select('key')
          .where('key', 'like', 'seen %')
          .orderBy('key')
          .execute()
      ).map(({ key }) => key);
    await dispatcher.drain();
    expect(await seen()).toEqual(['seen one']);
    for (let n = 0; n < 10; n += 1) {
      platform.clock.advanceMs(120_000);
      await dispatcher.drain();
    }
    expect(await seen()).toEqual(['seen one', 'seen two']);
    expect(await platform.store.db.selectFrom('outboxParked').select(['seq', 'error']).execute()).toEqual([
      { seq: 2, error: 'cannot take this' },
    ]);
  });

  it('tries a batch with a failing event once, and then one by one to its end', async () => {
    const platform = await testPlatform(kind);
    const sizes: number[] = [];
    const dispatcher = await dispatcherOf(platform, {
      name: 's',
      async take(_tx, events) {
        sizes.push(events.length);
        if (devicesOf(events).includes('poison')) throw new Error('cannot take this');
      },
    });
    await emit(platform, 'one', 'two', 'poison', 'three', 'four');
    for (let n = 0; n < 10; n += 1) {
      await dispatcher.drain();
      platform.clock.advanceMs(120_000);
    }
    expect(sizes.filter((size) => size > 1)).toEqual([5, 2]);
    await emit(platform, 'five', 'six');
    await dispatcher.drain();
    expect(sizes.at(-1)).toBe(2);
  });

  it('brings an event to every subscriber, also to one that is new', async () => {
    const platform = await testPlatform(kind);
    await emit(platform, 'early');
    const seen: string[] = [];
    const ear = (name: string): Subscriber => ({
      name,
      take: async (_tx, events) => void seen.push(...devicesOf(events).map((deviceId) => `${name} ${deviceId}`)),
    });
    await (await dispatcherOf(platform, ear('a'))).drain();
    await (await dispatcherOf(platform, ear('b'))).drain();
    expect(seen).toEqual(['a early', 'b early']);
  });
});
