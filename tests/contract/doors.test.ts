import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { inTransaction } from '#platform/platform.ts';
import { adminEmail, testOffice, testPassword } from '../harness/test-office.ts';
import { onBothStores } from '../harness/test-platform.ts';

const refusal = async (call: Promise<unknown>): Promise<{ code: string; message: string; data: unknown }> => {
  try {
    await call;
  } catch (error) {
    if (error instanceof ORPCError) return { code: error.code, message: error.message, data: error.data };
    throw error;
  }
  throw new Error('It was not refused');
};

const wrongSector = {
  name: '',
  code: 'not a code',
  kind: 'tower',
  parentId: null,
  position: { lat: 91, lng: 0 },
} as const;

describe('the doors', () => {
  it('give a wrong input the same code, sentences and fields', async () => {
    const office = await testOffice('sqlite');
    const browser = await refusal((await office.browserClient('admin')).core.sectors.create(wrongSector));
    const window = await refusal((await office.windowClient('admin')).core.sectors.create(wrongSector));
    const response = await fetch(`${office.url}api/v1/sectors`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await office.apiToken('admin')}`, 'content-type': 'application/json' },
      body: JSON.stringify(wrongSector),
    });
    const api = (await response.json()) as Record<string, unknown>;
    expect(response.status).toBe(422);
    expect(browser.code).toBe('INVALID_INPUT');
    expect(browser.data).toMatchObject({ fields: { 'position.lat': 'Latitude is between -90 and 90.' } });
    expect(window).toEqual(browser);
    expect({ code: api.code, message: api.message, data: api.data }).toEqual(browser);
  });

  it('check the permission before they look at the input', async () => {
    const office = await testOffice('sqlite');
    expect((await refusal((await office.browserClient('support')).core.sectors.create(wrongSector))).code).toBe(
      'FORBIDDEN',
    );
  });

  it('refuse a browser request that another site could have sent', async () => {
    const office = await testOffice('sqlite');
    const headers = { cookie: await office.cookie('admin'), 'content-type': 'application/json' };
    const forged = await fetch(`${office.url}rpc/platform/staff/list`, { method: 'POST', headers, body: '{}' });
    expect(forged.status).toBe(403);
    const rebound = await fetch(`${office.url}rpc/platform/session/state`, {
      method: 'POST',
      headers: { ...headers, 'x-csrf-token': 'orpc' },
    });
    expect(rebound.status).toBe(200);
  });

  it.each<[string, Record<string, string>]>([
    ['an older browser', { origin: 'https://elsewhere.example' }],
    ['a browser of today', { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }],
    ['a page of a neighbouring name', { origin: 'http://other.localhost', 'sec-fetch-site': 'same-site' }],
    ['an image of another page', { 'sec-fetch-site': 'cross-site' }],
  ])('refuse a page of another site at the API too: %s', async (_who, headers) => {
    const office = await testOffice('sqlite', { company: false });
    const call = (more: Record<string, string>) => fetch(`${office.url}api/v1/session`, { headers: more });
    const forged = await call(headers);
    expect(forged.status).toBe(403);
    expect(await forged.json()).toMatchObject({ code: 'FORBIDDEN' });
    expect((await call({})).status).toBe(200);
    expect((await call({ 'sec-fetch-site': 'none' })).status).toBe(200);
    expect((await call({ origin: office.url.slice(0, -1), 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  it('describe the API and show its page', async () => {
    const office = await testOffice('sqlite');
    const description = (await (await fetch(`${office.url}api/v1/openapi.json`)).json()) as {
      paths: Record<string, unknown>;
    };
    expect(Object.keys(description.paths)).toContain('/customers/{id}');
    const page = await (await fetch(`${office.url}api/v1/docs`)).text();
    expect(page).toContain('/customers/{id}');
  });

  it('answer the API in minor units as text, and take them back', async () => {
    const office = await testOffice('sqlite');
    const headers = { authorization: `Bearer ${await office.apiToken('admin')}`, 'content-type': 'application/json' };
    const plan = {
      name: 'Home 10',
      downloadKbps: 10_000,
      uploadKbps: 2_000,
      taxBasisPoints: 750,
      authMethods: ['pppoe'],
      routerosProfile: 'home-10',
      priceMinor: '129900',
    };
    const made = await fetch(`${office.url}api/v1/plans`, { method: 'POST', headers, body: JSON.stringify(plan) });
    expect(made.status).toBe(200);
    const list = (await (await fetch(`${office.url}api/v1/plans?limit=1`, { headers })).json()) as {
      items: { priceMinor: unknown }[];
    };
    expect(list.items[0]?.priceMinor).toBe('129900');
  });
});

onBothStores((kind) => {
  it('signs in, keeps the session, and ends it', async () => {
    const office = await testOffice(kind);
    const client = await office.windowClient(undefined);
    expect(
      (await refusal(client.platform.session.signIn({ email: adminEmail, password: 'wrong password' }))).code,
    ).toBe('UNAUTHENTICATED');
    await client.platform.session.signIn({ email: ` ${adminEmail.toUpperCase()} `, password: testPassword });
    expect((await client.platform.session.state()).me?.role).toBe('admin');
    await client.platform.session.signOut();
    expect((await client.platform.session.state()).me).toBeNull();
    expect((await refusal(client.core.customers.list({}))).code).toBe('UNAUTHENTICATED');
  });

  it('slows down guessing at one account', async () => {
    const office = await testOffice(kind);
    const client = await office.browserClient(undefined);
    const guess = () => refusal(client.platform.session.signIn({ email: adminEmail, password: 'a wrong guess' }));
    const codes: string[] = [];
    for (let n = 0; n < 9; n += 1) codes.push((await guess()).code);
    expect(codes.at(-1)).toBe('RATE_LIMITED');
    expect(codes.slice(0, 8).every((code) => code === 'UNAUTHENTICATED')).toBe(true);
  });

  it('tells every open console of a change', async () => {
    const office = await testOffice(kind, { started: true });
    const [writer, watcher] = [await office.windowClient('admin'), await office.browserClient('noc')];
    const end = new AbortController();
    const stream = await watcher.platform.status.live(undefined, { signal: end.signal });
    await stream.next();
    const { id } = await writer.core.sectors.create({
      name: 'North',
      code: 'N1',
      kind: 'tower',
      parentId: null,
      position: null,
    });
    const seen: string[] = [];
    while (!seen.includes(`sector ${id}`)) {
      const { value, done } = await stream.next();
      if (done) break;
      seen.push(...value.map((touch) => `${touch.model} ${touch.id}`));
    }
    end.abort();
    expect(seen).toContain(`sector ${id}`);
  });

  it('makes the first company once, and no account before it', async () => {
    const office = await testOffice(kind, { company: false });
    const client = await office.windowClient(undefined);
    expect((await client.platform.session.state()).store).toBe('empty');
    const first = {
      company: 'A',
      currency: 'USD',
      timeZone: 'Africa/Lagos',
      adminName: 'N',
      adminEmail: 'n@example.org',
      adminPassword: testPassword,
    };
    expect(
      (await refusal(client.platform.setup.createCompany({ ...first, timeZone: 'Nowhere/Land' }))).data,
    ).toMatchObject({
      fields: { timeZone: expect.any(String) },
    });
    const both = await Promise.allSettled([
      client.platform.setup.createCompany(first),
      client.platform.setup.createCompany(first),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await client.platform.session.state()).me?.role).toBe('admin');
  });

  it('runs a failed job again, but not beside one that waits to do the same', async () => {
    const office = await testOffice(kind);
    const { db } = office.app.platform.store;
    const job = (id: string, state: 'queued' | 'failed') => ({
      id,
      kind: 'mikrotik.sync',
      queue: 'router:1',
      dedupeKey: 'sync:1',
      payloadJson: '{}',
      state,
      runAt: '2026-01-01T00:00:00.000Z',
      attempts: 10,
      maxAttempts: 10,
      claimedBy: null,
      claimExpiresAt: null,
      lastError: null,
      createdAt: '2026-01-01T00:00:00.000Z',
      finishedAt: null,
    });
    const [failed, waiting] = [office.app.platform.newId(), office.app.platform.newId()];
    await db
      .insertInto('job')
      .values([job(failed, 'failed'), job(waiting, 'queued')])
      .execute();
    const client = await office.browserClient('noc');
    expect(await refusal(client.platform.jobs.retry({ id: failed }))).toMatchObject({
      code: 'NOT_ALLOWED_NOW',
      message: 'The same work waits already and will be done.',
    });
    await db.updateTable('job').set({ state: 'done' }).where('id', '=', waiting).execute();
    await client.platform.jobs.retry({ id: failed });
    expect(await db.selectFrom('job').select('state').where('id', '=', failed).execute()).toEqual([
      { state: 'queued' },
    ]);
    expect(await refusal(client.platform.jobs.retry({ id: failed }))).toMatchObject({
      message: 'Only a failed job can be run again.',
    });
  });

  it('shows an admin an event that was parked, and delivers it again by its address', async () => {
    const office = await testOffice(kind);
    const { platform } = office.app;
    await inTransaction(platform, systemActor('test', platform.newId()), async (tx) =>
      tx.emit('device.changed', { deviceId: platform.newId() }),
    );
    const parkedAt = platform.clock.now();
    await platform.store.db
      .insertInto('outboxParked')
      .values({ subscriber: 'mikrotik', seq: 1, parkedAt, error: 'not now' })
      .execute();
    const admin = await office.browserClient('admin');
    expect((await admin.platform.status.bar()).parkedEvents).toBe(1);
    expect((await admin.platform.events.parked({})).items).toMatchObject([
      { subscriber: 'mikrotik', seq: 1, error: 'not now' },
    ]);
    const deliver = async (role: 'admin' | 'noc') =>
      await fetch(`${office.url}api/v1/events/parked/mikrotik/1/deliver`, {
        method: 'POST',
        headers: { authorization: `Bearer ${await office.apiToken(role)}` },
      });
    expect((await deliver('noc')).status).toBe(403);
    expect((await deliver('admin')).status).toBe(200);
    expect((await deliver('admin')).status).toBe(404);
    expect((await admin.platform.status.bar()).parkedEvents).toBe(0);
  });
});
