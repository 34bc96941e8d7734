import { expect, it } from 'vitest';
import type { DriftActName, DriftRow } from '#contract/mikrotik.ts';
import type { Id } from '#kernel/ids.ts';
import { refusalOf } from '../../main/modules/core/testing/core-client.ts';
import { IspOnRouter } from '../../main/modules/mikrotik/testing/isp-on-router.ts';
import { mikrotikClient } from '../../main/modules/mikrotik/testing/mikrotik-client.ts';
import { onBothStores } from '../harness/test-platform.ts';

const reason = 'as the test wants';

async function compare(isp: IspOnRouter): Promise<void> {
  await isp.network.routers.compare({ id: isp.deviceId });
  await isp.work();
}

/** What differs of our services; the rows that the test router has of its own are left out. */
async function differing(isp: IspOnRouter): Promise<DriftRow[]> {
  const { items } = await isp.network.drift.list({ limit: 500 });
  return items.filter(({ naturalKey }) => naturalKey !== 'isp-suspended 10.9.9.9');
}

const inShort = ({ kind, path, naturalKey, harm }: DriftRow): string =>
  [kind, path, naturalKey, ...(harm === null ? [] : [harm])].join(' ');

const shorts = async (isp: IspOnRouter): Promise<string[]> => (await differing(isp)).map(inShort);

async function one(isp: IspOnRouter): Promise<DriftRow> {
  const rows = await differing(isp);
  expect(rows.map(inShort)).toHaveLength(1);
  const [row] = rows;
  if (row === undefined) throw new Error('Nothing differs');
  return row;
}

const board = async (isp: IspOnRouter) => {
  const { routers, ...rest } = await isp.network.drift.board();
  const [router] = routers;
  if (router === undefined) throw new Error('There is no router');
  return { ...rest, router };
};

const preview = (isp: IspOnRouter, act: DriftActName, ids: Id[]) => isp.network.drift.preview({ act, choice: { ids } });

function tamper(
  isp: IspOnRouter,
  path: '/ppp/secret' | '/queue/simple' | '/ip/dhcp-server/lease',
  id: Id,
  fields: Record<string, string>,
) {
  const [row] = isp.rowsOf(path, id);
  isp.router.put(path, { '.id': row?.['.id'] ?? '', ...fields });
}

function remove(isp: IspOnRouter, path: '/ppp/secret' | '/queue/simple' | '/ip/firewall/address-list', id: Id) {
  for (const row of isp.rowsOf(path, id)) isp.router.drop(path, row['.id'] ?? '');
}

onBothStores((kind) => {
  it('a router that is as the books want it says so, and when and how fast it was read', async () => {
    const isp = await IspOnRouter.open(kind);
    await isp.pppoe('ada');
    await isp.work();
    await compare(isp);
    const { sentence, needing, router } = await board(isp);
    expect({ needing, ours: router.rowsOurs, foreign: router.rowsForeign }).toEqual({
      needing: 0,
      ours: 2,
      foreign: 8,
    });
    expect(sentence).toBe('Nothing needs a decision: what differs is ignored, on its way, or on routers in dry run.');
    expect(router).toMatchObject({ error: null, everyMinutes: 15, hasOwnInterval: false });
    expect(router.comparedAt).not.toBeNull();
    expect(await shorts(isp)).toEqual([]);
  });

  it('each kind stands as a row with what the books want, what we wrote last, and what the router shows', async () => {
    const isp = await IspOnRouter.open(kind);
    const [changed, missing, doubled] = [await isp.staticAddress(), await isp.dhcpStatic(), await isp.pppoe('bob')];
    await isp.work();
    tamper(isp, '/queue/simple', changed, { 'max-limit': '1M/2M' });
    remove(isp, '/queue/simple', missing);
    isp.router.put('/ppp/secret', { name: 'bob-copy', password: 'x', profile: 'home-20', comment: `isp:${doubled}` });
    isp.router.put('/ip/firewall/address-list', { list: 'isp-allowed', address: '10.77.0.1', comment: 'по-русски' });
    await compare(isp);
    expect(await shorts(isp)).toEqual([
      'extra /ppp/secret bob-copy',
      expect.stringMatching(/^changed \/queue\/simple isp-S-/),
      expect.stringMatching(/^missing \/queue\/simple isp-S-/),
      'foreign /ip/firewall/address-list isp-allowed 10.77.0.1',
    ]);
    const [copy, queue, gone, allowed] = await differing(isp);
    expect(queue).toMatchObject({
      wanted: { 'max-limit': '5000000/20000000' },
      live: { 'max-limit': '1000000/2000000' },
      appliedBy: { action: 'activate' },
      subscription: { id: changed, customerName: 'Jane Okoro', state: 'active' },
    });
    expect(queue?.applied?.['max-limit']).toBe('5000000/20000000');
    expect(gone).toMatchObject({ live: null, note: 'It is not on the router.' });
    expect(copy).toMatchObject({ wanted: null, live: { password: '••••••' } });
    expect(copy?.note).toContain('a copy by hand');
    expect(allowed).toMatchObject({ subscription: null, live: { comment: 'по-русски' } });
    const { sentence, needing } = await board(isp);
    expect(needing).toBe(3);
    expect(sentence).toBe('3 rows differ on 1 router; nobody is served or cut off who should not be.');
  });

  it('a customer who is served though suspended, and one who is cut off though active, are said first', async () => {
    const isp = await IspOnRouter.open(kind);
    const [freed, cut] = [await isp.pppoe('freed'), await isp.staticAddress()];
    await isp.work();
    await isp.core.subscriptions.suspend({ id: freed, reason });
    await isp.work();
    tamper(isp, '/ppp/secret', freed, { profile: 'home-20' });
    const { ip } = await isp.core.subscriptions.get({ id: cut });
    isp.router.put('/ip/firewall/address-list', { list: 'isp-suspended', address: ip ?? '', comment: 'they shout' });
    await compare(isp);
    expect(await shorts(isp)).toEqual([
      'changed /ppp/secret freed served',
      `foreign /ip/firewall/address-list isp-suspended ${ip} cut_off`,
    ]);
    expect((await board(isp)).sentence).toBe(
      '2 rows differ on 1 router: 1 customer is served though it should be cut off, 1 customer is cut off though it should be served.',
    );
    const { items } = await isp.network.drift.list({ harm: 'served' });
    expect(items.map(inShort)).toEqual(['changed /ppp/secret freed served']);
  });

  it('a push says what it will do, does it, and the row is gone once it is read back', async () => {
    const isp = await IspOnRouter.open(kind);
    const id = await isp.pppoe('ada');
    await isp.work();
    tamper(isp, '/ppp/secret', id, { profile: 'office', password: 'theirs' });
    await compare(isp);
    const row = await one(isp);
    expect(row.live).toEqual({ password: '••••••', profile: 'office' });
    const before = isp.writes().length;
    const said = await preview(isp, 'push', [row.id]);
    expect(said).toMatchObject({ services: 1, doable: 1, refused: 0 });
    expect(said.sentence).toBe('1 customer’s service changes. 1 customer has to sign in anew if online.');
    expect(said.steps).toMatchObject([{ sign: '~', before: { profile: 'office' }, after: { profile: 'home-20' } }]);
    expect(isp.writes()).toHaveLength(before);
    expect(await isp.network.drift.push({ choice: { ids: [row.id] }, reason })).toEqual({ services: 1, refused: [] });
    await isp.work();
    expect(isp.rowsOf('/ppp/secret', id)).toMatchObject([{ profile: 'home-20', password: 'password of ada' }]);
    expect(await shorts(isp)).toEqual([]);
  });

  it('a whole router is pushed at once, foreign rows left alone', async () => {
    const isp = await IspOnRouter.open(kind);
    const ids: Id[] = [];
    for (let n = 0; n < 12; n += 1) ids.push(await isp.staticAddress());
    await isp.work();
    for (const id of ids) remove(isp, '/queue/simple', id);
    await compare(isp);
    expect(await shorts(isp)).toHaveLength(12);
    const foreign = isp.foreign();
    const told = await isp.network.drift.push({ choice: { deviceId: isp.deviceId }, reason });
    expect(told).toMatchObject({ services: 12, refused: [{ sentence: expect.stringContaining('not ours') }] });
    await isp.work();
    expect(await shorts(isp)).toEqual([]);
    expect(isp.foreign()).toEqual(foreign);
  });

  it('a profile that was changed is one row for all who stand on it, and is written once', async () => {
    const isp = await IspOnRouter.open(kind);
    for (const user of ['ada', 'bob', 'eve']) await isp.pppoe(user);
    await isp.work();
    const profile = isp.router.rows('/ppp/profile').find(({ name }) => name === 'home-20');
    isp.router.put('/ppp/profile', { '.id': profile?.['.id'] ?? '', 'rate-limit': '1M/1M' });
    await compare(isp);
    const row = await one(isp);
    expect(row).toMatchObject({
      path: '/ppp/profile',
      services: 3,
      subscription: null,
      applied: { 'rate-limit': '5M/20M' },
    });
    expect(row.acts.adopt.can).toBe(false);
    await isp.network.drift.push({ choice: { ids: [row.id] }, reason });
    await isp.work();
    expect(await shorts(isp)).toEqual([]);
  });

  it.each([
    [
      'the MAC address of a lease',
      'dhcpStatic',
      '/ip/dhcp-server/lease',
      { 'mac-address': '02:AA:00:00:00:01' },
      { mac: '02:AA:00:00:00:01' },
    ],
    ['the user name', 'pppoe', '/ppp/secret', { name: 'ada.new' }, { pppoeUser: 'ada.new' }],
    ['a fixed address', 'pppoe', '/ppp/secret', { 'remote-address': '10.20.9.9' }, { ip: '10.20.9.9' }],
  ] as const)(
    '%s is adopted into the books as it stands on the router',
    async (_what, mode, path, fields, expected) => {
      const isp = await IspOnRouter.open(kind);
      const id = mode === 'pppoe' ? await isp.pppoe('ada') : await isp.dhcpStatic();
      await isp.work();
      if (mode === 'pppoe') await isp.core.subscriptions.update({ id, ip: '10.20.9.1' });
      await isp.work();
      tamper(isp, path, id, fields);
      await compare(isp);
      const row = await one(isp);
      const said = await preview(isp, 'adopt', [row.id]);
      expect(said.steps[0]?.words).toContain(Object.values(expected)[0]);
      expect(await isp.core.subscriptions.get({ id })).not.toMatchObject(expected);
      await isp.network.drift.adopt({ choice: { ids: [row.id] }, reason });
      expect(await isp.core.subscriptions.get({ id })).toMatchObject(expected);
      const written = isp.writes().length;
      await isp.work();
      expect(isp.writes()).toHaveLength(written);
      expect(await isp.seen(id)).toMatchObject({ truth: 'verified', note: null });
      expect(await shorts(isp)).toEqual([]);
    },
  );

  it('rates of another plan become a change of plan, and a password is read from the router', async () => {
    const isp = await IspOnRouter.open(kind);
    const [faster, secret] = [await isp.staticAddress(), await isp.pppoe('ada')];
    await isp.work();
    tamper(isp, '/queue/simple', faster, {
      'max-limit': '10M/50M', 'burst-limit': '16M/80M', 'burst-threshold': '8M/40M', 'burst-time': '8s/8s',
    }); // biome-ignore format: a row
    tamper(isp, '/ppp/secret', secret, { password: 'changed by hand' });
    await compare(isp);
    const ids = (await differing(isp)).map(({ id }) => id);
    const stored = await isp.platform.store.db.selectFrom('driftRow').selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain('changed by hand');
    const words = (await preview(isp, 'adopt', ids)).steps.map((step) => step.words);
    expect(words).toEqual(['Password: the one that the router has now.', 'Plan: Home 20 → Home 50.']);
    await isp.network.drift.adopt({ choice: { ids }, reason });
    expect((await isp.core.subscriptions.get({ id: faster })).planId).toBe(isp.fastPlanId);
    expect((await isp.core.subscriptions.pppoePassword({ id: secret })).password).toBe('changed by hand');
    await isp.work();
    expect(await shorts(isp)).toEqual([]);
  });

  it('a row that is missing, or says what the books cannot hold, is not adopted and says what to do', async () => {
    const isp = await IspOnRouter.open(kind);
    const [gone, odd] = [await isp.staticAddress(), await isp.staticAddress()];
    await isp.work();
    remove(isp, '/queue/simple', gone);
    tamper(isp, '/queue/simple', odd, { 'max-limit': '3M/7M' });
    await compare(isp);
    const ids = (await differing(isp)).map(({ id }) => id);
    const { steps, doable } = await preview(isp, 'adopt', ids);
    expect(doable).toBe(0);
    expect(steps.map(({ refused }) => refused).sort()).toEqual([
      'No plan of the books has these rates.',
      expect.stringMatching(/^The books hold no service without its rows\. Push it, or end S-\d+ on its page\.$/),
    ]);
    const refusal = await refusalOf(isp.network.drift.adopt({ choice: { ids }, reason }));
    expect(refusal.code).toBe('NOT_ALLOWED_NOW');
  });

  it('a service that was disabled by hand is suspended in the books, and one that was let in is reconnected', async () => {
    const isp = await IspOnRouter.open(kind);
    const [off, on] = [await isp.pppoe('off'), await isp.pppoe('on')];
    await isp.work();
    await isp.core.subscriptions.suspend({ id: on, reason });
    await isp.work();
    tamper(isp, '/ppp/secret', off, { profile: 'isp-suspended' });
    tamper(isp, '/ppp/secret', on, { profile: 'home-20' });
    await compare(isp);
    const ids = (await differing(isp)).map(({ id }) => id);
    await isp.network.drift.adopt({ choice: { ids }, reason });
    await isp.work();
    expect(await isp.seen(off)).toMatchObject({ state: 'suspended', truth: 'verified', service: 'suspended' });
    expect(await isp.seen(on)).toMatchObject({ state: 'active', truth: 'verified', service: 'active' });
  });

  it('a row whose comment was edited is taken back by its marker alone', async () => {
    const isp = await IspOnRouter.open(kind);
    const id = await isp.pppoe('ada');
    await isp.work();
    tamper(isp, '/ppp/secret', id, { comment: 'Ada, 2nd floor' });
    await compare(isp);
    const row = await one(isp);
    expect(inShort(row)).toBe('foreign /ppp/secret ada');
    expect(row.note).toBe('Its comment says “Ada, 2nd floor”, so the row does not count as ours and is left alone.');
    expect(row.acts.push.can).toBe(false);
    expect(row.acts.takeBack).toMatchObject({ can: true });
    await isp.network.drift.takeBack({ choice: { ids: [row.id] }, reason });
    await isp.work();
    expect(isp.router.rows('/ppp/secret').find(({ name }) => name === 'ada')?.comment).toBe(`isp:${id} Ada, 2nd floor`);
    expect(await isp.seen(id)).toMatchObject({ truth: 'verified', service: 'active' });
    expect(await shorts(isp)).toEqual([]);
  });

  it('what is ignored needs nobody until its day, and comes back when the row changes again', async () => {
    const isp = await IspOnRouter.open(kind);
    const id = await isp.staticAddress();
    await isp.work();
    tamper(isp, '/queue/simple', id, { 'max-limit': '1M/2M' });
    await compare(isp);
    const row = await one(isp);
    const until = isp.platform.clock.now().slice(0, 10);
    const late = await refusalOf(
      isp.network.drift.ignore({ choice: { ids: [row.id] }, reason, until: `${Number(until.slice(0, 4)) + 3}-01-01` }),
    );
    expect(late.message).toContain('At most a year');
    await isp.network.drift.ignore({ choice: { ids: [row.id] }, reason: 'A test of the line', until });
    await isp.work();
    expect(await one(isp)).toMatchObject({ ignored: { until, reason: 'A test of the line' } });
    expect((await isp.seen(id)).truth).toBe('drifted');
    expect((await isp.seen(id)).note).toMatch(/^Ignored until .* by .*: A test of the line\. Changed: simple queue/);
    expect((await board(isp)).needing).toBe(0);
    expect((await isp.network.board.routers())[0]?.drifted).toBe(0);
    tamper(isp, '/queue/simple', id, { 'max-limit': '9M/9M' });
    await compare(isp);
    expect(await one(isp)).toMatchObject({ id: row.id, ignored: null, live: { 'max-limit': '9000000/9000000' } });
    expect((await board(isp)).needing).toBe(1);
    await isp.network.drift.ignore({ choice: { ids: [row.id] }, reason, until });
    isp.platform.clock.advanceMs(48 * 3_600_000);
    await compare(isp);
    expect(await one(isp)).toMatchObject({ ignored: null });
    expect((await isp.seen(id)).note).toMatch(/^Changed: simple queue/);
  });

  it('of some hundred rows with one in a hundred tampered with, those and no others are found, and nothing else is written', async () => {
    const isp = await IspOnRouter.open(kind);
    const ids: Id[] = [];
    for (let n = 0; n < 300; n += 1) ids.push(await isp.staticAddress());
    await isp.settle();
    const odd = [ids[7], ids[100], ids[299]].filter((id) => id !== undefined);
    for (const id of odd) tamper(isp, '/queue/simple', id, { 'max-limit': '1k/1k' });
    isp.platform.clock.advanceMs(60_000);
    await compare(isp);
    expect((await differing(isp)).map(({ subscription }) => subscription?.id).sort()).toEqual([...odd].sort());
    const now = isp.platform.clock.now();
    const services = await isp.platform.store.db.selectFrom('subscription').select(['id', 'networkReadAt']).execute();
    expect(
      services
        .filter(({ networkReadAt }) => networkReadAt === now)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...odd].sort());
    const untouched = ids.find((id) => !odd.includes(id)) ?? '';
    expect((await isp.core.subscriptions.get({ id: untouched })).network.readAt).toBe(now);
  });

  it('a router in dry run shows what differs and takes nothing', async () => {
    const isp = await IspOnRouter.open(kind);
    const id = await isp.staticAddress();
    await isp.work();
    tamper(isp, '/queue/simple', id, { disabled: 'yes' });
    await compare(isp);
    await isp.core.devices.setStage({ id: isp.deviceId, stage: 'dry_run', reason });
    const row = await one(isp);
    expect(row.acts.push).toEqual({ can: false, words: expect.stringContaining('hill-1 is in dry run') });
    const refusal = await refusalOf(isp.network.drift.push({ choice: { ids: [row.id] }, reason }));
    expect(refusal.message).toContain('in dry run');
    expect((await board(isp)).needing).toBe(0);
  });

  it('a router that cannot be read keeps what it was read as, with its age and why', async () => {
    const isp = await IspOnRouter.open(kind);
    const id = await isp.staticAddress();
    await isp.work();
    tamper(isp, '/queue/simple', id, { 'max-limit': '1M/2M' });
    await compare(isp);
    const { router: before } = await board(isp);
    await isp.router.close();
    isp.platform.clock.advanceMs(3_600_000);
    await compare(isp);
    const { router } = await board(isp);
    expect(router).toMatchObject({ comparedAt: before.comparedAt, health: 'down', rows: before.rows });
    expect(router.error).not.toBeNull();
    expect(router.triedAt).toBe(isp.platform.clock.now());
  });

  it('only who may write to the network acts on what differs', async () => {
    const isp = await IspOnRouter.open(kind);
    const id = await isp.staticAddress();
    await isp.work();
    tamper(isp, '/queue/simple', id, { 'max-limit': '1M/2M' });
    await compare(isp);
    const row = await one(isp);
    const support = mikrotikClient(isp.platform, 'support');
    expect((await support.drift.list({})).items.length).toBeGreaterThan(0);
    const choice = { ids: [row.id] };
    const acts = [
      support.drift.push({ choice, reason }),
      support.drift.adopt({ choice, reason }),
      support.drift.takeBack({ choice, reason }),
      support.drift.ignore({ choice, reason, until: '2030-01-01' }),
    ];
    for (const act of acts) expect((await refusalOf(act)).code).toBe('FORBIDDEN');
  });
});
