import { setTimeout as later } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { connectRouterApi } from './api-transport.ts';
import { runBareLibrary } from './testing/child.ts';
import { addressOf, peerForTest, transportTo } from './testing/peer-for-test.ts';
import { afterLogin, type PeerSession } from './testing/scripted-peer.ts';

/** The numbers are those of docs/decisions/node-routeros-hardened.md. */
const ENDINGS: ReadonlyArray<readonly [string, 'closed' | 'fatal', (session: PeerSession) => void]> = [
  ['a goodbye', 'closed', ({ socket }) => socket.end()],
  ['a reset', 'closed', (session) => session.reset()],
  ['!fatal', 'fatal', (session) => session.say(['!fatal', 'out of memory'])],
];

describe('defect 3: the connection ends with calls in flight', () => {
  it.each(ENDINGS)('after %s a caller of the bare library waits for ever', async (_ending, _kind, endIt) => {
    const peer = await peerForTest(afterLogin((_heard, session) => endIt(session)));
    const end = await runBareLibrary(
      peer.port,
      `api.on('error', () => {}); await api.connect(); report(await outcome(api.write('/ppp/secret/print')));`,
    );
    expect(end.reports).toEqual(['pending']);
  });

  it.each(ENDINGS)('after %s every call here is rejected', async (_ending, kind, endIt) => {
    const peer = await peerForTest(
      afterLogin((heard, session) => {
        if (heard.words.includes('=.id=*3')) endIt(session);
      }),
    );
    const router = await transportTo(peer);
    const calls = ['*1', '*2', '*3'].map((id) => router.set('/ppp/secret', id, { disabled: 'yes' }));
    for (const call of await Promise.allSettled(calls)) {
      expect(call).toMatchObject({ status: 'rejected', reason: { name: 'RouterError', kind } });
    }
    await expect(router.print('/ppp/secret')).rejects.toMatchObject({ kind: 'closed' });
  });

  it('!fatal says in the error why the router ended the session', async () => {
    const router = await transportTo(
      await peerForTest(afterLogin((_heard, session) => session.say(['!fatal', 'session terminated on request']))),
    );
    await expect(router.run('/quit')).rejects.toThrow(/ended the session with “session terminated on request”/);
  });
});

describe('defect 4: the router says !fatal to the login', () => {
  it('the bare library neither connects nor fails', async () => {
    const peer = await peerForTest((_heard, session) => session.say(['!fatal', 'not logged in']));
    const end = await runBareLibrary(peer.port, 'report(await outcome(api.connect()));');
    expect(end.reports).toEqual(['pending']);
  });

  it('connecting fails here', async () => {
    const peer = await peerForTest((_heard, session) => session.say(['!fatal', 'not logged in']));
    await expect(connectRouterApi(addressOf(peer))).rejects.toMatchObject({
      kind: 'fatal',
      message: `127.0.0.1:${peer.port} ended the session with “not logged in”.`,
    });
  });

  it.each([
    ['goodbye', ({ socket }: PeerSession) => socket.end()],
    ['reset', (session: PeerSession) => session.reset()],
  ])('connecting fails here after a %s too', async (_ending, endIt) => {
    const peer = await peerForTest((_heard, session) => endIt(session));
    await expect(connectRouterApi(addressOf(peer))).rejects.toMatchObject({ kind: 'closed' });
  });

  it('connecting fails here when the login has no answer before the deadline', async () => {
    const peer = await peerForTest(() => undefined);
    await expect(connectRouterApi(addressOf(peer, { connectTimeoutMs: 50 }))).rejects.toMatchObject({
      kind: 'timeout',
      message: `127.0.0.1:${peer.port} did not answer the login within 0.05 s.`,
    });
  });
});

describe('defect 5: a quiet connection', () => {
  it('kills a process that uses the bare library and listens for no error', async () => {
    const peer = await peerForTest(afterLogin(() => undefined));
    const end = await runBareLibrary(peer.port, 'await api.connect(); await later(2000);', 'timeout: 1');
    expect(end.code).not.toBe(0);
    expect(end.stderr).toContain('Timed out after 1 seconds');
  });

  it('stays usable here', async () => {
    const peer = await peerForTest(afterLogin(({ tag }, session) => session.say(['!done', `.tag=${tag}`])));
    const router = await transportTo(peer);
    await later(1_200);
    expect(await router.print('/ppp/secret')).toEqual([]);
  });

  it('may be reset by the router without an error that nobody hears', async () => {
    const peer = await peerForTest(afterLogin(() => undefined));
    const router = await transportTo(peer);
    peer.sessions[0]?.reset();
    await later(50);
    await expect(router.print('/ppp/secret')).rejects.toMatchObject({
      kind: 'closed',
      message: expect.stringContaining('ECONNRESET'),
    });
  });

  it('has a deadline for every command, after which the connection is not used again', async () => {
    const peer = await peerForTest(afterLogin(() => undefined));
    const router = await transportTo(peer, { commandTimeoutMs: 60, window: 2 });
    const [late, beside, waiting] = await Promise.allSettled([
      router.add('/ppp/secret', { name: 'anna', password: 'hush' }),
      router.print('/ppp/active'),
      router.print('/ip/hotspot/active'),
    ]);
    const where = `127.0.0.1:${peer.port}`;
    expect(late).toMatchObject({
      reason: {
        kind: 'timeout',
        message: `${where} did not answer /ppp/secret/add within 0.06 s; whether it was carried out is unknown.`,
      },
    });
    expect(beside).toMatchObject({ reason: { kind: 'closed' } });
    expect(waiting).toMatchObject({
      reason: { kind: 'closed', message: expect.stringContaining('/ip/hotspot/active/print was not sent.') },
    });
    await expect(router.print('/ppp/secret')).rejects.toMatchObject({ kind: 'closed' });
  });
});

describe('defect 9: the peer is dead and answers no goodbye', () => {
  it('closing the bare library never ends', async () => {
    const peer = await peerForTest(
      afterLogin(() => undefined),
      { answersFin: false },
    );
    const end = await runBareLibrary(peer.port, 'await api.connect(); report(await outcome(api.close()));');
    expect(end.reports).toEqual(['pending']);
  });

  it('closing here cuts it off, and what was in flight is rejected', async () => {
    const peer = await peerForTest(
      afterLogin(() => undefined),
      { answersFin: false },
    );
    const router = await transportTo(peer);
    const inFlight = expect(router.print('/ppp/secret')).rejects.toMatchObject({ kind: 'closed' });
    await Promise.all([router.close(), router.close()]);
    await inFlight;
    await expect(router.print('/ppp/secret')).rejects.toMatchObject({ kind: 'closed' });
  });
});
