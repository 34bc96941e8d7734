import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { RawClient } from './raw-client.ts';
import { startRouter } from './start.ts';

const users = [
  { name: 'admin', password: 'sésame' },
  { name: 'watcher', password: 'w', policy: 'read' },
  { name: 'web', password: 'w', policy: 'no-api' },
] as const;

function md5Response(challenge: string, password: string): string {
  const hash = createHash('md5').update('\0').update(password, 'utf8').update(Buffer.from(challenge, 'hex'));
  return `00${hash.digest('hex')}`;
}

describe('login by name and password', () => {
  it('lets the user in and then answers commands', async () => {
    const { port } = await startRouter({ users });
    const client = await RawClient.connect(port);
    expect(await client.ask('/login', '=name=admin', '=password=sésame')).toEqual([['!done']]);
    expect(await client.ask('/system/identity/print')).toEqual([['!re', '=name=MikroTik'], ['!done']]);
  });

  it('refuses a wrong password and a user who is not there in the same words', async () => {
    const { port } = await startRouter({ users });
    const client = await RawClient.connect(port);
    const refusal = [['!trap', '=message=invalid user name or password (6)'], ['!done']];
    expect(await client.ask('/login', '=name=admin', '=password=sesame')).toEqual(refusal);
    expect(await client.ask('/login', '=name=nobody', '=password=')).toEqual(refusal);
    expect(await client.ask('/login', '=name=admin', '=password=sésame')).toEqual([['!done']]);
  });

  it('ends a connection that sends a command before it', async () => {
    const { port } = await startRouter();
    const client = await RawClient.connect(port);
    expect(await client.ask('/interface/print')).toEqual([['!fatal', 'not logged in']]);
    expect(await client.gone).toBe('end');
  });

  it('ends a connection that tries too often or sends too much', async () => {
    const { port } = await startRouter();
    const guesser = await RawClient.connect(port);
    for (let attempt = 0; attempt < 16; attempt += 1) await guesser.ask('/login', '=name=admin', '=password=x');
    expect(await guesser.ask('/login', '=name=admin', '=password=')).toEqual([
      ['!fatal', 'too many commands before login'],
    ]);
    const flooder = await RawClient.connect(port);
    expect(await flooder.ask('/login', `=name=${'x'.repeat(9_000)}`)).toEqual([['!fatal', 'sentence too long']]);
  });
});

describe('login by challenge', () => {
  it('lets in who hashes the password with the challenge', async () => {
    const { port } = await startRouter({ users, version: '6.49', oldLogin: true });
    const client = await RawClient.connect(port);
    const [[, ret = ''] = []] = await client.ask('/login');
    const challenge = ret.slice('=ret='.length);
    expect(challenge).toMatch(/^[0-9a-f]{32}$/);
    const response = md5Response(challenge, 'sésame');
    expect(await client.ask('/login', '=name=admin', `=response=${response}`)).toEqual([['!done']]);
  });

  it('answers a plain login with a challenge, so that a newer client falls back', async () => {
    const { port } = await startRouter({ users, version: '6.49', oldLogin: true });
    const client = await RawClient.connect(port);
    const [[word, ret] = []] = await client.ask('/login', '=name=admin', '=password=sésame');
    expect([word, ret]).toEqual(['!done', expect.stringMatching(/^=ret=[0-9a-f]{32}$/)]);
  });

  it('refuses a wrong response and one to an earlier challenge', async () => {
    const { port } = await startRouter({ users, version: '6.49', oldLogin: true });
    const client = await RawClient.connect(port);
    const [[, first = ''] = []] = await client.ask('/login');
    const response = md5Response(first.slice('=ret='.length), 'sésame');
    await client.ask('/login');
    expect(await client.verdict('/login', '=name=admin', `=response=${response}`)).toBe('cannot log in');
  });
});

describe('a user of a group', () => {
  it('that may only read is refused every change and the reboot', async () => {
    const { port } = await startRouter({ users });
    const client = await RawClient.as(port, 'watcher', 'w');
    expect((await client.ask('/interface/print')).length).toBe(7);
    expect(await client.verdict('/ppp/secret/add', '=name=x')).toBe('not enough permissions (9)');
    expect(await client.verdict('/interface/disable', '=.id=ether1')).toBe('not enough permissions (9)');
    expect(await client.verdict('/system/reboot')).toBe('not enough permissions (9)');
  });

  it('that lacks the api policy does not come in', async () => {
    const { port } = await startRouter({ users });
    const client = await RawClient.connect(port);
    expect(await client.verdict('/login', '=name=web', '=password=w')).toBe('std failure: not allowed (9)');
    expect(await client.ask('/interface/print')).toEqual([['!fatal', 'not logged in']]);
  });

  it('is seen in /user/active as long as connected', async () => {
    const { router, port } = await startRouter({ users });
    const client = await RawClient.as(port, 'watcher', 'w');
    expect(router.rows('/user/active')).toMatchObject([{ name: 'watcher', via: 'api', address: '127.0.0.1' }]);
    expect(await client.ask('/quit')).toEqual([['!fatal', 'session terminated on request']]);
    await client.gone;
    expect(router.rows('/user/active')).toEqual([]);
  });
});
