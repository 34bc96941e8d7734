import { expect, it } from 'vitest';
import { createVirtualRouter } from '#demo/virtual-mikrotik/index.ts';
import { atEnd } from '../../../../tests/harness/test-platform.ts';
import { mikrotik } from '../index.ts';
import { retryDelayMs } from '../sync/sync-device.ts';
import { addRouter, apiUser, IspOnRouter } from '../testing/isp-on-router.ts';
import { selfSigned } from '../transport/testing/self-signed.ts';
import { dropUnshared, withRouter } from './connections.ts';
import { findRouter } from './device-access.ts';

it('a router has one connection, whoever speaks to it', async () => {
  const isp = await IspOnRouter.open('sqlite');
  await isp.pppoe('ada');
  await isp.work();
  await isp.network.routers.compare({ id: isp.deviceId });
  await isp.work();
  await isp.network.routers.check({ id: isp.deviceId });
  expect(isp.router.acceptedCount).toBe(1);
});

it('a kept connection that the router dropped meanwhile is opened again without calling it down', async () => {
  const isp = await IspOnRouter.open('sqlite');
  await isp.work();
  await isp.router.reboot(10);
  expect(await isp.network.routers.check({ id: isp.deviceId })).toMatchObject({ ok: true });
  expect(isp.router.acceptedCount).toBe(2);
});

it('a new password is tried with a connection of its own', async () => {
  const isp = await IspOnRouter.open('sqlite');
  await isp.work();
  await isp.core.devices.update({ id: isp.deviceId, password: 'wrong' });
  expect(await isp.network.routers.check({ id: isp.deviceId })).toMatchObject({ ok: false });
  await expect.poll(() => isp.router.connectionCount).toBe(0);
});

it('a poll that takes too long does not cut the work that goes on over the same connection', async () => {
  const isp = await IspOnRouter.open('sqlite');
  const device = await findRouter(isp.platform, isp.deviceId);
  if (device === undefined) throw new Error('no router');
  const end = Promise.withResolvers<void>();
  let users = 0;
  const use = () =>
    withRouter(isp.platform, device, async (router) => {
      users += 1;
      await end.promise;
      return await router.print('/system/identity');
    });
  const alone = use();
  await expect.poll(() => users).toBe(1);
  const beside = use();
  await expect.poll(() => users).toBe(2);
  expect(dropUnshared(isp.platform, isp.deviceId)).toBe(false);
  end.resolve();
  expect(await Promise.all([alone, beside])).toHaveLength(2);
  expect(isp.router.acceptedCount).toBe(1);
  expect(dropUnshared(isp.platform, isp.deviceId)).toBe(true);
  await expect.poll(() => isp.router.connectionCount).toBe(0);
});

it('nothing is left open when the office closes', async () => {
  const isp = await IspOnRouter.open('sqlite');
  await isp.work();
  expect(isp.router.connectionCount).toBe(1);
  await mikrotik.close?.(isp.platform);
  await expect.poll(() => isp.router.connectionCount).toBe(0);
});

it('over TLS only the router whose fingerprint a person trusted is spoken to', async () => {
  const isp = await IspOnRouter.open('sqlite');
  const certificate = selfSigned('hill-2');
  const router = createVirtualRouter({ users: [apiUser], tls: certificate });
  const port = await router.listen();
  atEnd(() => router.close());
  const id = await addRouter(isp.core, 'hill-2', port, 'live');
  const { sha256 } = await isp.network.routers.fingerprint({ host: '127.0.0.1', port });
  expect(sha256.replaceAll(':', '').toLowerCase()).toBe(certificate.sha256);
  await isp.core.devices.update({ id, security: 'tls', tlsFingerprint: sha256 });
  expect(await isp.network.routers.check({ id })).toMatchObject({ ok: true, fingerprint: sha256 });
  await isp.core.devices.update({ id, tlsFingerprint: selfSigned('another').sha256 });
  const refused = await isp.network.routers.check({ id });
  expect(refused).toMatchObject({ ok: false, fingerprint: sha256 });
  expect(refused.sentence).toContain('another certificate than the pinned one');
});

it('waits longer from attempt to attempt, up to a minute', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 500].map(retryDelayMs)).toEqual([
    2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000,
  ]);
});
