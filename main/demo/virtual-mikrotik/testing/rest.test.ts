import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { RouterVersion } from '../index.ts';
import { startRouter } from './start.ts';

const users = [
  { name: 'admin', password: 'sésame' },
  { name: 'watcher', password: 'w', policy: 'read' },
  { name: 'api-only', password: 'w', policy: 'no-rest' },
] as const;

interface Answer {
  readonly status: number;
  readonly type: string | undefined;
  readonly text: string;
  readonly json: unknown;
}

async function startRest(version?: RouterVersion) {
  const { router } = await startRouter({ users, version });
  const port = await router.listenRest();
  const ask = (method: string, path: string, body?: unknown, auth = 'admin:sésame'): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, method, path, agent: false, auth }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const type = response.headers['content-type'];
          const json: unknown = type === 'application/json' ? JSON.parse(text) : undefined;
          resolve({ status: response.statusCode ?? 0, type, text, json });
        });
      });
      sent.once('error', reject);
      sent.end(typeof body === 'string' ? body : body === undefined ? undefined : JSON.stringify(body));
    });
  return { router, ask };
}

describe('REST of the virtual router', () => {
  it('adds, reads, changes and removes a row, all values as text', async () => {
    const { ask } = await startRest();
    const added = await ask('PUT', '/rest/ppp/secret', {
      name: 'ada',
      password: 'p',
      disabled: true,
      'limit-bytes-in': 7,
    });
    expect(added.status).toBe(201);
    expect(added.json).toMatchObject({ '.id': '*1', name: 'ada', disabled: 'true', 'limit-bytes-in': '7' });
    expect((await ask('GET', '/rest/ppp/secret/*1?.proplist=name,disabled')).json).toEqual({
      name: 'ada',
      disabled: 'true',
    });
    expect((await ask('GET', '/rest/ppp/secret?name=ada&.proplist=.id')).json).toEqual([{ '.id': '*1' }]);
    expect((await ask('GET', '/rest/ppp/secret?name=eve')).json).toEqual([]);
    expect((await ask('PATCH', '/rest/ppp/secret/ada', { comment: 'żółw' })).json).toMatchObject({ comment: 'żółw' });
    expect((await ask('GET', '/rest/ppp/secret?comment=%C5%BC%C3%B3%C5%82w&.proplist=name')).json).toEqual([
      { name: 'ada' },
    ]);
    expect(await ask('DELETE', '/rest/ppp/secret/*1')).toMatchObject({ status: 204, text: '' });
    expect(await ask('DELETE', '/rest/ppp/secret/*1')).toMatchObject({
      status: 404,
      json: { error: 404, message: 'Not Found' },
    });
  });

  it('answers a menu that is one row with that row', async () => {
    const { ask } = await startRest();
    expect((await ask('GET', '/rest/system/identity')).json).toEqual({ name: 'MikroTik' });
  });

  it('runs the console’s commands by POST, queries and lists of ids too', async () => {
    const { ask } = await startRest();
    for (const name of ['a', 'b', 'c']) await ask('POST', '/rest/ppp/secret/add', { name });
    const query = ['name=a', 'name=b', '#|'];
    expect((await ask('POST', '/rest/ppp/secret/print', { '.query': query, '.proplist': ['name'] })).json).toEqual([
      { name: 'a' },
      { name: 'b' },
    ]);
    expect((await ask('POST', '/rest/ppp/secret/set', { '.id': '*1,*3', comment: 'x' })).json).toEqual([]);
    expect((await ask('GET', '/rest/ppp/secret?comment=x&_proplist=name')).json).toEqual([
      { name: 'a' },
      { name: 'c' },
    ]);
    expect((await ask('POST', '/rest/ppp/secret/remove', { '.id': '*1,*2,*3' })).json).toEqual([]);
    expect((await ask('POST', '/rest/ppp/secret/print', { 'count-only': '' })).json).toEqual({ ret: '0' });
  });

  it.each([
    ['PUT', '/rest/ppp/secret', { name: 'ada' }, 400, 'failure: secret with the same name already exists'],
    ['PUT', '/rest/ppp/secret', { name: 'x', profile: 'none' }, 400, 'input does not match any value of profile'],
    ['PUT', '/rest/ppp/secret', { name: 'x', colour: 'red' }, 400, 'unknown parameter colour'],
    ['PATCH', '/rest/ppp/secret/*99', { comment: 'x' }, 404, undefined],
    ['POST', '/rest/ppp/secret/set', { '.id': '*99', comment: 'x' }, 400, 'no such item'],
    ['PATCH', '/rest/ppp/secret', { comment: 'x' }, 400, 'missing or invalid resource identifier'],
    ['GET', '/rest/ppp/secrets', undefined, 400, 'no such command or directory (secrets)'],
    ['PUT', '/rest/ppp/secret', '{"name":', 400, 'invalid JSON'],
    ['PUT', '/rest/ppp/secret', '[]', 400, 'object expected'],
    ['OPTIONS', '/rest/ppp/secret', undefined, 405, undefined],
  ])('%s %s %j is refused with %i: %s', async (method, path, body, status, detail) => {
    const { router, ask } = await startRest();
    router.put('/ppp/secret', { name: 'ada' });
    const { json } = await ask(method, path, body);
    expect(json).toEqual({ error: status, message: expect.any(String), ...(detail === undefined ? {} : { detail }) });
  });

  it('lets in who knows the password and whose group has api and rest-api', async () => {
    const { router, ask } = await startRest();
    const refused = { status: 401, json: { error: 401, message: 'Unauthorized' } };
    expect(await ask('GET', '/rest/system/identity', undefined, 'admin:sesame')).toMatchObject(refused);
    expect(await ask('GET', '/rest/system/identity', undefined, 'api-only:w')).toMatchObject(refused);
    expect(await ask('PUT', '/rest/ppp/secret', { name: 'x' }, 'watcher:w')).toMatchObject({
      status: 500,
      json: { detail: 'not enough permissions (9)', error: 500 },
    });
    expect(router.rows('/ppp/secret')).toEqual([]);
  });

  it('came with RouterOS 7: before, the web server knows no such page', async () => {
    const { ask } = await startRest('6.49');
    expect(await ask('GET', '/rest/system/identity')).toMatchObject({ status: 404, type: 'text/html' });
  });
});
