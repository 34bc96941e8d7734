import { describe, expect, it } from 'vitest';
import { connectRouterApi } from './api-transport.ts';
import { readCertificateFingerprint } from './certificate.ts';
import { addressOf, peerForTest, transportTo } from './testing/peer-for-test.ts';
import { afterLogin } from './testing/scripted-peer.ts';
import { selfSigned } from './testing/self-signed.ts';

const script = afterLogin(({ tag }, session) =>
  session.say(['!re', '=name=core', `.tag=${tag}`], ['!done', `.tag=${tag}`]),
);

describe('api-ssl', () => {
  it('a router with the pinned certificate is spoken to', async () => {
    const certificate = selfSigned('core');
    const peer = await peerForTest(script, { certificate });
    const router = await transportTo(peer, { tls: { pinnedSha256: certificate.sha256 } });
    expect(await router.print('/system/identity')).toEqual([{ name: 'core' }]);
  });

  it('a pin may be written with colons and capitals, as it is read', async () => {
    const peer = await peerForTest(script, { certificate: selfSigned('core') });
    const pinnedSha256 = await readCertificateFingerprint(peer.host, peer.port, 2_000);
    expect(pinnedSha256).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
    const router = await transportTo(peer, { tls: { pinnedSha256 } });
    expect(await router.print('/system/identity')).toEqual([{ name: 'core' }]);
    expect(peer.heard.map(({ words }) => words[0])).toEqual(['/login', '/system/identity/print']);
  });

  it('a router with another certificate never hears the password', async () => {
    const peer = await peerForTest(script, { certificate: selfSigned('core') });
    const other = selfSigned('core');
    await expect(connectRouterApi(addressOf(peer, { tls: { pinnedSha256: other.sha256 } }))).rejects.toMatchObject({
      kind: 'tls',
      message: expect.stringContaining('shows another certificate than the pinned one'),
    });
    expect(peer.heard).toEqual([]);
  });

  it.each(['', 'ab:cd', 'z'.repeat(64)])('“%s” pins nothing and lets nobody through', async (pinnedSha256) => {
    const peer = await peerForTest(script, { certificate: selfSigned('core') });
    await expect(connectRouterApi(addressOf(peer, { tls: { pinnedSha256 } }))).rejects.toMatchObject({ kind: 'tls' });
    expect(peer.heard).toEqual([]);
  });

  it('a port that speaks no TLS is told so', async () => {
    const peer = await peerForTest(script);
    const attempt = connectRouterApi(addressOf(peer, { tls: { pinnedSha256: 'a'.repeat(64) }, connectTimeoutMs: 300 }));
    await expect(attempt).rejects.toMatchObject({ kind: 'tls', message: expect.stringContaining('TLS handshake') });
    await expect(readCertificateFingerprint(peer.host, peer.port, 300)).rejects.toMatchObject({ kind: 'tls' });
  });

  it('TLS asked of a port that answers in plain text fails as TLS', async () => {
    const peer = await peerForTest(() => undefined);
    const answering = setInterval(() => {
      for (const { socket } of peer.sessions) socket.write('!fatal');
    }, 5);
    const attempt = connectRouterApi(addressOf(peer, { tls: { pinnedSha256: 'a'.repeat(64) } }));
    await expect(attempt).rejects.toMatchObject({ kind: 'tls', message: expect.stringContaining('ERR_SSL') });
    clearInterval(answering);
  });
});
