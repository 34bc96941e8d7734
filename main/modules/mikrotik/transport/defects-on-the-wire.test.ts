import { Socket } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { runBareLibrary } from './testing/child.ts';
import { peerForTest, transportTo } from './testing/peer-for-test.ts';
import { afterLogin, type Script, type ScriptedPeer } from './testing/scripted-peer.ts';

/** The numbers are those of docs/decisions/node-routeros-hardened.md. */
const onPrint = (script: Script): Script =>
  afterLogin((heard, session) => {
    if (heard.words[0]?.endsWith('/print')) script(heard, session);
    else session.say(['!done', `.tag=${heard.tag}`]);
  });

describe('defect 1: RouterOS 7.18 answers an empty print with !empty', () => {
  const empty = onPrint(({ tag }, session) => session.say(['!empty', `.tag=${tag}`], ['!done', `.tag=${tag}`]));

  it('kills a process that uses the bare library', async () => {
    const peer = await peerForTest(empty);
    const end = await runBareLibrary(peer.port, `await api.connect(); await outcome(api.write('/ppp/secret/print'));`);
    expect(end.code).not.toBe(0);
    expect(end.stderr).toContain('unknown reply: !empty');
  });

  it('is no rows here, and the connection goes on', async () => {
    const router = await transportTo(await peerForTest(empty));
    expect(await router.print('/ppp/secret')).toEqual([]);
    expect(await router.print('/ppp/secret')).toEqual([]);
  });
});

describe('defect 2: TCP cuts a reply wherever it likes', () => {
  const bytewise = onPrint(({ tag }, session) => {
    void session.sayBytewise(['!re', '=name=anna', `.tag=${tag}`], ['!done', `.tag=${tag}`]);
  });
  const beforeTerminator = onPrint(({ tag }, { socket }) => {
    const done = Buffer.from(`\u0005!done${String.fromCharCode(5 + tag.length)}.tag=${tag}`);
    socket.write(done);
    setTimeout(() => socket.write(Buffer.of(0)), 20);
  });

  it.each([
    ['byte by byte', bytewise],
    ['before its last byte', beforeTerminator],
  ])('a reply cut %s never reaches a caller of the bare library', async (_cut, script) => {
    const peer = await peerForTest(script);
    const end = await runBareLibrary(
      peer.port,
      `await api.connect(); report(await outcome(api.write('/ppp/secret/print')));`,
    );
    expect(end.reports).toEqual(['pending']);
  });

  it('a reply cut byte by byte is read whole here', async () => {
    const router = await transportTo(await peerForTest(bytewise));
    expect(await router.print('/ppp/secret')).toEqual([{ name: 'anna' }]);
  });

  it('a reply cut before its last byte is read whole here', async () => {
    const router = await transportTo(await peerForTest(beforeTerminator));
    expect(await router.print('/ppp/secret')).toEqual([]);
  });
});

describe('defect 6: an answer comes to a tag nobody waits for', () => {
  const stray = onPrint(({ tag }, session) =>
    session.say(['!re', '=name=ghost', '.tag=gone'], ['!done', '.tag=gone'], ['!done', `.tag=${tag}`]),
  );

  it('kills a process that uses the bare library', async () => {
    const peer = await peerForTest(stray);
    const end = await runBareLibrary(peer.port, `await api.connect(); await outcome(api.write('/ppp/secret/print'));`);
    expect(end.code).not.toBe(0);
    expect(end.stderr).toContain('unregistered tag');
  });

  it('is dropped here', async () => {
    const router = await transportTo(await peerForTest(stray));
    expect(await router.print('/ppp/secret')).toEqual([]);
  });
});

describe('defect 7: names are not written in Windows-1252', () => {
  const NAMES = ['Иван Петров', 'မောင်မောင်', 'Łukasz Żółć'];

  it('the bare library sends question marks and says nothing', async () => {
    const peer = await peerForTest(onPrint(() => undefined));
    await runBareLibrary(peer.port, `await api.connect(); await api.write('/ppp/secret/add', '=name=${NAMES[0]}');`);
    expect(peer.heard.at(-1)?.words).toEqual(['/ppp/secret/add', '=name=???? ??????']);
  });

  it.each(NAMES)('%s arrives at the router and comes back as it is', async (name) => {
    const peer = await peerForTest(
      onPrint(({ tag }, session) => session.say(['!re', `=name=${name}`, `.tag=${tag}`], ['!done', `.tag=${tag}`])),
    );
    const router = await transportTo(peer);
    await router.set('/ppp/secret', '*1', { name });
    expect(peer.heard.at(-1)?.words).toContain(`=name=${name}`);
    expect(await router.print('/ppp/secret')).toEqual([{ name }]);
  });

  it('a router that keeps Windows-1252 is written to and read from in it', async () => {
    const script = onPrint(({ tag }, session) =>
      session.say(['!re', '=name=Jos\u00e9 \u0080', `.tag=${tag}`], ['!done', `.tag=${tag}`]),
    );
    const peer = await peerForTest(script, { encoding: 'latin1' });
    const router = await transportTo(peer, { encoding: 'win1252' });
    await router.set('/ppp/secret', '*1', { name: 'José €' });
    expect(peer.heard.at(-1)?.words).toContain('=name=Jos\u00e9 \u0080');
    expect(await router.print('/ppp/secret')).toEqual([{ name: 'José €' }]);
  });

  it('a character that Windows-1252 lacks is refused before anything is sent, and the connection goes on', async () => {
    const peer = await peerForTest(onPrint(({ tag }, session) => session.say(['!done', `.tag=${tag}`])));
    const router = await transportTo(peer, { encoding: 'win1252' });
    await expect(router.set('/ppp/secret', '*1', { name: 'Иван' })).rejects.toMatchObject({ kind: 'value' });
    expect(peer.heard).toHaveLength(1);
    expect(await router.print('/ppp/secret')).toEqual([]);
  });
});

const isTo = (peer: ScriptedPeer, socket: unknown): boolean =>
  socket instanceof Socket && socket.remotePort === peer.port;

describe('defect 8: every call waits for Nagle', () => {
  it('a sentence is one write on a socket that does not delay', async () => {
    const peer = await peerForTest(onPrint(({ tag }, session) => session.say(['!done', `.tag=${tag}`])));
    const noDelay = vi.spyOn(Socket.prototype, 'setNoDelay');
    const router = await transportTo(peer);
    const toPeer = noDelay.mock.contexts.some((socket) => isTo(peer, socket));
    expect(toPeer).toBe(true);
    const write = vi.spyOn(Socket.prototype, 'write');
    await router.print('/ppp/secret', { proplist: ['.id', 'name'], where: { name: 'anna' } });
    expect(write.mock.contexts.filter((socket) => isTo(peer, socket))).toHaveLength(1);
    vi.restoreAllMocks();
  });

  it('the bare library writes the same sentence in five pieces', async () => {
    const peer = await peerForTest(onPrint(({ tag }, session) => session.say(['!done', `.tag=${tag}`])));
    const end = await runBareLibrary(
      peer.port,
      `await api.connect();
      const { Socket } = await import('node:net');
      const { write } = Socket.prototype;
      let writes = 0;
      Socket.prototype.write = function (...args) { writes += 1; return write.apply(this, args); };
      await api.write('/ppp/secret/print', '=.proplist=.id,name', '?name=anna');
      Socket.prototype.write = write;
      report(writes);`,
    );
    expect(end.reports).toEqual([5]);
  });
});
