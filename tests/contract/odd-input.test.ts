import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type TestOffice, testOffice } from '../harness/test-office.ts';
import { onBothStores } from '../harness/test-platform.ts';
import { allProcedures } from './procedures.ts';

interface Answer {
  readonly status: number;
  readonly body: { readonly code?: string; readonly data?: { readonly fields?: Record<string, string> } };
}

async function caller(office: TestOffice) {
  const headers = { authorization: `Bearer ${await office.apiToken('admin')}`, 'content-type': 'application/json' };
  return async (method: string, path: string, body?: string): Promise<Answer> => {
    const answer = await fetch(`${office.url}api/v1${path}`, { method, headers, ...(body && { body }) });
    return { status: answer.status, body: (await answer.json()) as Answer['body'] };
  };
}

const refused = (field: string) => ({
  status: 422,
  body: { code: 'INVALID_INPUT', data: { fields: { [field]: expect.stringMatching(/cannot be kept/) } } },
});

const lists = allProcedures.filter(
  ({ input, restPath }) => input instanceof z.ZodObject && 'cursor' in input.shape && !restPath.includes('{'),
);
const cursor = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

onBothStores((kind) => {
  it('a text that Postgres cannot keep is refused by both stores, with its field', async () => {
    const call = await caller(await testOffice(kind));
    const made = (fields: object) => call('POST', '/customers', JSON.stringify({ name: 'Ngozi', ...fields }));
    expect(await made({ name: 'Ngo\0zi' })).toMatchObject(refused('name'));
    expect(await made({ notes: 'x\ud800y' })).toMatchObject(refused('notes'));
    expect(await made({ notes: 'a whole character: 😀' })).toMatchObject({ status: 200 });
    const sector = { name: 'North', code: 'N1', kind: 'tower', parentId: null, position: { lat: 'x\0', lng: 0 } };
    expect(await call('POST', '/sectors', JSON.stringify(sector))).toMatchObject(refused('position.lat'));
    const { id } = (await made({})).body as { id: string };
    expect(await call('PATCH', `/customers/${id}`, '{"notes":"\\u0000"}')).toMatchObject(refused('notes'));
    expect(await call('GET', '/customers?search=%00')).toMatchObject(refused('search'));
    expect(await call('PATCH', '/settings', '{"changes":{"a\\u0000b":1}}')).toMatchObject(refused('changes'));
  });

  it('a day or an instant of the year 0 is none', async () => {
    const call = await caller(await testOffice(kind));
    for (const [path, field] of [
      ['/invoices?from=0000-01-01', 'from'],
      ['/payments?to=0000-12-31', 'to'],
      ['/audit?from=0000-01-01T00:00:00.000Z', 'from'],
    ]) {
      expect(await call('GET', path ?? '')).toMatchObject({
        status: 422,
        body: { data: { fields: { [field ?? '']: expect.stringMatching(/ such as 2026-03-31/) } } },
      });
    }
  });

  it('a position that a list did not give is refused by every list', async () => {
    const call = await caller(await testOffice(kind));
    expect(lists.length).toBeGreaterThan(8);
    for (const { restPath } of lists) {
      for (const value of [['x', 'y'], [1, 2], ['x'], null, {}, ['x', '0192b5a0-0000-7000-8000-000000000001', 'z']]) {
        const at = `${restPath}?cursor=${cursor(value)}`;
        expect({ at, ...(await call('GET', at)) }).toMatchObject({
          at,
          status: 422,
          body: { code: 'INVALID_INPUT', data: { fields: { cursor: 'This list has changed; open it anew.' } } },
        });
      }
    }
  });

  it('a position goes on in the list that gave it, and in no other order', async () => {
    const office = await testOffice(kind);
    const client = await office.windowClient('admin');
    for (const name of ['Ada', 'Bola', 'Chidi']) await client.core.customers.create({ name });
    const first = await client.core.customers.list({ limit: 2 });
    expect(first.items.map(({ name }) => name)).toEqual(['Ada', 'Bola']);
    const second = await client.core.customers.list({ limit: 2, cursor: first.nextCursor });
    expect(second.items.map(({ name }) => name)).toEqual(['Chidi']);
    const elsewhere = client.core.customers.list({ cursor: first.nextCursor, sort: { by: 'createdAt' } });
    await expect(elsewhere).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it.each(['toString', 'constructor', 'hasOwnProperty', 'billing.nothing'])(
    'there is no setting %s, whatever objects are made of',
    async (key) => {
      const call = await caller(await testOffice(kind));
      expect(await call('PATCH', '/settings', JSON.stringify({ changes: { [key]: 1 } }))).toMatchObject({
        status: 422,
        body: { code: 'INVALID_INPUT', data: { fields: { [key]: `There is no setting ${key}.` } } },
      });
    },
  );

  it('a setting named __proto__ changes nothing', async () => {
    const office = await testOffice(kind);
    const call = await caller(office);
    const { status } = await call('PATCH', '/settings', '{"changes":{"__proto__":1}}');
    expect(status).toBeLessThan(500);
    expect(await office.app.platform.store.db.selectFrom('setting').selectAll().execute()).toEqual([]);
  });
});

describe('an address that cannot be read', () => {
  it.each(['/%', '/%E0%A4%A', '/assets/%ff', '/api/v1/%', '/api/v1/customers/%E0%A4%A', '/rpc/%', '/%00'])(
    '%s is nobody’s failure',
    async (address) => {
      const office = await testOffice('sqlite');
      const { port, hostname } = new URL(office.url);
      const { request } = await import('node:http');
      const status = await new Promise<number | undefined>((resolve, reject) =>
        request({ port, hostname, path: address, headers: { 'x-csrf-token': 'orpc' } }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        })
          .on('error', reject)
          .end(),
      );
      expect([400, 401, 404, 503]).toContain(status); // 503: the test has no console
    },
  );
});
