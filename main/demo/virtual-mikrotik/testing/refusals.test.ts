import { describe, expect, it } from 'vitest';
import { startSession } from './start.ts';

/** Rows that others refer to. */
const configured = {
  seed: (router: Parameters<NonNullable<import('../index.ts').VirtualRouterOptions['seed']>>[0]) => {
    router.put('/ip/dhcp-server', { name: 'lan', interface: 'bridge' });
    router.put('/ip/dhcp-server', { name: 'wifi', interface: 'ether5' });
    router.put('/ip/hotspot', { name: 'hs1', interface: 'ether4' });
    router.put('/ip/hotspot', { name: 'hs2', interface: 'ether3' });
  },
};

describe('a duplicate is refused in the words of its menu', () => {
  const cases: [message: string, first: string[], second: string[]][] = [
    [
      'failure: already have such name',
      ['/queue/simple/add', '=name=q'],
      ['/queue/simple/add', '=name=q', '=target=10.0.0.9'],
    ],
    [
      'failure: secret with the same name already exists',
      ['/ppp/secret/add', '=name=s'],
      ['/ppp/secret/add', '=name=s', '=service=l2tp'],
    ],
    [
      'failure: already have user with this name for this server',
      ['/ip/hotspot/user/add', '=name=u', '=server=hs1'],
      ['/ip/hotspot/user/add', '=name=u', '=server=hs1'],
    ],
    [
      'failure: already have such entry',
      ['/ip/firewall/address-list/add', '=list=l', '=address=10.0.0.5/32'],
      ['/ip/firewall/address-list/add', '=list=l', '=address=10.0.0.5', '=comment=other', '=timeout=1h'],
    ],
    [
      'failure: already have static lease for this client',
      ['/ip/dhcp-server/lease/add', '=mac-address=00:00:00:00:00:0A', '=address=10.0.0.5', '=server=lan'],
      ['/ip/dhcp-server/lease/add', '=mac-address=00:00:00:00:00:0a', '=address=10.0.0.6', '=server=all'],
    ],
    [
      'failure: already have static lease with this IP address',
      ['/ip/dhcp-server/lease/add', '=mac-address=00:00:00:00:00:0A', '=address=10.0.0.5', '=server=lan'],
      ['/ip/dhcp-server/lease/add', '=mac-address=00:00:00:00:00:0B', '=address=10.0.0.5', '=server=wifi'],
    ],
    [
      'failure: server with such name already exists',
      ['/ip/dhcp-server/set', '=.id=lan', '=name=home'],
      ['/ip/dhcp-server/add', '=name=home', '=interface=ether1'],
    ],
    [
      'failure: already have interface with such name',
      ['/interface/set', '=.id=ether1', '=name=wan'],
      ['/interface/set', '=.id=ether2', '=name=wan'],
    ],
  ];

  it.each(cases)('%s', async (message, first, second) => {
    const { client } = await startSession(configured);
    expect(await client.verdict(...first)).toMatch(/^!done/);
    expect(await client.verdict(...second)).toBe(message);
  });
});

describe('what only looks like a duplicate is taken', () => {
  it.each([
    [
      'the same hotspot user on another server',
      ['/ip/hotspot/user/add', '=name=u', '=server=hs1'],
      ['/ip/hotspot/user/add', '=name=u', '=server=hs2'],
    ],
    [
      'an address-list entry beside a disabled one',
      ['/ip/firewall/address-list/add', '=list=l', '=address=10.0.0.5', '=disabled=yes'],
      ['/ip/firewall/address-list/add', '=list=l', '=address=10.0.0.5'],
    ],
    [
      'a lease for the same client on another server',
      ['/ip/dhcp-server/lease/add', '=mac-address=00:00:00:00:00:0A', '=address=10.0.0.5', '=server=lan'],
      ['/ip/dhcp-server/lease/add', '=mac-address=00:00:00:00:00:0A', '=address=10.0.0.6', '=server=wifi'],
    ],
    ['a row set to the name it has', ['/queue/simple/add', '=name=q'], ['/queue/simple/set', '=.id=q', '=name=q']],
  ])('%s', async (_what, first, second) => {
    const { client } = await startSession(configured);
    await client.verdict(...first);
    expect(await client.verdict(...second)).toMatch(/^!done/);
  });

  it('but enabling the second entry is refused', async () => {
    const { client } = await startSession();
    await client.ask('/ip/firewall/address-list/add', '=list=l', '=address=10.0.0.5', '=disabled=yes');
    await client.ask('/ip/firewall/address-list/add', '=list=l', '=address=10.0.0.5');
    const verdict = await client.verdict('/ip/firewall/address-list/enable', '=.id=*1');
    expect(verdict).toBe('failure: already have such entry');
  });
});

describe('a wrong argument is refused in words that name it', () => {
  it.each([
    ['input does not match any value of profile', ['/ppp/secret/add', '=name=x', '=profile=gold']],
    ['input does not match any value of interface', ['/ip/dhcp-server/add', '=interface=ether9']],
    ['input does not match any value of server', ['/ip/hotspot/user/add', '=name=x', '=server=hs9']],
    [
      'ambiguous value of server, more than one possible value matches input',
      ['/ip/hotspot/user/add', '=name=x', '=server='],
    ],
    ['input does not match any value of action', ['/ip/firewall/filter/add', '=chain=forward', '=action=burn']],
    ['invalid value for argument remote-address', ['/ppp/secret/add', '=name=x', '=remote-address=10.0.0.999']],
    ['input does not match any value of remote-address', ['/ppp/profile/add', '=name=p', '=remote-address=no-pool']],
    ['input does not match any value of remote-address', ['/ppp/profile/set', '=.id=default', '=remote-address=']],
    ['invalid value for argument max-limit', ['/queue/simple/add', '=max-limit=fast']],
    ['invalid value for argument mac-address', ['/ip/dhcp-server/lease/add', '=mac-address=AA:BB']],
    ['invalid value for argument address', ['/ip/firewall/address-list/add', '=list=l', '=address=1.2.3.4/33']],
    ['invalid value for argument disabled', ['/ppp/secret/add', '=name=x', '=disabled=maybe']],
    ['invalid value for argument rate-limit', ['/ppp/profile/add', '=name=p', '=rate-limit=10 mbit']],
    ['value of priority out of range (1..8)', ['/queue/simple/add', '=priority=9/9']],
    ['unknown parameter colour', ['/ppp/secret/add', '=name=x', '=colour=red']],
    ['unknown parameter dynamic', ['/queue/simple/add', '=name=x', '=dynamic=yes']],
    ['unknown parameter colour', ['/ppp/secret/print', '=colour=']],
    ['missing =.id=', ['/ppp/secret/set', '=comment=x']],
    ['missing value(s) of argument(s) name', ['/ppp/secret/add', '=comment=x']],
    ['missing value(s) of argument(s) list address', ['/ip/firewall/address-list/add']],
    ['no such item', ['/ppp/secret/remove', '=.id=*99']],
    ['no such item', ['/ppp/secret/set', '=.id=nobody', '=comment=x']],
    ['no such command', ['/ppp/secret/explode']],
    ['no such command', ['/interface/add', '=name=x']],
    ['no such command or directory (adress)', ['/ip/adress/print']],
    ['no such command', ['#']],
  ])('%s', async (message, command) => {
    const { client } = await startSession(configured);
    expect(await client.verdict(...command)).toBe(message);
  });

  it('and with the category that RouterOS gives it', async () => {
    const { client } = await startSession();
    expect(await client.ask('/ppp/secret/add', '=name=x', '=profile=gold')).toEqual([
      ['!trap', '=category=1', '=message=input does not match any value of profile'],
      ['!done'],
    ]);
    expect((await client.ask('/ppp/secret/remove', '=.id=*99'))[0]).toContain('=category=0');
  });

  it('and changes nothing', async () => {
    const { client, router } = await startSession();
    await client.ask('/ppp/secret/add', '=name=x', '=comment=before');
    await client.ask('/ppp/secret/set', '=.id=x', '=comment=after', '=profile=gold');
    await client.ask('/ppp/secret/remove', '=.id=x,nobody');
    expect(router.rows('/ppp/secret')).toMatchObject([{ name: 'x', comment: 'before' }]);
  });
});

describe('the router keeps its own', () => {
  it('a dynamic queue can be neither changed nor removed', async () => {
    const { client, router } = await startSession();
    router.put('/queue/simple', { name: '<pppoe-x>', dynamic: 'yes' });
    expect(await client.verdict('/queue/simple/set', '=.id=<pppoe-x>', '=max-limit=1M/1M')).toBe(
      'failure: can not change dynamic queue',
    );
    expect(await client.verdict('/queue/simple/remove', '=.id=<pppoe-x>')).toBe(
      'failure: can not remove dynamic queue',
    );
  });

  it('the profile that it came with stays', async () => {
    const { client } = await startSession();
    expect(await client.verdict('/ppp/profile/remove', '=.id=default')).toMatch(/^failure: can not remove default/);
  });

  it('a table that a client may only read takes no rows', async () => {
    const { client } = await startSession();
    expect(await client.verdict('/ppp/active/add', '=name=x')).toBe('no such command');
  });
});
