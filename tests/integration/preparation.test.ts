import { describe, expect, it } from 'vitest';
import { type Row, routerVersions, type VirtualRouter } from '#demo/virtual-mikrotik/index.ts';
import { refusalOf } from '../../main/modules/core/testing/core-client.ts';
import { checkPreparations } from '../../main/modules/mikrotik/preparation/schedule.ts';
import { withRouter } from '../../main/modules/mikrotik/router/connections.ts';
import { findRouter } from '../../main/modules/mikrotik/router/device-access.ts';
import { IspOnRouter, type IspOptions } from '../../main/modules/mikrotik/testing/isp-on-router.ts';
import { mikrotikClient } from '../../main/modules/mikrotik/testing/mikrotik-client.ts';
import { onBothStores } from '../harness/test-platform.ts';

const reason = 'as the test wants';
const FILTER = '/ip/firewall/filter';
const menus = [FILTER, '/ip/firewall/nat', '/ip/firewall/address-list', '/ppp/profile'] as const;
const settings = { 'network.portalAddress': '10.0.0.5', 'network.allowedHosts': 'pay.example.org' };

/** The forward chain of RouterOS's own default configuration. */
function defconf(router: VirtualRouter): void {
  const rules: Row[] = [
    { action: 'accept', 'ipsec-policy': 'in,ipsec', comment: 'defconf: accept in ipsec policy' },
    { action: 'fasttrack-connection', 'connection-state': 'established,related', comment: 'defconf: fasttrack' },
    { action: 'accept', 'connection-state': 'established,related,untracked', comment: 'defconf: accept established' },
    { action: 'drop', 'connection-state': 'invalid', comment: 'defconf: drop invalid' },
  ];
  for (const rule of rules) router.put(FILTER, { chain: 'forward', ...rule });
}

const comments = (router: VirtualRouter, path: (typeof menus)[number] = FILTER) =>
  router.rows(path).map(({ comment }) => comment ?? '');

const steady = ({ 'creation-time': _at, ...row }: Row): Row => row;
const everything = (router: VirtualRouter) => menus.map((path) => router.rows(path).map(steady));

const writes = (router: VirtualRouter) =>
  router.commands.map(({ path }) => path).filter((path) => /\/(add|set|remove|move|unset)$/.test(path));

/** What a person does in Winbox. */
async function moveByHand(isp: IspOnRouter, where: { numbers: string; destination?: string }): Promise<void> {
  const device = await findRouter(isp.platform, isp.deviceId);
  if (device === undefined) throw new Error('no router');
  await withRouter(isp.platform, device, (router) => router.run(`${FILTER}/move`, where));
}

/** Looks, and has what was shown written. */
async function prepare(isp: IspOnRouter, { removesExtras = false } = {}) {
  const { check } = await isp.network.preparation.check({ id: isp.deviceId });
  if (check === null) throw new Error('not looked at');
  const planHash = removesExtras ? check.planHashWithExtras : check.planHash;
  await isp.network.preparation.approve({ id: isp.deviceId, planHash, removesExtras });
  await isp.work();
  return await look(isp);
}

const look = (isp: IspOnRouter) => isp.network.preparation.get({ id: isp.deviceId });

const open = (kind: Parameters<typeof IspOnRouter.open>[0], options: IspOptions = {}) =>
  IspOnRouter.open(kind, { settings, ...options });

onBothStores((kind) => {
  it('a fresh router is looked at, prepared on approval, read back, and then lacks nothing', async () => {
    const isp = await open(kind);
    const before = await isp.network.preparation.check({ id: isp.deviceId });
    expect(before).toMatchObject({ alarm: null, check: { state: 'unprepared', rows: { length: 8 } }, run: null });
    expect(writes(isp.router)).toEqual([]);
    const after = await prepare(isp);
    expect(after).toMatchObject({
      check: { state: 'prepared', problem: null, rows: [] },
      run: { state: 'verified', approvedBy: 'a noc', requestedBy: 'a noc', lastError: null, canUndo: true },
    });
    expect(comments(isp.router)).toEqual(['isp:prepare:accept', 'isp:prepare:reject']);
    expect(comments(isp.router, '/ip/firewall/nat')).toEqual(['isp:prepare:portal']);
    const sent = writes(isp.router).length;
    const again = await isp.network.preparation.check({ id: isp.deviceId });
    expect(again.check?.rows).toEqual([]);
    expect(writes(isp.router)).toHaveLength(sent);
    const nothing = await refusalOf(
      isp.network.preparation.approve({ id: isp.deviceId, planHash: again.check?.planHash ?? '' }),
    );
    expect(nothing.message).toBe('Nothing has to be written: look at the router again.');
  });

  it('a router with the default configuration gets ours above fasttrack, and its own rules stay', async () => {
    const isp = await open(kind, { seed: defconf });
    const after = await prepare(isp);
    expect(after.run?.state).toBe('verified');
    expect(comments(isp.router)).toEqual([
      'defconf: accept in ipsec policy',
      'isp:prepare:accept',
      'isp:prepare:reject',
      'defconf: fasttrack',
      'defconf: accept established',
      'defconf: drop invalid',
    ]);
    expect(after.check?.findings.map(({ meaning }) => meaning)).toEqual(['attention']);
    expect(after.check?.chains[0]?.rules.map(({ whose }) => whose).join(' ')).toBe(
      'foreign ours ours foreign foreign foreign',
    );
  });

  it('a rule of ours that was moved by hand alarms, is put back up, and the undo puts it down again', async () => {
    const isp = await open(kind, { seed: defconf });
    await prepare(isp);
    const [accept, reject] = isp.router.rows(FILTER).filter(({ comment }) => comment?.startsWith('isp:'));
    const last = { numbers: `${accept?.['.id']},${reject?.['.id']}` };
    await moveByHand(isp, last);
    const moved = everything(isp.router);
    const broken = await isp.network.preparation.check({ id: isp.deviceId });
    expect(broken.alarm).toMatch(
      /^hill-1 would not block suspended customers: The rule \*2 ‘defconf: fasttrack’ stands above ours, so that running/,
    );
    expect(await isp.network.preparation.board()).toMatchObject([{ deviceName: 'hill-1', state: 'broken' }]);
    expect(broken.check?.rows.map(({ sign, above }) => `${sign} ${above?.words}`)).toEqual([
      '> the rule *2 ‘defconf: fasttrack’',
      '> the rule *2 ‘defconf: fasttrack’',
    ]);
    expect((await prepare(isp)).check?.state).toBe('prepared');
    expect(await isp.network.preparation.board()).toEqual([]);
    await isp.network.preparation.undo({ id: isp.deviceId, reason });
    await isp.work();
    expect(await look(isp)).toMatchObject({ run: { state: 'undone', lastError: null }, check: { state: 'broken' } });
    expect(everything(isp.router)).toEqual(moved);
  });

  it('a rule above ours that accepts everything is named, and ours go above it', async () => {
    const isp = await open(kind, {
      seed: (router) => void router.put(FILTER, { chain: 'forward', action: 'accept', comment: 'let all through' }),
    });
    const service = await isp.staticAddress();
    await isp.core.subscriptions.suspend({ id: service, reason });
    await isp.work();
    const before = await isp.network.preparation.check({ id: isp.deviceId });
    expect(before.alarm).toBe('hill-1 was never prepared: 1 suspended customer keeps its service.');
    expect(before.check?.problem).toBe('The rule that rejects what suspended customers send is missing.');
    await prepare(isp);
    expect(comments(isp.router)).toEqual(['isp:prepare:accept', 'isp:prepare:reject', 'let all through']);
    expect((await look(isp)).alarm).toBeNull();
  });

  it('the undo removes what was added, and leaves what somebody changed since', async () => {
    const isp = await open(kind, { seed: defconf });
    const before = everything(isp.router);
    await prepare(isp);
    await isp.network.preparation.undo({ id: isp.deviceId, reason });
    await isp.work();
    expect(everything(isp.router)).toEqual(before);
    await prepare(isp);
    const reject = isp.router.rows(FILTER).find(({ comment }) => comment === 'isp:prepare:reject');
    isp.router.put(FILTER, { '.id': reject?.['.id'] ?? '', 'reject-with': 'tcp-reset', protocol: 'tcp' });
    await isp.network.preparation.undo({ id: isp.deviceId, reason });
    await isp.work();
    expect((await look(isp)).run).toMatchObject({
      state: 'undone',
      lastError: 'isp:prepare:reject was changed on the router since, and stays as it is.',
    });
    expect(comments(isp.router).filter((comment) => comment.startsWith('isp:'))).toEqual(['isp:prepare:reject']);
  });

  it('the undo keeps the profile that customers stand on by now', async () => {
    const isp = await open(kind);
    await prepare(isp);
    const ada = await isp.pppoe('ada');
    await isp.work();
    await isp.core.subscriptions.suspend({ id: ada, reason });
    await isp.work();
    expect(await isp.seen(ada)).toMatchObject({ service: 'suspended', truth: 'verified' });
    await isp.network.preparation.undo({ id: isp.deviceId, reason });
    await isp.work();
    expect((await look(isp)).run?.lastError).toBe('The PPP profile isp-suspended serves customers by now, and stays.');
    expect(isp.router.rows('/ppp/profile').map(({ name }) => name)).toContain('isp-suspended');
  });

  it('in dry run nothing is written, and the plan is shown', async () => {
    const isp = await open(kind, { stage: 'dry_run' });
    const shown = await isp.network.preparation.check({ id: isp.deviceId });
    expect(shown.check?.rows).toHaveLength(8);
    expect(shown.whyNotApprove).toContain('hill-1 is in dry run');
    const choice = { id: isp.deviceId, planHash: shown.check?.planHash ?? '' };
    expect((await refusalOf(isp.network.preparation.approve(choice))).message).toContain('hill-1 is in dry run');
    expect((await refusalOf(isp.network.preparation.request(choice))).message).toContain('hill-1 is in dry run');
    await isp.settle();
    expect(isp.router.commands.every(({ path }) => path === '/login' || path.endsWith('/print'))).toBe(true);
  });

  it('only the plan that was shown is written: one that changed before the approval or before the writing is refused', async () => {
    const isp = await open(kind, { stage: 'staged' });
    const shown = await isp.network.preparation.check({ id: isp.deviceId });
    const choice = { id: isp.deviceId, planHash: shown.check?.planHash ?? '' };
    isp.router.put(FILTER, { chain: 'forward', action: 'accept', comment: 'new' });
    await isp.network.preparation.approve(choice);
    await isp.work();
    expect((await look(isp)).run).toMatchObject({
      state: 'failed',
      canUndo: false,
      lastError:
        'hill-1 or the settings changed since this was approved, so nothing was written. Look at the plan again, and approve it.',
    });
    expect(writes(isp.router)).toEqual([]);
    expect(await refusalOf(isp.network.preparation.approve(choice))).toMatchObject({ code: 'CONFLICT' });
    expect((await prepare(isp)).run?.state).toBe('verified');
  });

  it('four eyes: who asks for it does not approve it', async () => {
    const isp = await open(kind, { settings: { ...settings, 'network.approvalBy': 'another' } });
    const { check } = await isp.network.preparation.check({ id: isp.deviceId });
    const choice = { id: isp.deviceId, planHash: check?.planHash ?? '' };
    expect((await refusalOf(isp.network.preparation.approve(choice))).message).toContain('Ask for it; a colleague');
    await isp.network.preparation.request(choice);
    expect(await look(isp)).toMatchObject({ run: { state: 'planned', requestedBy: 'a noc' }, needsAnother: true });
    expect((await refusalOf(isp.network.preparation.approve(choice))).message).toContain('You asked for this yourself');
    const colleague = mikrotikClient(isp.platform, 'admin');
    await colleague.preparation.approve(choice);
    await isp.work();
    expect((await look(isp)).run).toMatchObject({ state: 'verified', requestedBy: 'a noc', approvedBy: 'a admin' });
  });

  it('what was asked for can be withdrawn while nothing is written', async () => {
    const isp = await open(kind);
    const { check } = await isp.network.preparation.check({ id: isp.deviceId });
    await isp.network.preparation.request({ id: isp.deviceId, planHash: check?.planHash ?? '' });
    await isp.network.preparation.withdraw({ id: isp.deviceId, reason });
    expect((await look(isp)).run).toBeNull();
    const gone = await refusalOf(isp.network.preparation.withdraw({ id: isp.deviceId, reason }));
    expect(gone.message).toBe('Nothing was asked for.');
  });

  it('a user who may not write is told so at the row, and the plan is there again', async () => {
    const isp = await open(kind, { userPolicy: 'read' });
    const after = await prepare(isp);
    expect(after.run).toMatchObject({ state: 'failed', lastError: expect.stringContaining('may not write on hill-1') });
    expect(after.run?.rows[0]?.error).toContain('may not write on hill-1');
    expect(after.check).toMatchObject({ state: 'unprepared', rows: { length: 8 } });
    expect(after.check?.findings.at(-1)?.sentence).toContain('lacks the policy write');
  });

  it('a router that stops answering in the middle is gone on with, each row once', async () => {
    const isp = await open(kind, { seed: defconf, settings: { ...settings, 'network.commandSeconds': 2 } });
    await isp.work();
    const { check } = await isp.network.preparation.check({ id: isp.deviceId });
    await isp.network.preparation.approve({ id: isp.deviceId, planHash: check?.planHash ?? '' });
    await isp.router.setFault('stall', { after: 14 });
    await isp.work();
    const waiting = await look(isp);
    expect(waiting.run).toMatchObject({ state: 'applying', lastError: expect.stringContaining('did not answer') });
    await isp.router.setFault(null);
    await isp.settle();
    expect(await look(isp)).toMatchObject({ run: { state: 'verified' }, check: { state: 'prepared', rows: [] } });
    const ours = comments(isp.router).filter((comment) => comment.startsWith('isp:'));
    expect(ours).toEqual(['isp:prepare:accept', 'isp:prepare:reject']);
  });

  it('while somebody works on the router it waits, and says so', async () => {
    const isp = await open(kind);
    await isp.core.devices.startMaintenance({ id: isp.deviceId, until: null, reason: 'new antenna' });
    await isp.work();
    const waiting = await prepare(isp);
    expect(waiting.run).toMatchObject({ state: 'approved', lastError: expect.stringContaining('is in maintenance') });
    expect(writes(isp.router)).toEqual([]);
    await isp.core.devices.endMaintenance({ id: isp.deviceId });
    await isp.settle();
    expect((await look(isp)).run?.state).toBe('verified');
  });

  it('what is not wanted any more stays until somebody has it removed, and comes back with the undo', async () => {
    const isp = await open(kind);
    await prepare(isp);
    isp.router.put('/ip/firewall/address-list', {
      list: 'isp-allowed',
      address: '9.9.9.9',
      comment: 'isp:prepare:allowed',
    });
    const { check } = await isp.network.preparation.check({ id: isp.deviceId });
    expect(check).toMatchObject({ state: 'prepared', rows: [{ sign: '-', naturalKey: 'isp-allowed 9.9.9.9' }] });
    const removed = await prepare(isp, { removesExtras: true });
    expect(removed).toMatchObject({ run: { state: 'verified' }, check: { rows: [] } });
    await isp.network.preparation.undo({ id: isp.deviceId, reason });
    await isp.work();
    const list = isp.router.rows('/ip/firewall/address-list').map(({ address }) => address);
    expect(list).toContain('9.9.9.9');
  });

  it('the schedule finds what somebody broke, without being asked', async () => {
    const isp = await open(kind);
    await prepare(isp);
    await isp.core.subscriptions.suspend({ id: await isp.staticAddress(), reason });
    const reject = isp.router.rows(FILTER).find(({ comment }) => comment === 'isp:prepare:reject');
    isp.router.put(FILTER, { '.id': reject?.['.id'] ?? '', disabled: 'yes' });
    isp.platform.clock.advanceMs(16 * 60_000);
    await checkPreparations.run(isp.platform);
    await isp.work();
    expect(await isp.network.preparation.board()).toMatchObject([
      {
        deviceName: 'hill-1',
        suspended: 1,
        sentence:
          'hill-1 would not block suspended customers: Our rule that rejects what suspended customers send is disabled.',
      },
    ]);
  });
});

describe.each(routerVersions.map((version) => ({ version })))('RouterOS $version', ({ version }) => {
  it('is prepared, and put back', async () => {
    const isp = await open('sqlite', { version, seed: defconf });
    const before = everything(isp.router);
    expect((await prepare(isp)).run?.state).toBe('verified');
    await isp.network.preparation.undo({ id: isp.deviceId, reason });
    await isp.work();
    expect((await look(isp)).run?.state).toBe('undone');
    expect(everything(isp.router)).toEqual(before);
  });
});

it('REST writes, moves and puts back the same', async () => {
  const isp = await open('sqlite', { transport: 'rest', seed: defconf });
  const before = everything(isp.router);
  expect((await prepare(isp)).run?.state).toBe('verified');
  const reject = isp.router.rows(FILTER).find(({ comment }) => comment === 'isp:prepare:reject');
  isp.router.put(FILTER, { '.id': reject?.['.id'] ?? '', protocol: 'tcp' });
  await moveByHand(isp, { numbers: reject?.['.id'] ?? '' });
  expect((await prepare(isp)).check?.state).toBe('prepared');
  for (const path of menus) {
    for (const row of isp.router.rows(path))
      if (row.comment?.startsWith('isp:')) isp.router.drop(path, row['.id'] ?? '');
  }
  expect(everything(isp.router)).toEqual(before);
});

it('a hotspot’s guests reach the portal before they sign in', async () => {
  const isp = await open('sqlite', {
    seed: (router) => void router.put('/ip/hotspot', { name: 'cafe', interface: 'bridge' }),
  });
  expect((await prepare(isp)).run?.state).toBe('verified');
  const garden = isp.router.rows('/ip/hotspot/walled-garden/ip');
  expect(garden.map((row) => row['dst-address'] ?? row['dst-host'])).toEqual(['10.0.0.5', 'pay.example.org']);
});

it('cut off after any command and run again, the router ends the same, each row once; and so does the undo', async () => {
  for (let after = 0; after <= 30; after += 2) {
    const isp = await open('sqlite', { seed: defconf });
    await isp.work();
    const before = everything(isp.router);
    const { check } = await isp.network.preparation.check({ id: isp.deviceId });
    await isp.network.preparation.approve({ id: isp.deviceId, planHash: check?.planHash ?? '' });
    await isp.router.setFault('reset', { after, times: 1 });
    await isp.settle();
    await isp.router.setFault(null);
    expect(await look(isp)).toMatchObject({ run: { state: 'verified' }, check: { state: 'prepared', rows: [] } });
    expect(comments(isp.router).filter((comment) => comment.startsWith('isp:'))).toHaveLength(2);
    expect(isp.router.rows('/ip/firewall/address-list').filter(({ list }) => list === 'isp-allowed')).toHaveLength(4);
    await isp.network.preparation.undo({ id: isp.deviceId, reason });
    await isp.router.setFault('reset', { after, times: 1 });
    await isp.settle();
    await isp.router.setFault(null);
    expect((await look(isp)).run).toMatchObject({ state: 'undone', lastError: null });
    expect(everything(isp.router)).toEqual(before);
  }
}, 120_000);
