import { createHash } from 'node:crypto';
import { setTimeout as later } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { connectRouterApi } from './api-transport.ts';
import { addressOf, peerForTest, transportTo } from './testing/peer-for-test.ts';
import { afterLogin, encodeSentence, type Script } from './testing/scripted-peer.ts';

const done: Script = ({ tag }, session) => session.say(['!done', `.tag=${tag}`]);

describe('the words a router is sent', () => {
  it('a print names the fields wanted and the values looked for', async () => {
    const peer = await peerForTest(afterLogin(done));
    const router = await transportTo(peer);
    await router.print('/ppp/secret', { proplist: ['.id', 'name'], where: { service: 'pppoe', comment: '' } });
    expect(peer.heard.at(-1)?.words).toEqual([
      '/ppp/secret/print',
      '=.proplist=.id,name',
      '?service=pppoe',
      '?comment=',
      '?-comment',
      '?#|',
    ]);
  });

  it('a set names its row first', async () => {
    const peer = await peerForTest(afterLogin(done));
    const router = await transportTo(peer);
    await router.set('/queue/simple', '*A', { 'max-limit': '5M/10M', comment: 'a=b' });
    expect(peer.heard.at(-1)?.words).toEqual(['/queue/simple/set', '=.id=*A', '=max-limit=5M/10M', '=comment=a=b']);
  });

  it('a removal of many rows goes out in lists, and one of none does not go out', async () => {
    const peer = await peerForTest(afterLogin(done));
    const router = await transportTo(peer);
    await router.remove('/ppp/active', []);
    await router.remove(
      '/ppp/active',
      Array.from({ length: 501 }, (_, at) => `*${at}`),
    );
    const removals = peer.heard.slice(1).map(({ words }) => words);
    expect(removals).toHaveLength(2);
    expect(removals[0]?.[1]?.split(',')).toHaveLength(500);
    expect(removals[1]).toEqual(['/ppp/active/remove', '=.id=*500']);
  });

  it('words of every length on the wire arrive whole', async () => {
    const peer = await peerForTest(
      afterLogin(({ words, tag }, session) =>
        session.say(['!re', ...words.slice(1), `.tag=${tag}`], ['!done', `.tag=${tag}`]),
      ),
    );
    const router = await transportTo(peer);
    for (const length of [0, 100, 127, 128, 16_383, 16_384, 2_097_152]) {
      const source = 'x'.repeat(length);
      expect(await router.run('/system/script/echo', { source })).toEqual([{ source }]);
    }
  });
});

describe('the answers of a router', () => {
  it('an addition answers the id of the new row', async () => {
    const peer = await peerForTest(afterLogin(({ tag }, session) => session.say(['!done', '=ret=*1A', `.tag=${tag}`])));
    const router = await transportTo(peer);
    expect(await router.add('/ppp/secret', { name: 'anna' })).toBe('*1A');
    expect(peer.heard.at(-1)?.words).toEqual(['/ppp/secret/add', '=name=anna']);
  });

  it('an addition without an id is no addition', async () => {
    const router = await transportTo(await peerForTest(afterLogin(done)));
    await expect(router.add('/ppp/secret', { name: 'anna' })).rejects.toMatchObject({ kind: 'protocol' });
  });

  it('the tag may stand anywhere in a reply', async () => {
    const router = await transportTo(
      await peerForTest(
        afterLogin(({ tag }, session) =>
          session.say(
            ['!re', `.tag=${tag}`, '=name=anna', '=comment='],
            ['!re', '=name=b', `.tag=${tag}`, '=x=1'],
            ['!done', `.tag=${tag}`],
          ),
        ),
      ),
    );
    expect(await router.print('/ppp/secret')).toEqual([
      { name: 'anna', comment: '' },
      { name: 'b', x: '1' },
    ]);
  });

  it('answers may come in another order than the commands', async () => {
    const tags: string[] = [];
    const router = await transportTo(
      await peerForTest(
        afterLogin(({ tag }, session) => {
          if (tags.push(tag) < 3) return;
          for (const [at, each] of tags.toReversed().entries()) session.say(['!done', `=ret=*${at}`, `.tag=${each}`]);
        }),
      ),
    );
    const ids = await Promise.all(['a', 'b', 'c'].map((name) => router.add('/ppp/secret', { name })));
    expect(ids).toEqual(['*2', '*1', '*0']);
  });

  it('a server of another protocol is told apart at its first byte', async () => {
    const peer = await peerForTest((_heard, { socket }) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await expect(connectRouterApi(addressOf(peer))).rejects.toMatchObject({
      kind: 'protocol',
      message: expect.stringContaining('does not speak the RouterOS API'),
    });
  });

  const MEGABYTE = 1024 * 1024;
  it.each([
    ['a word', Buffer.from([0xe0, 0x50, 0x00, 0x00, 0x21])],
    ['a sentence', encodeSentence(Array(6).fill(`!${'x'.repeat(3 * MEGABYTE)}`))],
  ])('%s longer than any router sends ends the connection before it is stored', async (_what, bytes) => {
    const peer = await peerForTest(afterLogin((_heard, { socket }) => socket.write(bytes)));
    const router = await transportTo(peer, { commandTimeoutMs: 2_000 });
    await expect(router.print('/ppp/secret')).rejects.toMatchObject({ kind: 'protocol' });
  });
});

describe('the login', () => {
  it.each([
    ['invalid user name or password (6)', 'refused the login'],
    ['cannot log in', 'refused the login'],
    ['std failure: not allowed (9)', 'does not let this user use the API'],
  ])('“%s” is a refused login', async (text, sentence) => {
    const peer = await peerForTest(({ tag }, session) =>
      session.say(['!trap', `=message=${text}`, `.tag=${tag}`], ['!done', `.tag=${tag}`]),
    );
    await expect(connectRouterApi(addressOf(peer))).rejects.toMatchObject({
      kind: 'login',
      message: `127.0.0.1:${peer.port} ${sentence} (${text}).`,
    });
  });

  it('a challenge of RouterOS before 6.43 is answered, also with a password beyond ASCII', async () => {
    const challenge = '00112233445566778899aabbccddeeff';
    const peer = await peerForTest(({ words, tag }, session) => {
      const challenged = words.some((word) => word.startsWith('=response='));
      session.say(challenged ? ['!done', `.tag=${tag}`] : ['!done', `=ret=${challenge}`, `.tag=${tag}`]);
    });
    await transportTo(peer, { password: 'żółw' });
    const digest = createHash('md5').update('\0żółw').update(Buffer.from(challenge, 'hex')).digest('hex');
    expect(peer.heard.at(-1)?.words).toEqual(['/login', '=name=lastmile', `=response=00${digest}`]);
  });

  it('a name that DNS does not know is unreachable', async () => {
    const address = { host: 'router.invalid', port: 8728, user: 'a', password: 'b' };
    await expect(connectRouterApi(address)).rejects.toMatchObject({
      kind: 'unreachable',
      message: expect.stringMatching(/^router\.invalid:8728 /),
    });
  });
});

describe('many commands at once', () => {
  it('no more are in flight than the window holds, and each is sent in its turn', async () => {
    const open: Array<() => void> = [];
    let most = 0;
    const peer = await peerForTest(
      afterLogin((heard, session) => {
        most = Math.max(
          most,
          open.push(() => done(heard, session)),
        );
        if (open.length !== 3) return;
        // Long enough for a fourth to show itself.
        setTimeout(() => {
          for (const answer of open.splice(0)) answer();
        }, 10);
      }),
    );
    const router = await transportTo(peer, { window: 3 });
    const ids = Array.from({ length: 21 }, (_, at) => `*${at}`);
    await Promise.all(ids.map((id) => router.set('/ppp/secret', id, { disabled: 'no' })));
    expect(most).toBe(3);
    expect(peer.heard.slice(1).map(({ words }) => words[1])).toEqual(ids.map((id) => `=.id=${id}`));
  });

  it('a command in line for longer than its deadline still has the deadline for itself', async () => {
    const peer = await peerForTest(afterLogin((heard, session) => void later(60).then(() => done(heard, session))));
    const router = await transportTo(peer, { window: 1, commandTimeoutMs: 1_000 });
    const prints = Array.from({ length: 20 }, () => router.print('/ppp/secret'));
    expect(await Promise.all(prints)).toHaveLength(20);
  });

  it('the line has an end', async () => {
    const router = await transportTo(await peerForTest(afterLogin(() => undefined)), { window: 1 });
    const asked = Promise.allSettled(Array.from({ length: 20_001 }, () => router.print('/ppp/secret')));
    await expect(router.print('/ppp/secret')).rejects.toThrow(/20000 commands wait .* already/);
    await router.close();
    const ends = await asked;
    expect(ends.every(({ status }) => status === 'rejected')).toBe(true);
  });

  it('a window must hold something', async () => {
    const peer = await peerForTest(afterLogin(done));
    await expect(connectRouterApi(addressOf(peer, { window: 0 }))).rejects.toThrow('at least one command');
  });
});
