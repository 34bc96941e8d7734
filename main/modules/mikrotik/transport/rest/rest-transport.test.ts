import { setTimeout as later } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createVirtualRouter } from '#demo/virtual-mikrotik/index.ts';
import { atEnd } from '../../../../../tests/harness/test-platform.ts';
import { type HttpScript, httpPeer, restAddress, restTo, say } from '../testing/http-peer.ts';
import { startPeer } from '../testing/scripted-peer.ts';
import { connectRouterRest } from './rest-transport.ts';

const nothing: HttpScript = (_heard, response) => say(response, 200, []);

describe('the requests a router is sent', () => {
  it('a print names the fields wanted and the values looked for', async () => {
    const peer = await httpPeer(nothing);
    const router = await restTo(peer);
    await router.print('/ppp/secret', { proplist: ['.id', 'name'], where: { comment: 'isp:1 & żółw' } });
    expect(peer.heard).toMatchObject([
      {
        method: 'GET',
        url: '/rest/ppp/secret?.proplist=.id,name&comment=isp:1%20%26%20%C5%BC%C3%B3%C5%82w',
        body: '',
      },
    ]);
  });

  it('what a line cannot say or is too long for goes into a body', async () => {
    const peer = await httpPeer(nothing);
    const router = await restTo(peer);
    await router.print('/ppp/secret', { proplist: ['.id'], where: { service: 'pppoe', comment: '' } });
    await router.print('/ppp/secret', { where: { name: 'x'.repeat(2_000) } });
    expect(peer.heard.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST /rest/ppp/secret/print',
      'POST /rest/ppp/secret/print',
    ]);
    expect(JSON.parse(peer.heard[0]?.body ?? '')).toEqual({
      '.proplist': ['.id'],
      '.query': ['service=pppoe', 'comment=', '-comment', '#|'],
    });
  });

  it('one row is named in the path, several in the body', async () => {
    const peer = await httpPeer(nothing);
    const router = await restTo(peer);
    await router.set('/queue/simple', '*A', { comment: 'x' });
    await router.set('/queue/simple', '*A,*B', { comment: 'x' });
    await router.remove('/queue/simple', ['*A']);
    await router.remove('/queue/simple', ['*A', '*B']);
    await router.remove('/queue/simple', []);
    expect(peer.heard.map(({ method, url, body }) => [method, url, body])).toEqual([
      ['PATCH', '/rest/queue/simple/*A', '{"comment":"x"}'],
      ['POST', '/rest/queue/simple/set', '{".id":"*A,*B","comment":"x"}'],
      ['DELETE', '/rest/queue/simple/*A', ''],
      ['POST', '/rest/queue/simple/remove', '{".id":"*A,*B"}'],
    ]);
  });

  it('an address that is emptied is unset by a command of its own', async () => {
    const peer = await httpPeer(nothing);
    const router = await restTo(peer);
    await router.set('/ppp/secret', '*A,*B', { comment: 'x', 'remote-address': '' });
    expect(peer.heard.slice(1).map(({ url, body }) => [url, body])).toEqual([
      ['/rest/ppp/secret/unset', '{".id":"*A","value-name":"remote-address"}'],
      ['/rest/ppp/secret/unset', '{".id":"*B","value-name":"remote-address"}'],
    ]);
  });

  it('name and password go with every request, in the encoding of the router', async () => {
    const peer = await httpPeer(nothing);
    await (await restTo(peer, { password: 'żółw' })).print('/ppp/secret');
    await (await restTo(peer, { password: 'für', encoding: 'win1252' })).print('/ppp/secret');
    expect(peer.heard.map(({ authorization }) => authorization)).toEqual([
      `Basic ${Buffer.from('lastmile:żółw', 'utf8').toString('base64')}`,
      `Basic ${Buffer.from('lastmile:für', 'latin1').toString('base64')}`,
    ]);
    await expect(connectRouterRest(restAddress(peer, { user: 'a:b' }))).rejects.toMatchObject({ kind: 'login' });
  });
});

describe('the answers of a router', () => {
  it.each([
    ['an array', [{ name: 'a' }], [{ name: 'a' }]],
    ['one row', { name: 'a' }, [{ name: 'a' }]],
    ['numbers and booleans', [{ n: 7, yes: true, none: null }], [{ n: '7', yes: 'true', none: '' }]],
    ['nothing', undefined, []],
  ])('%s is rows of text', async (_what, body, rows) => {
    const router = await restTo(await httpPeer((_heard, response) => say(response, 200, body)));
    expect(await router.print('/ppp/secret')).toEqual(rows);
  });

  it.each([
    [
      400,
      { error: 400, message: 'Bad Request', detail: 'failure: already have such entry' },
      'trap',
      'already have such entry',
    ],
    [
      400,
      { detail: 'no such command or directory (x)', error: 400, message: 'Bad Request' },
      'trap',
      'no such command',
    ],
    [500, { detail: 'not enough permissions (9)', error: 500, message: '' }, 'trap', 'not enough permissions'],
    [404, { error: 404, message: 'Not Found' }, 'trap', 'no such command'],
    [406, { error: 406, message: 'Not Acceptable' }, 'trap', 'Not Acceptable'],
    [400, { error: 400, message: 'Bad Request', detail: 'Session closed' }, 'timeout', 'within the 60 s'],
    [401, { error: 401, message: 'Unauthorized' }, 'login', 'lacks the policies api and rest-api'],
    [403, undefined, 'login', 'refused the login (HTTP 403)'],
    [302, undefined, 'protocol', 'sends requests elsewhere'],
    [404, undefined, 'protocol', 'has no REST API'],
    [503, undefined, 'fatal', 'whether it was carried out is unknown'],
    [200, 'hello', 'protocol', 'something that is no row'],
    [200, [{ nested: {} }], 'protocol', 'something that is no row'],
  ])('HTTP %i with %j is a %s', async (status, body, kind, words) => {
    const router = await restTo(await httpPeer((_heard, response) => say(response, status, body)));
    await expect(router.print('/ppp/secret')).rejects.toMatchObject({ kind, message: expect.stringContaining(words) });
  });

  it('a row that is gone is no such item', async () => {
    const gone: HttpScript = (_heard, response) => say(response, 404, { error: 404, message: 'Not Found' });
    const router = await restTo(await httpPeer(gone));
    await expect(router.remove('/ppp/active', ['*1'])).rejects.toMatchObject({ kind: 'trap', message: 'no such item' });
  });

  it('the id of an added row comes with the row, or alone', async () => {
    let answer: unknown = { '.id': '*1A', name: 'anna' };
    const router = await restTo(await httpPeer((_heard, response) => say(response, 201, answer)));
    expect(await router.add('/ppp/secret', { name: 'anna' })).toBe('*1A');
    answer = { ret: '*1B' };
    expect(await router.add('/ppp/secret', { name: 'anna' })).toBe('*1B');
    answer = [];
    await expect(router.add('/ppp/secret', { name: 'anna' })).rejects.toMatchObject({ kind: 'protocol' });
  });

  it('more than any router has ends the connection before it is stored', async () => {
    const router = await restTo(
      await httpPeer((_heard, response) => {
        const piece = Buffer.alloc(1024 * 1024, 'x');
        const more = (): void => void (response.write(piece) ? setImmediate(more) : response.once('drain', more));
        more();
      }),
    );
    await expect(router.print('/ppp/secret')).rejects.toMatchObject({ kind: 'protocol' });
  });
});

describe('the way to a router', () => {
  it('that has no REST is told so, with what to do', async () => {
    const old = createVirtualRouter({ version: '6.49' });
    atEnd(() => old.close());
    const port = await old.listenRest();
    await expect(connectRouterRest(restAddress({ port }))).rejects.toMatchObject({
      kind: 'protocol',
      message: `127.0.0.1:${port} speaks HTTP but has no REST API (it said HTTP 404 (Not Found)). REST needs RouterOS 7.1 or later, over plain HTTP 7.9; set this device to the API, or update the router.`,
    });
  });

  it('that speaks another REST is told so', async () => {
    const other = await httpPeer((_heard, response) => say(response, 404, { message: 'Not Found' }), { letsIn: false });
    await expect(connectRouterRest(restAddress(other))).rejects.toMatchObject({
      kind: 'protocol',
      message: expect.stringContaining('has no REST API'),
    });
  });

  it('that lets the user in but not by REST is a refused login', async () => {
    const refusal = { error: 500, message: 'Internal Server Error', detail: 'std failure: not allowed (9)' };
    const router = await httpPeer((_heard, response) => say(response, 500, refusal), { letsIn: false });
    await expect(connectRouterRest(restAddress(router))).rejects.toMatchObject({
      kind: 'login',
      message: expect.stringContaining('does not let this user use REST (std failure: not allowed (9))'),
    });
  });

  it('that is the port of the API is told so', async () => {
    const router = createVirtualRouter();
    atEnd(() => router.close());
    const port = await router.listen();
    await expect(connectRouterRest(restAddress({ port }, { connectTimeoutMs: 500 }))).rejects.toMatchObject({
      kind: expect.stringMatching(/protocol|closed|timeout/),
    });
    const talker = await startPeer(() => undefined);
    atEnd(() => talker.close());
    const answering = setInterval(() => {
      for (const { socket } of talker.sessions) socket.write('!done');
    }, 5);
    await expect(connectRouterRest(restAddress(talker))).rejects.toMatchObject({
      kind: 'protocol',
      message: expect.stringContaining('does not speak HTTP'),
    });
    clearInterval(answering);
  });

  it('a kept connection that the router closes under a request is opened again for what only reads', async () => {
    const served = new WeakSet<object>();
    const peer = await httpPeer((_heard, response) => {
      const { socket } = response;
      if (socket === null) return;
      if (served.has(socket)) socket.resetAndDestroy();
      else say(response, 200, []);
      served.add(socket);
    });
    const router = await restTo(peer);
    for (let turn = 0; turn < 6; turn += 1) expect(await router.print('/ppp/secret')).toEqual([]);
    expect(peer.accepted()).toBe(6);
    await expect(router.add('/ppp/secret', { name: 'ada' })).rejects.toMatchObject({ kind: 'closed' });
    expect(peer.heard.filter(({ method }) => method === 'PUT')).toHaveLength(1);
  });

  it('no more requests are under way than the window holds, over as many connections', async () => {
    let open = 0;
    let most = 0;
    const peer = await httpPeer((_heard, response) => {
      open += 1;
      most = Math.max(most, open);
      void later(10).then(() => {
        open -= 1;
        say(response, 200, []);
      });
    });
    const router = await restTo(peer, { window: 3 });
    const ids = Array.from({ length: 30 }, (_, at) => `*${at}`);
    await Promise.all(ids.map((id) => router.set('/ppp/secret', id, { disabled: 'no' })));
    expect(most).toBe(3);
    expect(peer.accepted()).toBe(3);
  });

  it('an overdue answer ends what is under way and in line, and nothing is sent any more', async () => {
    const peer = await httpPeer(() => undefined);
    const router = await restTo(peer, { window: 2, commandTimeoutMs: 200 });
    const kinds = await Promise.all(
      ['*1', '*2', '*3'].map((id) => router.set('/ppp/secret', id, {}).catch((error: { kind: string }) => error.kind)),
    );
    expect(kinds.toSorted()).toEqual(['closed', 'closed', 'timeout']);
    await expect(router.print('/ppp/secret')).rejects.toMatchObject({ kind: 'closed' });
    expect(peer.heard).toHaveLength(2);
  });

  it('a router that takes the connection and says nothing is given up at the deadline', async () => {
    const peer = await httpPeer(() => undefined, { letsIn: false });
    await expect(connectRouterRest(restAddress(peer, { connectTimeoutMs: 200 }))).rejects.toMatchObject({
      kind: 'timeout',
      message: expect.stringContaining('did not answer the login within 0.2 s'),
    });
  });

  it('the password stands in no error', async () => {
    const router = await restTo(await httpPeer((_heard, response) => response.socket?.destroy()));
    const error: unknown = await router
      .add('/ppp/secret', { password: 'of the customer' })
      .catch((why: unknown) => why);
    expect(error).toMatchObject({ kind: 'closed' });
    const { inspect } = await import('node:util');
    expect(inspect(error, { depth: 8, showHidden: true })).not.toMatch(/quiet-Otter|of the customer|Basic /);
  });
});
