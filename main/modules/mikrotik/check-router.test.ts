import { describe, expect, it } from 'vitest';
import { createVirtualRouter, type UserPolicy } from '#demo/virtual-mikrotik/index.ts';
import { atEnd } from '../../../tests/harness/test-platform.ts';
import { addRouter, apiUser, IspOnRouter } from './testing/isp-on-router.ts';
import { selfSigned } from './transport/testing/self-signed.ts';

/** The office's clock stands still; the router's goes with it, or so many minutes beside it. */
async function office(options: Parameters<typeof IspOnRouter.open>[1] = {}, minutesOff = 0) {
  const clock = { now: () => Date.now() };
  const isp = await IspOnRouter.open('sqlite', { ...options, now: () => clock.now() });
  clock.now = () => Date.parse(isp.platform.clock.now()) + minutesOff * 60_000;
  const check = () => isp.network.routers.check({ id: isp.deviceId });
  return { isp, check };
}

describe.each(['api', 'rest'] as const)('a check by %s', (transport) => {
  it('of a router in order has nothing to warn of', async () => {
    const { check } = await office({ transport });
    expect(await check()).toMatchObject({
      ok: true,
      warnings: [],
      permissions: { state: 'enough', sentence: expect.stringContaining('The API user lastmile (group full) has') },
    });
  });

  it('tells that changes will be refused before the first one is', async () => {
    const { isp, check } = await office({ transport, userPolicy: 'read' });
    const { ok, warnings, permissions } = await check();
    expect(ok).toBe(true);
    expect(permissions?.state).toBe('lacking');
    expect(warnings).toEqual([permissions?.sentence]);
    expect(permissions?.sentence).toContain(
      'The API user lastmile (group read) lacks the policy write; changes will be refused. On the router: /user/group/set [find name="read"] policy=local,telnet,ssh,reboot,read,',
    );
    expect(isp.writes()).toEqual([]);
  });

  it('of a user that the router does not list says that it cannot tell', async () => {
    const { isp, check } = await office({ transport });
    isp.router.drop('/user', apiUser.name);
    expect(await check()).toMatchObject({ ok: true, warnings: [], permissions: { state: 'unknown' } });
  });

  it('says which policy a user lacks who may not even read', async () => {
    const { isp, check } = await office({ transport, userPolicy: 'no-read' });
    const { ok, sentence } = await check();
    expect(ok).toBe(false);
    expect(sentence).toContain(
      'The API user lastmile may not read on hill-1. Give its group the policies api, read and',
    );
    expect((await isp.core.devices.get({ id: isp.deviceId })).health.lastError).toBe(sentence);
  });

  it('says so when name or password are wrong, or the user may not come in this way', async () => {
    const { isp, check } = await office({ transport });
    await isp.core.devices.update({ id: isp.deviceId, password: 'wrong' });
    expect(await check()).toMatchObject({ ok: false, sentence: expect.stringContaining('refused the login') });
    const policy: UserPolicy = transport === 'rest' ? 'no-rest' : 'no-api';
    const barred = await office({ transport, userPolicy: policy });
    expect(await barred.check()).toMatchObject({ ok: false, sentence: expect.stringMatching(/login|use the API/) });
  });

  it('warns of a clock that is wrong, whatever its zone', async () => {
    const { check } = await office({ transport }, -130);
    expect((await check()).warnings).toEqual([expect.stringContaining('The router’s clock is 2 hours behind ours')]);
  });

  it.each([
    ['6.42.12 (long-term)', 'is too old'],
    ['8.1 (stable)', 'is newer than any that was tried'],
  ])('warns of RouterOS %s: it %s', async (version, words) => {
    const { isp, check } = await office({ transport });
    isp.router.put('/system/resource', { version });
    expect((await check()).warnings).toEqual([expect.stringContaining(words)]);
  });

  it('of a router whose certificate changed shows both, sends nothing, and goes on when the new one is trusted', async () => {
    const { isp } = await office();
    const [first, second] = [selfSigned('hill-2'), selfSigned('hill-2')];
    const start = async (tls: typeof first, at?: number) => {
      const router = createVirtualRouter({ users: [apiUser], tls });
      atEnd(() => router.close());
      return { router, port: await (transport === 'rest' ? router.listenRest(at) : router.listen(at)) };
    };
    const { router, port } = await start(first);
    const id = await addRouter(isp.core, 'hill-2', port, 'live', transport);
    const shown = await isp.network.routers.fingerprint({ host: '127.0.0.1', port });
    await isp.core.devices.update({ id, security: 'tls', tlsFingerprint: shown.sha256 });
    expect(await isp.network.routers.check({ id })).toMatchObject({ ok: true, fingerprint: shown.sha256 });
    await router.close();
    const { router: replaced } = await start(second, port);
    const { ok, sentence, fingerprint } = await isp.network.routers.check({ id });
    expect(ok).toBe(false);
    expect(sentence).toContain('so nothing was sent to it');
    expect(sentence).toContain(`It shows SHA-256 ${fingerprint}; trusted on `);
    expect(sentence).toContain(`UTC was ${shown.sha256}. `);
    expect(replaced.commandCount).toBe(0);
    await isp.core.devices.update({ id, tlsFingerprint: fingerprint });
    expect(await isp.network.routers.check({ id })).toMatchObject({ ok: true });
  });
});

it('a check by REST of a router that has none says what to do', async () => {
  const { check } = await office({ transport: 'rest', version: '6.49' });
  expect(await check()).toMatchObject({
    ok: false,
    sentence: expect.stringMatching(/has no REST API .*REST needs RouterOS 7.1 or later.* set this device to the API/),
  });
});

it('rest-api is missed only by who comes in by REST', async () => {
  const { check } = await office({ transport: 'api', userPolicy: 'no-rest' });
  expect(await check()).toMatchObject({ ok: true, warnings: [], permissions: { state: 'enough' } });
});
