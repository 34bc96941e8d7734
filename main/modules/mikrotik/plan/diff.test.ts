import { describe, expect, it } from 'vitest';
import type { RouterRow } from '../transport/router-transport.ts';
import { desiredRows } from './desired-rows.ts';
import { diffServices, type ServiceDiff } from './diff.ts';
import { driftInWords } from './drift.ts';
import { managedPaths } from './menus.ts';
import { RouterView, type Tables } from './router-view.ts';
import type { RouterSettings, Service } from './service.ts';

const id = '019b7892-1c00-72a4-9652-4e8dd5df11dd';
const planId = '019b7892-1c00-7403-84b0-131c6a83a4ff';
const router: RouterSettings = {
  id: 'r',
  name: 'hill-1',
  stage: 'live',
  pppoeSuspendMode: 'soft',
  pppoeLocalAddress: null,
  pppoePool: null,
  dhcpServer: 'all',
};

const service = (fields: Partial<Service> = {}): Service => ({
  id,
  code: 'S-000001',
  deviceId: 'r',
  state: 'active',
  authMethod: 'pppoe',
  dhcpMode: 'dynamic',
  mac: null,
  ip: null,
  pppoeUser: 'ada',
  pppoePassword: 'secret',
  passwordIsGiven: true,
  plan: {
    id: planId,
    name: 'Home',
    downloadKbps: 20_000,
    uploadKbps: 512,
    burst: null,
    routerosProfile: 'home',
    priority: 8,
  },
  sector: { id: 's', code: 'HILL', name: 'Hill', capacity: null },
  ...fields,
});

const secret: RouterRow = {
  '.id': '*1',
  name: 'ada',
  password: 'secret',
  service: 'pppoe',
  profile: 'home',
  disabled: 'false',
  comment: `isp:${id}`,
};
const profile: RouterRow = {
  '.id': '*5',
  name: 'home',
  'rate-limit': '512k/20M',
  'only-one': 'yes',
  comment: `isp:plan:${planId}`,
};

function diff(wanted: Service, tables: Tables, settings: Partial<RouterSettings> = {}): ServiceDiff {
  const view = new RouterView({ ...Object.fromEntries(managedPaths.map((path) => [path, []])), ...tables });
  const wish = desiredRows(wanted, { ...router, ...settings }, { address: null, reason: 'because' });
  return (
    diffServices(new Map([['one', { wish, reason: 'because' }]]), view).get('one') ?? {
      rows: [],
      obstacles: [],
      unmade: [],
      conflicts: ['none'],
    }
  );
}

const inShort = ({ rows }: ServiceDiff): unknown[] =>
  rows.map(({ sign, path, naturalKey, after }) => [sign, path, naturalKey, after]);

describe('a PPPoE secret', () => {
  it('that shows what is wanted needs nothing', () => {
    expect(diff(service(), { '/ppp/secret': [secret], '/ppp/profile': [profile] })).toEqual({
      rows: [],
      obstacles: [],
      unmade: [],
      conflicts: [],
    });
  });

  it.each(['', '*****', undefined])('whose password is not shown (%j) is not taken for one without', (password) => {
    const hidden = Object.fromEntries(
      Object.entries({ ...secret, password }).filter(([, value]) => value !== undefined),
    );
    expect(diff(service(), { '/ppp/secret': [hidden as RouterRow], '/ppp/profile': [profile] }).rows).toEqual([]);
  });

  it('whose password is not shown is written anew unless the router was given the present one', () => {
    const { password: _hidden, ...shown } = secret;
    const tables = { '/ppp/secret': [shown], '/ppp/profile': [profile] };
    for (const passwordIsGiven of [false, null]) {
      expect(inShort(diff(service({ passwordIsGiven }), tables))).toEqual([
        ['~', '/ppp/secret', 'ada', { password: 'secret' }],
      ]);
    }
  });

  it('with another password is given the right one', () => {
    const rows = inShort(
      diff(service(), { '/ppp/secret': [{ ...secret, password: 'old' }], '/ppp/profile': [profile] }),
    );
    expect(rows).toEqual([['~', '/ppp/secret', 'ada', { password: 'secret' }]]);
  });

  it('that was copied with its comment is kept once, by its name', () => {
    const copy = { ...secret, '.id': '*2', name: 'ada-copy' };
    const rows = diff(service(), { '/ppp/secret': [copy, secret], '/ppp/profile': [profile] }).rows;
    expect(rows.map(({ sign, id: row }) => [sign, row])).toEqual([['-', '*2']]);
  });

  it('keeps its password where the books do not know it, and cannot be made without', () => {
    const unknown = service({ pppoePassword: null });
    expect(diff(unknown, { '/ppp/secret': [secret], '/ppp/profile': [profile] })).toMatchObject({
      rows: [],
      conflicts: [],
    });
    expect(diff(unknown, { '/ppp/secret': [], '/ppp/profile': [profile] })).toMatchObject({
      rows: [],
      conflicts: [
        'The password of S-000001 is not in the books, so its user cannot be made here. Enter one on the service.',
      ],
    });
  });
});

describe('a profile', () => {
  it('that a person made under the plan’s name is named and left alone', () => {
    const theirs = { '.id': '*9', name: 'home', 'rate-limit': '1M/1M' };
    expect(diff(service(), { '/ppp/profile': [theirs] }).conflicts).toEqual([
      `The PPP profile home on the router (name home) is not ours and is left alone. Rename or remove it there, or hand it over by setting its comment to isp:plan:${planId}.`,
    ]);
  });

  it('of another plan under the same name is told apart', () => {
    const others = { ...profile, comment: 'isp:plan:019b7892-1c00-7403-84b0-000000000000' };
    expect(diff(service(), { '/ppp/profile': [others] }).conflicts[0]).toContain('belongs to another plan of ours');
  });

  it('stays when its last service goes', () => {
    const rows = diff(service({ state: 'terminated' }), { '/ppp/secret': [secret], '/ppp/profile': [profile] }).rows;
    expect(rows.map(({ sign, path }) => `${sign} ${path}`)).toEqual(['- /ppp/secret']);
  });
});

describe('addresses of PPPoE sessions', () => {
  const pools = { '/ip/pool': [{ '.id': '*1', name: 'pppoe' }] };
  const pooled = { pppoePool: 'pppoe', pppoeLocalAddress: '10.0.0.1' };
  const handed = { ...profile, 'local-address': '10.9.0.1', 'remote-address': 'by-hand' };
  const own = { ...secret, 'remote-address': '10.0.0.99' };

  it('come by the profile from the pool that the device names', () => {
    const [first] = diff(service(), pools, pooled).rows;
    expect(first).toMatchObject({
      path: '/ppp/profile',
      after: { name: 'home', 'local-address': '10.0.0.1', 'remote-address': 'pppoe' },
    });
  });

  it('come to a suspended service by the profile that blocks it', () => {
    const [first] = diff(service({ state: 'suspended' }), pools, pooled).rows;
    expect(first?.after).toMatchObject({ name: 'isp-suspended', 'remote-address': 'pppoe' });
  });

  it('correct a profile that shows others', () => {
    const rows = inShort(diff(service(), { '/ppp/secret': [secret], '/ppp/profile': [handed], ...pools }, pooled));
    expect(rows).toEqual([['~', '/ppp/profile', 'home', { 'local-address': '10.0.0.1', 'remote-address': 'pppoe' }]]);
  });

  it('stay as a person set them on the profile while the device names none', () => {
    expect(diff(service(), { '/ppp/secret': [secret], '/ppp/profile': [handed] }).rows).toEqual([]);
  });

  it('are the service’s own where the books have one', () => {
    const rows = inShort(diff(service({ ip: '10.0.0.5' }), { '/ppp/secret': [own], '/ppp/profile': [profile] }));
    expect(rows).toEqual([['~', '/ppp/secret', 'ada', { 'remote-address': '10.0.0.5' }]]);
  });

  it('go back to the pool when the books have none any more', () => {
    const given = { ...profile, 'local-address': '10.0.0.1', 'remote-address': 'pppoe' };
    const rows = diff(service(), { '/ppp/secret': [own], '/ppp/profile': [given], ...pools }, pooled).rows;
    expect(inShort({ rows, obstacles: [], unmade: [], conflicts: [] })).toEqual([
      ['~', '/ppp/secret', 'ada', { 'remote-address': '' }],
    ]);
    expect(driftInWords(rows, [])).toBe('Changed: PPP secret ada (remote-address is 10.0.0.99 and should not be set).');
    expect(diff(service(), { '/ppp/secret': [own], '/ppp/profile': [profile] }).rows).toEqual([]);
  });

  it('from a pool that the router does not have are a conflict that says so', () => {
    expect(diff(service(), {}, pooled).conflicts).toEqual([
      'The router has no address pool pppoe. Add it there (IP › Pool), or correct the PPPoE pool of the router here.',
    ]);
    const standing = { ...profile, 'remote-address': 'pppoe' };
    const secrets = { '/ppp/secret': [secret], '/ppp/profile': [standing] };
    expect(diff(service(), secrets, { pppoePool: 'pppoe' }).conflicts).toEqual([]);
  });

  it.each([
    ['said to be open where neither secret nor profile has any', service(), [], {}, true],
    ['known from the profile', service(), [handed], {}, false],
    ['known from the pool', service(), [profile], pooled, false],
    ['known from the service', service({ ip: '10.0.0.5' }), [profile], {}, false],
  ])('of a new secret are %s', (_what, wanted, profiles, settings, isOpen) => {
    const { rows } = diff(wanted, { '/ppp/profile': profiles, ...pools }, settings);
    const added = rows.find(({ path }) => path === '/ppp/secret');
    expect(added?.after).not.toHaveProperty('remote-address', '');
    expect(added?.reason).toMatch(
      isOpen ? /^because Its sessions get an address only where .* home has none/ : /^because$/,
    );
  });
});

describe('a block-list entry', () => {
  const suspended = service({ authMethod: 'static', state: 'suspended', ip: '10.0.0.5' });

  it('that is disabled by hand does not stand in the way of ours', () => {
    const off = { '.id': '*7', list: 'isp-suspended', address: '10.0.0.5', disabled: 'true' };
    expect(diff(suspended, { '/ip/firewall/address-list': [off] }).conflicts).toEqual([]);
  });

  it('of the router’s own (dynamic) is not ours to remove', () => {
    const own = { '.id': '*7', list: 'isp-suspended', address: '10.0.0.5', dynamic: 'true', comment: `isp:${id}` };
    const { rows, conflicts } = diff(service({ authMethod: 'static', ip: '10.0.0.5' }), {
      '/ip/firewall/address-list': [own],
    });
    expect(rows.map(({ path }) => path)).toEqual(['/queue/simple']);
    expect(conflicts[0]).toContain('cuts the service off');
  });
});

it('menus that were not read are neither compared nor written', () => {
  const view = new RouterView({ '/ip/firewall/address-list': [] });
  const wish = desiredRows(service({ authMethod: 'static', state: 'suspended', ip: '10.0.0.5' }), router, {
    address: null,
    reason: 'x',
  });
  const rows = diffServices(new Map([[1, { wish, reason: 'x' }]]), view).get(1)?.rows ?? [];
  expect(rows.map(({ path }) => path)).toEqual(['/ip/firewall/address-list']);
});
