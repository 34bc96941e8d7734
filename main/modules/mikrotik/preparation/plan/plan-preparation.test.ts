import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RouterRow } from '../../transport/router-transport.ts';
import { preparedRows } from '../prepared-rows.ts';
import { RowsOfARouter } from '../testing/rows-of-a-router.ts';
import { planPreparation } from './plan-preparation.ts';

const device = { pppoeSuspendMode: 'soft', pppoeLocalAddress: '10.0.0.1', pppoePool: 'pppoe' } as const;
const settings = {
  'network.dnsServers': '1.1.1.1, 8.8.8.8',
  'network.portalAddress': '10.0.0.5',
  'network.allowedHosts': 'pay.example.org',
};
const desired = preparedRows(device, settings);
const FILTER = '/ip/firewall/filter';

const foreign = (fields: RouterRow): RouterRow => ({ chain: 'forward', ...fields });
const fasttrack = foreign({
  action: 'fasttrack-connection',
  'connection-state': 'established,related',
  comment: 'defconf: fasttrack',
});
const established = foreign({
  action: 'accept',
  'connection-state': 'established,related,untracked',
  comment: 'defconf: accept established',
});
const invalid = foreign({ action: 'drop', 'connection-state': 'invalid', comment: 'defconf: drop invalid' });
const acceptAll = foreign({ action: 'accept', comment: 'accept all' });
const ourAccept = {
  chain: 'forward',
  action: 'accept',
  'src-address-list': 'isp-suspended',
  'dst-address-list': 'isp-allowed',
  comment: 'isp:prepare:accept',
};
const ourReject = {
  chain: 'forward',
  action: 'reject',
  'reject-with': 'icmp-admin-prohibited',
  'src-address-list': 'isp-suspended',
  comment: 'isp:prepare:reject',
};

const router = (filter: readonly RouterRow[], more: ConstructorParameters<typeof RowsOfARouter>[1] = {}) =>
  new RowsOfARouter({ [FILTER]: [...filter] }, more);

const planOf = (rows: RowsOfARouter) => planPreparation(desired, rows.tables);

/** Prepares the router and answers the order of its rules. */
function prepared(filter: readonly RouterRow[]): string[] {
  const rows = router(filter);
  rows.apply(planOf(rows).steps);
  expect(planOf(rows)).toMatchObject({ state: 'prepared', steps: [], blocking: { blocks: true } });
  return rows.order(FILTER);
}

describe('a router without rules', () => {
  it('gets every row once, and then lacks nothing', () => {
    const rows = router([]);
    const plan = planOf(rows);
    expect(plan.state).toBe('unprepared');
    expect(plan.steps.map(({ sign, naturalKey }) => `${sign} ${naturalKey}`)).toEqual([
      '+ isp-allowed 1.1.1.1',
      '+ isp-allowed 8.8.8.8',
      '+ isp-allowed 10.0.0.5',
      '+ isp-allowed pay.example.org',
      '+ isp-suspended',
      '+ isp:prepare:accept',
      '+ isp:prepare:reject',
      '+ isp:prepare:portal',
    ]);
    expect(prepared([])).toEqual(['isp:prepare:accept', 'isp:prepare:reject']);
  });
});

describe('order among rules that are not ours', () => {
  it('ours go above fasttrack and established, and below what only drops', () => {
    expect(prepared([invalid, fasttrack, established])).toEqual([
      'defconf: drop invalid',
      'isp:prepare:accept',
      'isp:prepare:reject',
      'defconf: fasttrack',
      'defconf: accept established',
    ]);
  });

  it('a rule of ours that was moved down goes back up, and the plan names who stands above it', () => {
    const rows = router([ourAccept, { '.id': '*7', ...fasttrack }, established, ourReject]);
    const plan = planOf(rows);
    const moves = plan.steps.filter(({ path }) => path === FILTER);
    expect(moves).toMatchObject([
      {
        sign: '>',
        what: 'reject',
        above: { id: '*7' },
        reason:
          'The rule *7 ‘defconf: fasttrack’ stands above ours, so that running connections of suspended customers go on.',
      },
    ]);
    expect(plan).toMatchObject({ state: 'broken', blocking: { blocks: false } });
    expect(prepared([ourAccept, fasttrack, established, ourReject])).toEqual([
      'isp:prepare:accept',
      'isp:prepare:reject',
      'defconf: fasttrack',
      'defconf: accept established',
    ]);
  });

  it('the rule that lets through goes above the one that rejects', () => {
    expect(prepared([ourReject, ourAccept, established])).toEqual([
      'isp:prepare:accept',
      'isp:prepare:reject',
      'defconf: accept established',
    ]);
  });

  it('a jump matters only where its chain lets customers through', () => {
    const jump = foreign({ action: 'jump', 'jump-target': 'customers', comment: 'to customers' });
    const inside = (action: string) => ({ chain: 'customers', action, comment: `customers: ${action}` });
    const rightly = router([jump, inside('drop'), ourAccept, ourReject]);
    expect(planOf(rightly).steps.filter(({ path }) => path === FILTER)).toEqual([]);
    const wrongly = router([jump, inside('accept'), ourAccept, ourReject]);
    expect(planOf(wrongly).blocking.problem).toContain('jumps to the chain customers, where the rule');
    expect(prepared([jump, inside('accept'), ourAccept, ourReject]).slice(0, 3)).toEqual([
      'isp:prepare:accept',
      'isp:prepare:reject',
      'to customers',
    ]);
  });

  it('chains that jump to one another end the search', () => {
    const jump = (chain: string, target: string) => ({ chain, action: 'jump', 'jump-target': target });
    const rows = router([jump('forward', 'a'), jump('a', 'b'), jump('b', 'a'), ourAccept, ourReject]);
    expect(planOf(rows).blocking.blocks).toBe(true);
  });

  it('rules that are switched off, leave suspended customers out or lead to what is allowed stand in nobody’s way', () => {
    const harmless = [
      { ...acceptAll, disabled: 'true' },
      { ...acceptAll, invalid: 'true' },
      { ...acceptAll, 'src-address-list': '!isp-suspended' },
      { ...acceptAll, 'dst-address-list': 'isp-allowed' },
      { ...acceptAll, chain: 'input' },
    ];
    const plan = planOf(router([...harmless, ourAccept, ourReject]));
    expect(plan.steps.filter(({ path }) => path === FILTER)).toEqual([]);
    expect(plan.blocking).toEqual({ blocks: true, problem: null });
  });
});

describe('rows of ours that somebody changed', () => {
  it('a disabled one is enabled, and what narrows it down is taken away', () => {
    const plan = planOf(router([ourAccept, { ...ourReject, disabled: 'true', protocol: 'tcp' }]));
    expect(plan.steps.filter(({ path }) => path === FILTER)).toMatchObject([
      {
        sign: '~',
        what: 'reject',
        before: { disabled: 'yes', protocol: 'tcp' },
        after: { disabled: 'no', protocol: '' },
      },
    ]);
    expect(plan.blocking.problem).toBe('Our rule that rejects what suspended customers send is disabled.');
  });

  it('what is not wanted any more is shown as extra, and removed only on request', () => {
    const rows = new RowsOfARouter({
      [FILTER]: [ourAccept, ourReject, { ...ourReject, comment: 'isp:prepare:reject twice' }],
      '/ip/firewall/address-list': [{ list: 'isp-allowed', address: '9.9.9.9', comment: 'isp:prepare:allowed' }],
    });
    const extras = planOf(rows).steps.filter(({ sign }) => sign === '-');
    expect(extras.map(({ naturalKey }) => naturalKey)).toEqual(['isp-allowed 9.9.9.9', 'isp:prepare:reject']);
  });
});

describe('other ways to defeat the purpose', () => {
  it('are told in words', () => {
    const rows = new RowsOfARouter(
      {
        [FILTER]: [ourAccept, ourReject, fasttrack],
        '/ip/firewall/address-list': [{ list: 'isp-allowed', address: '10.0.0.0/8', comment: 'by hand' }],
        '/ip/firewall/nat': [{ chain: 'dstnat', comment: 'isp:prepare:portal' }],
        '/ppp/profile': [{ name: 'isp-suspended', comment: 'mine' }],
      },
      { raw: [{ '.id': '*2', chain: 'prerouting', action: 'notrack', comment: 'no tracking' }] },
    );
    const { findings } = planOf(rows).report;
    expect(findings.map(({ sentence }) => sentence.split(':')[0])).toEqual([
      expect.stringContaining('‘defconf'),
      expect.stringContaining('‘no tracking’ in /ip/firewall/raw leaves connections untracked'),
      'isp-allowed holds 10.0.0.0/8, which is a large part of the net that suspended customers reach.',
      expect.stringContaining('A PPP profile isp-suspended stands there that is not ours.'),
    ]);
  });

  it('a list of allowed addresses that holds everything blocks nobody', () => {
    const rows = new RowsOfARouter({
      [FILTER]: [ourAccept, ourReject],
      '/ip/firewall/address-list': [{ list: 'isp-allowed', address: '0.0.0.0/0' }],
    });
    expect(planOf(rows)).toMatchObject({ state: 'broken', blocking: { blocks: false } });
  });
});

describe('names for suspended customers', () => {
  const dns = { 'allow-remote-requests': 'yes' };
  const dropInput = { chain: 'input', action: 'drop', comment: 'drop the rest' };

  it('are opened in the input chain where the router answers and would drop the question', () => {
    const rows = router([dropInput], { dns });
    rows.apply(planOf(rows).steps);
    expect(rows.order(FILTER)).toEqual([
      'isp:prepare:dns-udp',
      'isp:prepare:dns-tcp',
      'drop the rest',
      'isp:prepare:accept',
      'isp:prepare:reject',
    ]);
    expect(planOf(rows).steps).toEqual([]);
  });

  it.each([
    ['the router answers nobody', {}, dropInput],
    ['what is dropped comes from outside', dns, { ...dropInput, 'in-interface-list': 'WAN' }],
    ['other ports are dropped', dns, { ...dropInput, protocol: 'tcp', 'dst-port': '22,80-90' }],
  ])('are left alone where %s', (_why, answers, rule) => {
    const { steps } = planOf(router([rule], { dns: answers }));
    expect(steps.filter(({ what }) => what.startsWith('dns'))).toEqual([]);
  });
});

describe('the portal', () => {
  it('comes before rules that would lead web pages elsewhere, and after those that do not', () => {
    const nat = (fields: RouterRow): RouterRow => ({ chain: 'dstnat', action: 'dst-nat', ...fields });
    const rows = new RowsOfARouter({
      '/ip/firewall/nat': [
        nat({ 'dst-address': '203.0.113.5', protocol: 'tcp', 'dst-port': '80', comment: 'web server' }),
        nat({ action: 'redirect', protocol: 'udp', 'dst-port': '53', comment: 'names' }),
        nat({ action: 'redirect', protocol: 'tcp', 'dst-port': '80-88', comment: 'proxy' }),
        { chain: 'srcnat', action: 'masquerade', comment: 'masquerade' },
      ],
    });
    rows.apply(planOf(rows).steps);
    expect(rows.order('/ip/firewall/nat')).toEqual([
      'web server',
      'names',
      'isp:prepare:portal',
      'proxy',
      'masquerade',
    ]);
  });
});

describe('whatever else stands on the router', () => {
  const actions = fc.constantFrom(
    'accept',
    'drop',
    'reject',
    'fasttrack-connection',
    'jump',
    'return',
    'log',
    'passthrough',
  );
  const anyRule = fc.record(
    {
      chain: fc.constantFrom('forward', 'forward', 'input', 'customers'),
      action: actions,
      'connection-state': fc.constantFrom('established,related', 'invalid', 'new'),
      'src-address-list': fc.constantFrom('isp-suspended', '!isp-suspended', 'vip'),
      'dst-address-list': fc.constantFrom('isp-allowed', 'blocked'),
      protocol: fc.constantFrom('tcp', 'udp', 'icmp'),
      disabled: fc.constantFrom('true', 'false'),
      dynamic: fc.constantFrom('false', 'false', 'false', 'true'),
      'jump-target': fc.constant('customers'),
    },
    { requiredKeys: ['chain', 'action', 'jump-target'] },
  );
  const ownRule = fc.constantFrom(
    ourAccept,
    ourReject,
    { ...ourReject, disabled: 'true' },
    { ...ourAccept, 'dst-port': '443' },
  );
  const chain = fc.array(fc.oneof({ weight: 4, arbitrary: anyRule }, { weight: 1, arbitrary: ownRule }), {
    maxLength: 14,
  });

  it('after the plan was carried out a second one is empty, and rules of others stand in their order', () => {
    fc.assert(
      fc.property(chain, fc.boolean(), (filter, answers) => {
        const rows = router(filter, { dns: { 'allow-remote-requests': answers ? 'yes' : 'no' } });
        const others = (all: RowsOfARouter) =>
          all.tables.rows[FILTER].filter(({ comment }) => comment?.startsWith('isp:') !== true);
        const before = others(rows);
        rows.apply(planOf(rows).steps);
        const after = planOf(rows);
        expect(after.steps).toEqual([]);
        expect(others(rows)).toEqual(before);
        const isDynamicAgainst = after.report.findings.some(({ sentence }) =>
          sentence.includes('by the router itself'),
        );
        expect(after.blocking.blocks || isDynamicAgainst).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
