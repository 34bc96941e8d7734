import { describe, expect, it } from 'vitest';
import { routerosCommand, routerosValue } from './routeros-command.ts';

describe('a value in the terminal', () => {
  it.each([
    ['isp-suspended', 'isp-suspended'],
    ['5000000/20000000', '5000000/20000000'],
    ['', '""'],
    ['two words', '"two words"'],
    ['say "hi"', '"say \\"hi\\""'],
    ['$total?', '"\\$total\\?"'],
    ['a\\b', '"a\\\\b"'],
    ['line\nline', '"line\\nline"'],
    ['a;b', '"a;b"'],
    ['[find]', '"[find]"'],
    ['Ñandú', '"\\C3\\91and\\C3\\BA"'],
  ])('%j is spelled %s', (value, spelled) => {
    expect(routerosValue(value)).toBe(spelled);
  });
});

describe('the line that does the same', () => {
  const row = { path: '/ppp/secret', naturalKey: 'ada', before: null, after: null };

  it('sets a row that is found by its name', () => {
    expect(
      routerosCommand({ ...row, sign: '~', before: { profile: 'home' }, after: { profile: 'isp-suspended' } }),
    ).toBe('/ppp/secret set [find name=ada] profile=isp-suspended');
  });

  it('finds a renamed row by the name that it has', () => {
    expect(routerosCommand({ ...row, sign: '~', before: { name: 'ada x' }, after: { name: 'ada' } })).toBe(
      '/ppp/secret set [find name="ada x"] name=ada',
    );
  });

  it('finds a name with spaces whole', () => {
    const queue = { path: '/queue/simple', naturalKey: 'Ada at home', before: {}, after: { 'max-limit': '1M/1M' } };
    expect(routerosCommand({ ...queue, sign: '~' })).toBe(
      '/queue/simple set [find name="Ada at home"] max-limit=1M/1M',
    );
  });

  it('removes by the key, and adds with every field', () => {
    const entry = { path: '/ip/firewall/address-list', naturalKey: 'isp-suspended 10.0.0.9', before: null };
    expect(routerosCommand({ ...entry, sign: '-', after: null })).toBe(
      '/ip/firewall/address-list remove [find list=isp-suspended address=10.0.0.9]',
    );
    expect(routerosCommand({ ...entry, sign: '+', after: { list: 'isp-suspended', address: '10.0.0.9' } })).toBe(
      '/ip/firewall/address-list add list=isp-suspended address=10.0.0.9',
    );
    const lease = { path: '/ip/dhcp-server/lease', naturalKey: '64:D1:54:0A:1B:2C lan', before: null, after: null };
    expect(routerosCommand({ ...lease, sign: '-' })).toBe(
      '/ip/dhcp-server/lease remove [find mac-address=64:D1:54:0A:1B:2C]',
    );
  });
});
