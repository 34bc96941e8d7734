import { createServer } from 'node:net';
import { constants } from 'node:os';
import { setTimeout as later } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { connectRouterApi } from './api-transport.ts';
import { connectionError } from './connection-error.ts';
import { RouterError } from './router-transport.ts';
import { runBareLibrary, runChild } from './testing/child.ts';
import { addressOf, peerForTest, transportTo } from './testing/peer-for-test.ts';
import { afterLogin } from './testing/scripted-peer.ts';

/** The numbers are those of docs/decisions/node-routeros-hardened.md. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe('defect 10: TLS without a port', () => {
  it('the bare library goes to the port of the plain API', async () => {
    const end = await runChild(
      `import { RouterOSAPI } from 'node-routeros'; report(new RouterOSAPI({ host: '127.0.0.1', tls: {} }).port);`,
    );
    expect(end.reports).toEqual([8728]);
  });

  it.each([0, Number.NaN, 70_000])('here %s is no port to go to', async (port) => {
    const address = { host: '127.0.0.1', port, user: 'a', password: 'b', tls: { pinnedSha256: '' } };
    await expect(connectRouterApi(address)).rejects.toThrow(`${port} is not a TCP port.`);
  });
});

describe('defect 11: errors that say nothing', () => {
  const refusing = afterLogin(({ tag }, session) =>
    session.say(['!trap', '=category=0', '=message=no such item', `.tag=${tag}`], ['!done', `.tag=${tag}`]),
  );

  it('the bare library forgets the category of a trap', async () => {
    const peer = await peerForTest(refusing);
    const end = await runBareLibrary(
      peer.port,
      `await api.connect(); await api.write('/ppp/secret/set').catch((error) => report(Object.keys(error)));`,
    );
    expect(end.reports).toEqual([[]]);
  });

  it('here a trap is a RouterError with its text and category', async () => {
    const router = await transportTo(await peerForTest(refusing));
    const refusal = router.set('/ppp/secret', '*9', { disabled: 'yes' });
    await expect(refusal).rejects.toBeInstanceOf(RouterError);
    await expect(refusal).rejects.toMatchObject({ kind: 'trap', message: 'no such item', category: 0 });
  });

  it('the bare library says nothing about a refused connection', async () => {
    const end = await runBareLibrary(
      await closedPort(),
      'await api.connect().catch((error) => report(error.message));',
    );
    expect(end.reports).toEqual(['']);
  });

  it('here it says who refused', async () => {
    const port = await closedPort();
    await expect(connectRouterApi({ host: '127.0.0.1', port, user: 'a', password: 'b' })).rejects.toMatchObject({
      kind: 'unreachable',
      message: `127.0.0.1:${port} refused the connection.`,
    });
  });

  it('an error of which only the number is left has its name back', () => {
    const numbered = Object.assign(new Error(), { errno: -constants.errno.EPIPE });
    expect(connectionError('10.0.0.1:8728', 'open', numbered).message).toBe(
      '10.0.0.1:8728 closed the connection (EPIPE).',
    );
  });
});

describe('defect 12: answers without end', () => {
  it('a stream of the bare library, paused and resumed, says everything twice', async () => {
    let listening = '';
    const peer = await peerForTest(
      afterLogin(({ words, tag }, session) => {
        if (words[0] === '/cancel') {
          session.say(['!trap', '=category=2', '=message=interrupted', `.tag=${listening}`], ['!done', `.tag=${tag}`]);
          return;
        }
        listening = tag;
        setTimeout(() => session.say(['!re', '=address=10.0.0.1', `.tag=${tag}`]), 20);
      }),
    );
    const end = await runBareLibrary(
      peer.port,
      `await api.connect();
      let events = 0;
      const stream = api.writeStream('/ip/address/listen');
      stream.on('data', () => { events += 1; });
      await later(200);
      await stream.pause();
      await stream.resume();
      await later(200);
      report(events);`,
    );
    expect(end.reports).toEqual([3]);
  });

  it.each([
    ['/ip/address/listen', {}],
    ['/interface/monitor-traffic', { interface: 'ether1' }],
    ['/interface/print', { interval: '1' }],
    ['/ping', { address: '10.0.0.1' }],
  ] as const)('%s is refused here before it is sent', async (command, fields) => {
    const peer = await peerForTest(afterLogin(({ tag }, session) => session.say(['!re', `.tag=${tag}`])));
    const router = await transportTo(peer);
    await expect(router.run(command, fields)).rejects.toThrow(`${command} never ends as asked`);
    expect(peer.heard).toHaveLength(1);
  });

  it('a command that ends by its own words is let through', async () => {
    const peer = await peerForTest(
      afterLogin(({ tag }, session) =>
        session.say(['!re', '=rx-bits-per-second=7', `.tag=${tag}`], ['!done', `.tag=${tag}`]),
      ),
    );
    const router = await transportTo(peer);
    expect(await router.run('/interface/monitor-traffic', { interface: 'ether1', once: '' })).toEqual([
      { 'rx-bits-per-second': '7' },
    ]);
  });
});

describe('defect 13: the library talks on its own, and believes a login it did not understand', () => {
  it('the bare library keeps a connection alive by a command that is none', async () => {
    const peer = await peerForTest(afterLogin(({ tag }, session) => session.say(['!done', `.tag=${tag}`])));
    await runBareLibrary(peer.port, 'await api.connect(); await later(900);', 'timeout: 1, keepalive: true');
    expect(peer.heard.map(({ words }) => words[0])).toContain('#');
  });

  it('here nothing is said that nobody asked for', async () => {
    const peer = await peerForTest(afterLogin(({ tag }, session) => session.say(['!done', `.tag=${tag}`])));
    const router = await transportTo(peer);
    await router.print('/ppp/secret');
    await later(900);
    expect(peer.heard.map(({ words }) => words[0])).toEqual(['/login', '/ppp/secret/print']);
  });

  it('an unforeseen answer to the login counts as success in the bare library, and then kills the process', async () => {
    const peer = await peerForTest(({ tag }, session) =>
      session.say(['!re', '=what=this', `.tag=${tag}`], ['!done', '=ret=unforeseen', `.tag=${tag}`]),
    );
    const end = await runBareLibrary(peer.port, 'report(await outcome(api.connect())); await later(100);');
    expect(end.reports).toEqual(['resolved']);
    expect(end.code).not.toBe(0);
    expect(end.stderr).toContain('Username or password is invalid');
  });

  it('here connecting fails', async () => {
    const peer = await peerForTest(({ tag }, session) =>
      session.say(['!re', '=what=this', `.tag=${tag}`], ['!done', '=ret=unforeseen', `.tag=${tag}`]),
    );
    await expect(connectRouterApi(addressOf(peer))).rejects.toMatchObject({ kind: 'protocol' });
  });
});

describe('secrets', () => {
  const quiet = afterLogin(({ tag }, session) =>
    session.say(['!re', '=password=hush-hush', `.tag=${tag}`], ['!done', `.tag=${tag}`]),
  );

  it('the bare library prints passwords when DEBUG is set', async () => {
    const peer = await peerForTest(quiet);
    const end = await runBareLibrary(peer.port, 'await api.connect();', '', { DEBUG: '*' });
    expect(end.stderr).toContain('quiet-Otter-42');
  });

  it('here DEBUG shows neither the login nor what routers answer', async () => {
    const peer = await peerForTest(quiet);
    const end = await runChild(
      `import { connectRouterApi } from './main/modules/mikrotik/transport/api-transport.ts';
      const router = await connectRouterApi(${JSON.stringify(addressOf(peer))});
      report(await router.print('/ppp/secret'));
      await router.close();`,
      { DEBUG: '*' },
    );
    expect(end.reports).toEqual([[{ password: 'hush-hush' }]]);
    expect(end.stderr).toContain('routeros-api');
    expect(end.stderr).not.toMatch(/quiet-Otter-42|hush-hush/);
  });

  it('a trap that repeats a password is told without it', async () => {
    const peer = await peerForTest(
      afterLogin(({ tag }, session) =>
        session.say(['!trap', '=message=password hush-hush is too weak', `.tag=${tag}`], ['!done', `.tag=${tag}`]),
      ),
    );
    const router = await transportTo(peer);
    await expect(router.add('/ppp/secret', { name: 'anna', password: 'hush-hush' })).rejects.toThrow(
      'password ••• is too weak',
    );
  });
});
