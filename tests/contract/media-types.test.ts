import { describe, expect, it } from 'vitest';
import { testOffice } from '../harness/test-office.ts';

const customer = { name: 'Ngozi Eze', phone: '', email: '', address: '', kind: 'person', notes: '' };

const customersOf = async ({ app }: Awaited<ReturnType<typeof testOffice>>): Promise<unknown[]> =>
  await app.platform.store.db.selectFrom('customer').select('name').execute();

const bodies: [string, Record<string, string>, string | FormData][] = [
  ['XML', { 'content-type': 'application/xml' }, '<customer><name>X</name></customer>'],
  ['XML as text', { 'content-type': 'text/xml; charset=utf-8' }, '<name>X</name>'],
  ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'name=X'],
  ['a multipart form', {}, new FormData()],
  ['an event stream', { 'content-type': 'text/event-stream' }, 'event: message\ndata: {"name":"X"}\n\n'],
  ['plain text', { 'content-type': 'text/plain' }, JSON.stringify(customer)],
  ['something like JSON', { 'content-type': 'application/jsonp' }, JSON.stringify(customer)],
  ['a file', { 'content-type': 'application/json', 'content-disposition': 'attachment; filename="x"' }, '{}'],
  ['what has no type', { 'content-type': '' }, JSON.stringify(customer)],
];

describe('a door takes JSON and nothing else', () => {
  it.each(bodies)('the API refuses %s and writes nothing', async (_what, headers, body) => {
    const office = await testOffice('sqlite');
    const authorization = `Bearer ${await office.apiToken('admin')}`;
    const answer = await fetch(`${office.url}api/v1/customers`, {
      method: 'POST',
      headers: { authorization, ...headers },
      body,
    });
    expect(answer.status).toBe(415);
    expect(await answer.json()).toEqual({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('application/json'),
    });
    expect(await customersOf(office)).toEqual([]);
  });

  it.each(bodies)('the console’s door refuses %s and writes nothing', async (_what, headers, body) => {
    const office = await testOffice('sqlite');
    const answer = await fetch(`${office.url}rpc/core/customers/create`, {
      method: 'POST',
      headers: { cookie: await office.cookie('admin'), 'x-csrf-token': 'orpc', ...headers },
      body,
    });
    expect(answer.status).toBe(415);
    expect(await customersOf(office)).toEqual([]);
  });

  it('takes JSON with a charset, and a request without a body', async () => {
    const office = await testOffice('sqlite');
    const authorization = `Bearer ${await office.apiToken('admin')}`;
    const made = await fetch(`${office.url}api/v1/customers`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(customer),
    });
    expect(made.status).toBe(200);
    expect(await customersOf(office)).toEqual([{ name: 'Ngozi Eze' }]);
    const empty = await fetch(`${office.url}api/v1/customers`, { method: 'POST', headers: { authorization } });
    expect(empty.status).toBe(422);
  });
});
