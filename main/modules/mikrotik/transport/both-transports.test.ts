import { describe, expect, it, onTestFinished } from 'vitest';
import { createVirtualRouter, type VirtualRouterOptions } from '#demo/virtual-mikrotik/index.ts';
import { atEnd } from '../../../../tests/harness/test-platform.ts';
import { readCertificateFingerprint } from './certificate.ts';
import { connectRouter } from './connect-router.ts';
import type { RouterAddress } from './router-transport.ts';
import { selfSigned } from './testing/self-signed.ts';
import { trapReason } from './trap-texts.ts';

const user = { name: 'lastmile', password: 'Żółta łódź' };

describe.each(['api', 'rest'] as const)('a router by %s', (transport) => {
  async function routerWith(options: VirtualRouterOptions = {}, more: Partial<RouterAddress> = {}) {
    const router = createVirtualRouter({ users: [user], ...options });
    atEnd(() => router.close());
    const port = await (transport === 'rest' ? router.listenRest() : router.listen());
    const address: RouterAddress = {
      ...{ transport, host: '127.0.0.1', port, user: user.name, password: user.password },
      ...more,
    };
    const connect = async () => {
      const client = await connectRouter(address);
      onTestFinished(() => client.close());
      return client;
    };
    return { router, address, connect };
  }

  it('adds, prints, sets, unsets and removes, one row and many', async () => {
    const { router, connect } = await routerWith();
    const client = await connect();
    router.put('/ip/pool', { name: 'customers', ranges: '10.0.0.2-10.0.0.9' });
    expect(await client.print('/ppp/secret')).toEqual([]);
    const ids = await Promise.all(
      ['ada', 'bo', 'cy'].map((name) =>
        client.add('/ppp/secret', { name, 'remote-address': 'customers', 'local-address': '', comment: 'isp:1' }),
      ),
    );
    const named = (name: string) =>
      client.print('/ppp/secret', { proplist: ['.id', 'name', 'profile'], where: { name } });
    expect(await named('ada')).toEqual([{ '.id': ids[0], name: 'ada', profile: 'default' }]);
    await client.set('/ppp/secret', ids[0] ?? '', { profile: 'default-encryption', 'remote-address': '' });
    expect(await client.print('/ppp/secret', { where: { name: 'ada' } })).toMatchObject([
      { profile: 'default-encryption' },
    ]);
    expect((await client.print('/ppp/secret', { where: { 'remote-address': '' } })).map(({ name }) => name)).toEqual([
      'ada',
    ]);
    await client.set('/ppp/secret', ids.slice(1).join(','), { comment: '', disabled: 'yes' });
    expect(await client.print('/ppp/secret', { proplist: ['name'], where: { comment: '', disabled: 'yes' } })).toEqual([
      { name: 'bo' },
      { name: 'cy' },
    ]);
    await client.remove('/ppp/secret', ids.slice(0, 1));
    await client.remove('/ppp/secret', ids.slice(1));
    expect(router.rows('/ppp/secret')).toEqual([]);
  });

  it('carries names in any letters there and back', async () => {
    const { router, connect } = await routerWith();
    const client = await connect();
    const comment = 'Ελένη — ကျော်၊ 李雷 & “Jürgen” + 100 % = ¿qué? 🙂';
    const id = await client.add('/ppp/secret', { name: 'ελένη@isp', comment });
    expect(router.rows('/ppp/secret')).toMatchObject([{ name: 'ελένη@isp', comment }]);
    expect(await client.print('/ppp/secret', { proplist: ['.id'], where: { comment } })).toEqual([{ '.id': id }]);
    expect(await client.print('/ppp/secret', { proplist: ['name', 'comment'] })).toEqual([
      { name: 'ελένη@isp', comment },
    ]);
  });

  it('speaks to old names in Windows-1252, and refuses what that lacks before anything is sent', async () => {
    const { connect, router } = await routerWith(
      { users: [{ ...user, password: 'p' }] },
      { encoding: 'win1252', password: 'p' },
    );
    const client = await connect();
    await client.add('/ppp/secret', { name: 'jürgen', comment: '5 €' });
    expect(await client.print('/ppp/secret', { proplist: ['name', 'comment'], where: { name: 'jürgen' } })).toEqual([
      { name: 'jürgen', comment: '5 €' },
    ]);
    const before = router.commandCount;
    await expect(client.add('/ppp/secret', { name: 'żółw' })).rejects.toMatchObject({ kind: 'value' });
    expect(router.commandCount).toBe(before);
    expect(await client.print('/ppp/secret', { proplist: ['name'] })).toEqual([{ name: 'jürgen' }]);
  });

  it('says in the same words why a command was refused, and goes on', async () => {
    const { connect } = await routerWith();
    const client = await connect();
    await client.add('/ppp/secret', { name: 'ada' });
    const refusals = [
      () => client.add('/ppp/secret', { name: 'ada' }),
      () => client.add('/ppp/secret', { name: 'x', profile: 'none' }),
      () => client.add('/ppp/secret', { name: 'x', colour: 'red' }),
      () => client.set('/ppp/secret', '*99', { comment: 'x' }),
      () => client.remove('/ppp/secret', ['*99']),
      () => client.remove('/ppp/secret', ['*98', '*99']),
      () => client.print('/ppp/secrets'),
      () => client.run('/ppp/secret/explode'),
    ];
    const reasons: string[] = [];
    for (const refused of refusals) {
      const error: unknown = await refused().catch((why: unknown) => why);
      expect(error).toMatchObject({ kind: 'trap' });
      reasons.push(error instanceof Error ? trapReason(error.message) : '');
    }
    expect(reasons).toEqual([
      ...['duplicate', 'bad-reference', 'unknown-parameter', 'no-such-item', 'no-such-item', 'no-such-item'],
      ...['unknown-parameter', 'unknown-parameter'],
    ]);
    expect(await client.print('/system/identity')).toEqual([{ name: 'MikroTik' }]);
  });

  it('refuses a command that never ends before it is sent', async () => {
    const { router, connect } = await routerWith();
    const client = await connect();
    const before = router.commandCount;
    await expect(client.run('/ppp/active/listen')).rejects.toThrow('never ends as asked');
    expect(router.commandCount).toBe(before);
  });

  it('lets nobody in with a wrong password, or who may not use it', async () => {
    const users = [user, { name: 'console', password: 'c', policy: 'no-api' as const }];
    const { address } = await routerWith({ users });
    for (const wrong of [{ password: 'guess' }, { user: 'console', password: 'c' }]) {
      await expect(connectRouter({ ...address, ...wrong })).rejects.toMatchObject({ kind: 'login' });
    }
  });

  it('that is not there, does not answer or speaks plain text where TLS is due is told apart', async () => {
    const { router, address } = await routerWith();
    const pinned = { tls: { pinnedSha256: 'a'.repeat(64) }, connectTimeoutMs: 300 };
    await expect(connectRouter({ ...address, ...pinned })).rejects.toMatchObject({ kind: 'tls' });
    await router.setFault('stall');
    if (transport === 'rest') {
      await expect(connectRouter({ ...address, connectTimeoutMs: 300 })).rejects.toMatchObject({ kind: 'timeout' });
    }
    await router.close();
    await expect(connectRouter(address)).rejects.toMatchObject({
      kind: 'unreachable',
      message: `127.0.0.1:${address.port} refused the connection.`,
    });
    await expect(connectRouter({ ...address, host: 'router.invalid' })).rejects.toMatchObject({ kind: 'unreachable' });
  });

  it.each(['reset', 'fatal', 'reboot'] as const)('a %s in the middle leaves the outcome unknown', async (fault) => {
    const { router, connect } = await routerWith();
    const client = await connect();
    await router.setFault(fault, { after: 1, times: 1, ms: 50 });
    await client.add('/ppp/secret', { name: 'ada' });
    await expect(client.add('/ppp/secret', { name: 'bo' })).rejects.toMatchObject({
      kind: expect.stringMatching(/closed|fatal/),
    });
    await expect(client.print('/ppp/secret')).rejects.toMatchObject({ kind: 'closed' });
  });

  it.each(['bytewise', 'cut-in-reply'] as const)('answers that come %s are read whole', async (fault) => {
    const { router, connect } = await routerWith();
    const client = await connect();
    await router.setFault(fault);
    await client.add('/ppp/secret', { name: 'ελένη' });
    expect(await client.print('/ppp/secret', { proplist: ['name'] })).toEqual([{ name: 'ελένη' }]);
  });

  it('over TLS is spoken to only with the certificate that a person trusted', async () => {
    const certificate = selfSigned('core');
    const { router, address } = await routerWith({ tls: certificate });
    const shown = await readCertificateFingerprint(address.host, address.port, 2_000);
    expect(shown.replaceAll(':', '').toLowerCase()).toBe(certificate.sha256);
    const client = await connectRouter({ ...address, tls: { pinnedSha256: certificate.sha256 } });
    onTestFinished(() => client.close());
    expect(await client.print('/system/identity')).toEqual([{ name: 'MikroTik' }]);
    const before = router.commandCount;
    const tls = { pinnedSha256: 'ab'.repeat(32), trustedAt: '2026-03-01T10:20:30.000Z' };
    const error: unknown = await connectRouter({ ...address, tls }).catch((why: unknown) => why);
    expect(error).toMatchObject({ kind: 'tls' });
    expect(String(error)).toContain(`It shows SHA-256 ${shown}; trusted on 2026-03-01 10:20 UTC was AB:AB:`);
    expect(router.commandCount).toBe(before);
  });
});
