import { describe, expect, it } from 'vitest';
import { rowsOf, startSession } from './start.ts';

describe('what is written reads back as RouterOS prints it', () => {
  it.each([
    ['/queue/simple', { 'max-limit': '5M/10M' }, { 'max-limit': '5000000/10000000' }],
    ['/queue/simple', { 'max-limit': '512k' }, { 'max-limit': '512000/512000' }],
    ['/queue/simple', { 'limit-at': '1G/0' }, { 'limit-at': '1000000000/0' }],
    ['/queue/simple', { target: '10.0.0.5,10.1.0.0/16,bridge' }, { target: '10.0.0.5/32,10.1.0.0/16,bridge' }],
    ['/queue/simple', { 'burst-time': '8/16s' }, { 'burst-time': '8s/16s' }],
    ['/queue/simple', { disabled: 'yes' }, { disabled: 'true' }],
    ['/queue/simple', {}, { name: 'queue1', priority: '8/8', queue: 'default-small/default-small', parent: 'none' }],
    ['/ppp/secret', { name: 'a' }, { profile: 'default', service: 'any', 'caller-id': '', disabled: 'false' }],
    ['/ppp/profile', { name: 'a', 'rate-limit': '5M/10M' }, { 'rate-limit': '5M/10M', 'only-one': 'default' }],
    [
      '/ip/dhcp-server/lease',
      { 'mac-address': 'b8-69-f4-01-02-03', address: '10.0.0.5' },
      { 'mac-address': 'B8:69:F4:01:02:03', status: 'waiting', 'last-seen': 'never', dynamic: 'false' },
    ],
    ['/ip/firewall/address-list', { list: 'l', address: '10.0.0.5/32' }, { address: '10.0.0.5', dynamic: 'false' }],
    ['/ip/hotspot/user', { name: 'v', 'limit-uptime': '90m' }, { 'limit-uptime': '1h30m', server: 'all' }],
    ['/ip/hotspot/user', { name: 'v', 'limit-uptime': '1d 02:00:00' }, { 'limit-uptime': '1d2h' }],
    ['/ip/address', { address: '10.9.8.7/22', interface: 'ether2' }, { network: '10.9.8.0' }],
    ['/ip/firewall/filter', { chain: 'forward', action: 'reject' }, { 'reject-with': 'icmp-network-unreachable' }],
  ])('%s %o', async (path, given, expected) => {
    const { client } = await startSession();
    const words = Object.entries(given).map(([name, value]) => `=${name}=${value}`);
    const [[, ret = ''] = []] = await client.ask(`${path}/add`, ...words);
    const reply = await client.ask(`${path}/print`, `?.id=${ret.slice('=ret='.length)}`);
    expect(rowsOf(reply)).toMatchObject([expected]);
  });

  it('and a field that is not set does not print', async () => {
    const { client } = await startSession();
    await client.ask('/ip/dhcp-server/lease/add', '=mac-address=00:00:00:00:00:01', '=address=10.0.0.5', '=server=all');
    await client.ask('/ip/firewall/filter/add', '=chain=forward');
    const [lease] = rowsOf(await client.ask('/ip/dhcp-server/lease/print'));
    const [rule] = rowsOf(await client.ask('/ip/firewall/filter/print'));
    for (const name of ['server', 'comment', 'active-address', 'host-name']) expect(lease).not.toHaveProperty(name);
    expect(rule).not.toHaveProperty('src-address');
  });

  it('in UTF-8 and, for a client that writes something else, byte for byte', async () => {
    const { client, router } = await startSession();
    await client.ask('/ppp/secret/add', '=name=Зоя', '=comment=zażółć မြန်မာ 🛰️');
    expect(rowsOf(await client.ask('/ppp/secret/print', '?name=Зоя'))).toMatchObject([{ comment: 'zażółć မြန်မာ 🛰️' }]);
    expect(router.rows('/ppp/secret')).toMatchObject([{ name: 'Зоя' }]);
    client.sendBytes(Buffer.from('\x0f/ppp/secret/add\x07=name=\xf1\0', 'latin1'));
    await client.collect();
    await client.ask('/ppp/secret/print', '=.proplist=name');
    expect(Buffer.concat(client.chunks).includes(Buffer.from('=name=\xf1\0', 'latin1'))).toBe(true);
  });
});

describe('rows', () => {
  it('get ids that count up in hexadecimal and are not given twice', async () => {
    const { client } = await startSession();
    for (let number = 1; number <= 26; number += 1) await client.ask('/ip/pool/add', '=ranges=10.0.0.1');
    await client.ask('/ip/pool/remove', '=.id=*1A');
    expect(await client.ask('/ip/pool/add', '=ranges=10.0.0.1')).toEqual([['!done', '=ret=*1B']]);
  });

  it('are found by id, by name, by several, and by the alias numbers', async () => {
    const { client, router } = await startSession();
    for (const name of ['a', 'b', 'c', 'd']) await client.ask('/queue/simple/add', `=name=${name}`);
    await client.ask('/queue/simple/set', '=.id=a,*2', '=comment=x');
    await client.ask('/queue/simple/set', '=numbers=c', '=comment=x');
    await client.ask('/queue/simple/remove', '=.id=*1,b');
    expect(router.rows('/queue/simple').map(({ name, comment }) => [name, comment])).toEqual([
      ['c', 'x'],
      ['d', undefined],
    ]);
  });

  it('are enabled, disabled, and fields unset', async () => {
    const { client, router } = await startSession();
    await client.ask('/ppp/secret/add', '=name=a', '=remote-address=10.0.0.9', '=comment=x');
    await client.ask('/ppp/secret/disable', '=.id=a');
    expect(router.rows('/ppp/secret')).toMatchObject([{ disabled: 'true' }]);
    await client.ask('/ppp/secret/enable', '=.id=a');
    await client.ask('/ppp/secret/unset', '=.id=a', '=value-name=remote-address');
    await client.ask('/ppp/secret/set', '=.id=a', '=comment=');
    const [row] = router.rows('/ppp/secret');
    expect(row).toMatchObject({ disabled: 'false' });
    expect(row).not.toHaveProperty('remote-address');
    expect(row).not.toHaveProperty('comment');
  });

  it('keep their order, and move', async () => {
    const { client, router } = await startSession();
    const order = () => router.rows('/ip/firewall/filter').map(({ comment }) => comment);
    for (const comment of ['a', 'b', 'c']) {
      await client.ask('/ip/firewall/filter/add', '=chain=forward', `=comment=${comment}`);
    }
    await client.ask('/ip/firewall/filter/add', '=chain=forward', '=comment=first', '=place-before=*1');
    expect(order()).toEqual(['first', 'a', 'b', 'c']);
    await client.ask('/ip/firewall/filter/move', '=numbers=*3', '=destination=*4');
    expect(order()).toEqual(['c', 'first', 'a', 'b']);
    await client.ask('/ip/firewall/filter/move', '=numbers=*4', '=destination=*4');
    expect(order()).toEqual(['c', 'first', 'a', 'b']);
    await client.ask('/ip/firewall/filter/move', '=numbers=*3');
    expect(order()).toEqual(['first', 'a', 'b', 'c']);
    await client.ask('/ip/firewall/filter/move', '=numbers=*1,*2', '=destination=*4');
    expect(order()).toEqual(['a', 'b', 'first', 'c']);
    expect(await client.verdict('/ip/firewall/filter/move', '=numbers=*1', '=destination=*99')).toContain(
      'no such item',
    );
    expect(await client.verdict('/ip/firewall/filter/add', '=chain=forward', '=place-before=*99')).toContain(
      'no such item',
    );
    expect(order()).toEqual(['a', 'b', 'first', 'c']);
  });

  it('follow a renamed row that they refer to, and show its id once it is removed', async () => {
    const { client, router } = await startSession();
    await client.ask('/ip/dhcp-server/add', '=name=lan', '=interface=bridge');
    await client.ask('/ip/dhcp-server/lease/add', '=mac-address=00:00:00:00:00:01', '=server=lan');
    await client.ask('/ip/dhcp-server/set', '=.id=lan', '=name=home');
    expect(router.rows('/ip/dhcp-server/lease')).toMatchObject([{ server: 'home' }]);
    await client.ask('/ip/dhcp-server/remove', '=.id=home');
    expect(router.rows('/ip/dhcp-server/lease')).toMatchObject([{ server: '*1' }]);
  });
});

describe('print', () => {
  it('sends only the fields that were asked for, and only the rows', async () => {
    const { client } = await startSession();
    const reply = await client.ask(
      '/interface/print',
      '=.proplist=.id,name,colour',
      '?name=ether2',
      '?name=bridge',
      '?#|',
    );
    expect(reply).toEqual([['!re', '=.id=*2', '=name=ether2'], ['!re', '=.id=*6', '=name=bridge'], ['!done']]);
  });

  it('counts, and is also called getall', async () => {
    const { client } = await startSession();
    expect(await client.ask('/interface/print', '=count-only=', '?type=ether')).toEqual([['!done', '=ret=5']]);
    expect(await client.ask('/interface/getall')).toEqual(await client.ask('/interface/print'));
  });

  it('of a menu that is one row has no id', async () => {
    const { client } = await startSession({ identity: 'core-1', boardName: 'CCR2004' });
    await client.ask('/system/identity/set', '=name=core-2');
    expect(await client.ask('/system/identity/print')).toEqual([['!re', '=name=core-2'], ['!done']]);
    const [resource] = rowsOf(await client.ask('/system/resource/print'));
    expect(resource).toMatchObject({ 'board-name': 'CCR2004', 'cpu-count': '4' });
    expect(resource).not.toHaveProperty('.id');
  });

  it('sends ten thousand rows whole', async () => {
    const seed = Array.from({ length: 10_000 }, (_, number) => `sub-${number}`);
    const { client } = await startSession({
      seed: (router) => seed.forEach((name) => void router.put('/ppp/secret', { name })),
    });
    const printed = rowsOf(await client.ask('/ppp/secret/print'));
    expect(printed.map(({ name }) => name)).toEqual(seed);
  });
});
