import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { actorWith, onBothStores, type TestPlatform, testPlatform } from '../../tests/harness/test-platform.ts';
import { deliverAgain } from './deliver-again.ts';
import { OutboxDispatcher, type Subscriber } from './outbox.ts';
import { parkedEvents } from './parked-events.queries.ts';
import { inTransaction } from './platform.ts';

const page = { direction: 'desc', cursor: null, limit: 10 } as const;

const [bad, good, worse] = [1, 2, 3].map((n) => `00000000-0000-7000-8000-00000000000${n}`);

const seen = async (platform: TestPlatform): Promise<string[]> =>
  (
    await platform.store.db
      .selectFrom('storeInfo')
      .select('key')
      .where('key', 'like', 'seen %')
      .orderBy('key')
      .execute()
  ).map(({ key }) => key);

const audited = (platform: TestPlatform) =>
  platform.store.db
    .selectFrom('auditLog')
    .select(['event', 'recordId', 'actorName'])
    .where('model', '=', 'parked_event')
    .orderBy('seq')
    .execute();

onBothStores((kind) => {
  /** Two events that the subscriber refused until they were parked, and one between them that it took. */
  const withParked = async () => {
    const platform = await testPlatform(kind);
    let trouble: string | undefined = 'the router is not known';
    const subscriber: Subscriber = {
      name: 's',
      async take(tx, events) {
        for (const { type, payload } of events) {
          if (type !== 'device.changed') continue;
          const key = `seen ${payload.deviceId}`;
          await tx.db.insertInto('storeInfo').values({ key, value: 'x' }).execute();
          if (payload.deviceId !== good && trouble !== undefined) throw new Error(trouble);
        }
      },
    };
    const admin = actorWith('admin', platform);
    await inTransaction(platform, admin, async (tx) => {
      for (const deviceId of [bad, good, worse]) tx.emit('device.changed', { deviceId: String(deviceId) });
    });
    const touched = new Set<string>();
    platform.bus.subscribe((touches) => {
      for (const { model } of touches) touched.add(model);
    });
    const dispatcher = new OutboxDispatcher(platform, [subscriber], platform.log);
    await dispatcher.register();
    for (let n = 0; n < 20; n += 1) {
      await dispatcher.drain();
      platform.clock.advanceMs(120_000);
    }
    return {
      platform,
      touched,
      trouble: (next: string | undefined) => {
        trouble = next;
      },
      again: (seq: number) => deliverAgain(platform, admin, [subscriber], { subscriber: 's', seq }),
    };
  };

  it('shows what was parked, newest first, and what it is about', async () => {
    const { platform, touched } = await withParked();
    expect(touched).toContain('parked_event');
    await sql`insert into device (id, name, kind, host, port, transport, health_check, security, api_user, encoding, stage,
      pppoe_suspend_mode, dhcp_server, notes, health, created_at) values (${bad}, 'core-1', 'mikrotik', '10.0.0.1', 8728, 'api', 'none', 'plain', 'u', 'utf8',
      'live', 'soft', '', '', 'unknown', ${platform.clock.now()})`.execute(platform.store.db);
    const first = await parkedEvents(platform.store.db, { ...page, limit: 1 });
    expect(first).toMatchObject({ items: [{ subscriber: 's', seq: 3, type: 'device.changed' }], total: 2 });
    expect(first.items[0]?.about).toEqual({ model: 'device', id: worse, label: worse });
    const { items, nextCursor } = await parkedEvents(platform.store.db, { ...page, cursor: first.nextCursor });
    expect(nextCursor).toBeNull();
    expect(items).toMatchObject([
      { seq: 1, error: 'the router is not known', about: { model: 'device', id: bad, label: 'core-1' } },
    ]);
  });

  it('delivers a parked event once, with what it does, and says who did it', async () => {
    const { platform, trouble, again } = await withParked();
    expect(await seen(platform)).toEqual([`seen ${good}`]);
    trouble(undefined);
    const twice = await Promise.allSettled([again(1), again(1)]);
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await seen(platform)).toEqual([`seen ${bad}`, `seen ${good}`]);
    expect((await parkedEvents(platform.store.db, page)).items).toMatchObject([{ seq: 3 }]);
    expect(await audited(platform)).toEqual([
      { event: 'parked_event.delivered', recordId: 's:1', actorName: 'a admin' },
    ]);
  });

  it('keeps it parked with the new reason when it is refused again, and takes back what was written', async () => {
    const { platform, trouble, again } = await withParked();
    trouble('the router is archived');
    await expect(again(1)).rejects.toMatchObject({
      code: 'NOT_ALLOWED_NOW',
      message: 'It was not taken, and stays here: the router is archived',
    });
    expect(await seen(platform)).toEqual([`seen ${good}`]);
    expect((await parkedEvents(platform.store.db, page)).items).toMatchObject([
      { seq: 1, error: 'the router is archived', parkedAt: platform.clock.now() },
      { seq: 3, error: 'the router is not known' },
    ]);
    expect(await audited(platform)).toMatchObject([{ event: 'parked_event.refused', recordId: 's:1' }]);
  });

  it('knows no event that was taken, and no subscriber of another version', async () => {
    const { platform, again } = await withParked();
    await expect(again(2)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const stranger = deliverAgain(platform, actorWith('admin', platform), [], { subscriber: 's', seq: 1 });
    await expect(stranger).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
