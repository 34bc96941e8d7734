import { expect, it } from 'vitest';
import { preparationScript } from '../../../../resources/routeros/preparation.ts';
import { parseExport } from '../takeover/rsc/parse-export.ts';
import { preparedRows } from './prepared-rows.ts';

const device = { pppoeSuspendMode: 'soft', pppoeLocalAddress: '10.0.0.1', pppoePool: 'pool of "guests" $1' } as const;
const rows = preparedRows(device, {
  'network.dnsServers': '1.1.1.1, 8.8.8.8',
  'network.portalAddress': '10.0.0.5',
  'network.allowedHosts': 'pay.example.org, 10.9.9.9',
});
const script = preparationScript({ routerName: 'hill\n-1', transport: 'api', rows });
const lines = script.split('\n').map((line) => line.trim());

/** The rows that commands of the script name, as the reader of exports understands them. */
const said = (verb: 'add' | 'set', commands: readonly string[]) =>
  parseExport(`${commands.join('\n')}\n`)
    .statements.filter((statement) => statement.verb === verb && statement.path !== '/user/group')
    .map(({ path, fields }) => ({ path, fields }));

it('the script adds exactly the rows that the plan wants, in their order', () => {
  const additions = lines.filter((line) => line.startsWith('/') && line.includes(' add '));
  expect(said('add', additions)).toEqual(rows.map(({ path, fields }) => ({ path, fields })));
});

it('what stands there already is mended to the same fields', () => {
  const rules = rows.filter(({ path }) => path !== '/ip/firewall/address-list' && path !== '/ppp/profile');
  const mended = lines.filter((line) => line.startsWith('/') && line.includes(' set ['));
  const fields = mended.map((line) => line.slice(line.indexOf('] ') + 2));
  const additions = lines.filter((line) => line.startsWith('/') && line.includes(' add '));
  for (const [at, { fields: wanted }] of rules.entries()) {
    expect(said('add', [`/x add ${fields[at]}`])).toEqual([{ path: '/x', fields: wanted }]);
  }
  expect(mended).toHaveLength(rules.length);
  expect(additions).toHaveLength(rows.length + 1);
});

it('every rule is moved above those that are not ours, and braces close', () => {
  const moves = lines.filter((line) => line.includes(' move ['));
  expect(moves).toHaveLength(rows.filter(({ fields }) => fields.action !== undefined).length);
  expect(script.split('{')).toHaveLength(script.split('}').length);
  expect(script).toContain('# Lastmile: preparation of hill -1\n');
  expect(script).not.toMatch(/undefined|\$\{/);
});
