import { describe, expect, it, vi } from 'vitest';
import { RawClient } from './raw-client.ts';
import { startRouter, startSession } from './start.ts';

describe('a tag', () => {
  it('is on every sentence of the reply, and not always in the same place', async () => {
    const { client } = await startSession();
    const reply = await client.ask('/interface/print', '=.proplist=name,type', '.tag=7');
    expect(reply).toHaveLength(7);
    expect(reply.every((sentence) => sentence.filter((word) => word === '.tag=7').length === 1)).toBe(true);
    expect(new Set(reply.map((sentence) => sentence.indexOf('.tag=7'))).size).toBeGreaterThan(1);
    expect((await client.ask('/ppp/secret/print', '.tag=8')).map(([word]) => word)).toEqual(['!empty', '!done']);
    expect(await client.ask('/nonsense/print', '.tag=9')).toEqual([
      expect.arrayContaining(['!trap', '.tag=9']),
      expect.arrayContaining(['!done', '.tag=9']),
    ]);
  });

  it('tells pipelined replies apart', async () => {
    const { client } = await startSession();
    for (let tag = 1; tag <= 50; tag += 1) client.send('/ip/pool/add', '=ranges=10.0.0.1', `.tag=${tag}`);
    const tags = [];
    for (let tag = 1; tag <= 50; tag += 1) tags.push((await client.next())?.find((word) => word.startsWith('.tag=')));
    expect(new Set(tags).size).toBe(50);
  });
});

describe('latency', () => {
  it('holds back replies, not the commands behind them', async () => {
    const { client, router } = await startSession();
    router.setLatency(100);
    for (let tag = 1; tag <= 20; tag += 1) client.send('/ip/pool/add', '=ranges=10.0.0.1', `.tag=${tag}`);
    await client.next();
    expect(router.rows('/ip/pool')).toHaveLength(20);
  });
});

describe('listen', () => {
  it('tells what was added, changed and removed until it is cancelled', async () => {
    const { client, port } = await startSession();
    const other = await RawClient.as(port);
    client.send('/ppp/secret/listen', '=.proplist=.id,name,comment', '.tag=9');
    await client.ask('/system/identity/print');
    await other.ask('/ppp/secret/add', '=name=a');
    await other.ask('/ppp/secret/set', '=.id=a', '=comment=x');
    await other.ask('/ppp/secret/remove', '=.id=a');
    const heard = [await client.next(), await client.next(), await client.next()];
    expect(heard.map((sentence) => sentence?.filter((word) => !word.startsWith('.tag=')))).toEqual([
      ['!re', '=.id=*1', '=name=a'],
      ['!re', '=.id=*1', '=name=a', '=comment=x'],
      ['!re', '=.id=*1', '=.dead=yes'],
    ]);
    client.send('/cancel', '=tag=9', '.tag=10');
    expect([await client.next(), await client.next(), await client.next()]).toEqual([
      expect.arrayContaining(['!trap', '=category=2', '=message=interrupted', '.tag=9']),
      expect.arrayContaining(['!done', '.tag=10']),
      expect.arrayContaining(['!done', '.tag=9']),
    ]);
    await other.ask('/ppp/secret/add', '=name=b');
    expect(await client.ask('/system/identity/print', '.tag=11')).toHaveLength(2);
  });

  it('of everything ends with a cancel that names no tag', async () => {
    const { client } = await startSession();
    client.send('/ppp/secret/listen', '.tag=1');
    client.send('/queue/simple/listen', '.tag=2');
    client.send('/cancel', '.tag=3');
    const heard = [];
    for (let sentence = 0; sentence < 5; sentence += 1) heard.push(await client.next());
    expect(heard.map((sentence) => sentence?.[0])).toEqual(['!trap', '!trap', '!done', '!done', '!done']);
  });
});

describe('what the router remembers of its clients', () => {
  it('is each command, without passwords', async () => {
    const { router, client } = await startSession();
    await client.ask('/ppp/secret/add', '=name=Зоя', '=password=hidden');
    await client.ask('/ppp/secret/print', '?name=Зоя');
    expect(router.commands).toEqual([
      { path: '/login', fields: { name: 'admin' }, queries: [] },
      { path: '/ppp/secret/add', fields: { name: 'Зоя' }, queries: [] },
      { path: '/ppp/secret/print', fields: {}, queries: ['?name=Зоя'] },
    ]);
    expect(router.commandCount).toBe(3);
  });

  it('is who is connected', async () => {
    const { router, port } = await startRouter();
    const [first, second] = [await RawClient.as(port), await RawClient.as(port)];
    expect([router.connectionCount, router.acceptedCount]).toEqual([2, 2]);
    first.close();
    await vi.waitFor(() => expect([router.connectionCount, router.acceptedCount]).toEqual([1, 2]));
    second.close();
  });
});
