import { expect, it } from 'vitest';
import { IspOnRouter } from '../../main/modules/mikrotik/testing/isp-on-router.ts';
import { onBothStores } from '../harness/test-platform.ts';

const reason = 'as the test wants';
const serving = { state: 'active', truth: 'verified', service: 'active', note: null };

/** The API user of our own preparation: without `sensitive`, so that the router shows it no passwords. */
const hiding = (kind: 'sqlite' | 'postgres') => IspOnRouter.open(kind, { userPolicy: 'write' });

const passwordOf = (isp: IspOnRouter, user: string): string | undefined =>
  isp.router.rows('/ppp/secret').find(({ name }) => name === user)?.password;

onBothStores((kind) => {
  it('a new password reaches a router that hides passwords, once', async () => {
    const isp = await hiding(kind);
    const id = await isp.pppoe('ada');
    await isp.work();
    expect(await isp.seen(id)).toEqual(serving);
    await isp.core.subscriptions.update({ id, pppoePassword: 'another-password' });
    await isp.work();
    expect(passwordOf(isp, 'ada')).toBe('another-password');
    expect(await isp.seen(id)).toEqual(serving);
    const writes = isp.writes().length;
    await isp.network.routers.push({ subscriptionId: id, reason });
    await isp.work();
    expect(isp.writes()).toHaveLength(writes);
  });

  it('an older password on it is found by a comparison, though it is not shown', async () => {
    const isp = await hiding(kind);
    const id = await isp.pppoe('ada');
    await isp.work();
    await isp.core.devices.setStage({ id: isp.deviceId, stage: 'dry_run', reason });
    await isp.core.subscriptions.update({ id, pppoePassword: 'another-password' });
    await isp.work();
    expect(passwordOf(isp, 'ada')).toBe('password of ada');
    const [, update] = await isp.changes(id);
    const { rows } = await isp.network.changes.get({ id: update?.id ?? '' });
    expect(rows.map(({ sign, after }) => [sign, Object.keys(after ?? {})])).toEqual([['~', ['password']]]);
    await isp.core.devices.setStage({ id: isp.deviceId, stage: 'live', reason });
    await isp.work();
    expect(passwordOf(isp, 'ada')).toBe('another-password');
  });

  it('the undo of a removal brings the secret back with its password', async () => {
    const isp = await hiding(kind);
    const id = await isp.pppoe('ada');
    await isp.work();
    await isp.core.subscriptions.terminate({ id, reason });
    await isp.work();
    expect(passwordOf(isp, 'ada')).toBeUndefined();
    const removal = (await isp.changes(id)).at(-1);
    await isp.network.changes.undo({ id: removal?.id ?? '', reason });
    await isp.work();
    expect(passwordOf(isp, 'ada')).toBe('password of ada');
  });

  it('a change of the plan leaves the password alone', async () => {
    const isp = await hiding(kind);
    const id = await isp.pppoe('ada');
    await isp.work();
    await isp.core.subscriptions.suspend({ id, reason });
    await isp.work();
    const change = (await isp.changes(id)).at(-1);
    const { rows } = await isp.network.changes.get({ id: change?.id ?? '' });
    const secret = rows.find(({ path }) => path === '/ppp/secret');
    expect(Object.keys(secret?.after ?? {})).toEqual(['profile']);
  });
});
