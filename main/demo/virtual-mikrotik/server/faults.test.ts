import { describe, expect, it, vi } from 'vitest';
import { RawClient } from '../testing/raw-client.ts';
import { startRouter, startSession } from '../testing/start.ts';

const identity = [['!re', '=name=MikroTik'], ['!done']];

describe('a fault', () => {
  it('may be set from the start, and ended at run time', async () => {
    const { router, port } = await startRouter({ fault: 'fatal-at-login' });
    const turnedAway = await RawClient.connect(port);
    expect(await turnedAway.ask('/login', '=name=admin', '=password=')).toEqual([['!fatal', 'connection terminated']]);
    expect(await turnedAway.gone).toBe('end');
    await router.setFault(null);
    expect(await (await RawClient.as(port)).ask('/system/identity/print')).toEqual(identity);
  });

  it('may wait for a number of commands and bite a number of times', async () => {
    const { router, client } = await startSession();
    await router.setFault('full-disk', { after: 1, times: 1 });
    expect(await client.verdict('/ppp/secret/add', '=name=a')).toMatch(/^!done/);
    expect(await client.verdict('/ppp/secret/add', '=name=b')).toBe('failure: not enough space');
    expect(await client.verdict('/ppp/secret/add', '=name=c')).toMatch(/^!done/);
  });
});

describe('bytewise', () => {
  it('sends every byte by itself, and all of them', async () => {
    const { router, client } = await startSession();
    await router.setFault('bytewise');
    const before = client.chunks.length;
    expect(await client.ask('/system/identity/print')).toEqual(identity);
    const chunks = client.chunks.slice(before);
    expect(chunks.filter((chunk) => chunk.length === 1).length).toBeGreaterThan(chunks.length / 2);
  });

  it('keeps pipelined replies apart', async () => {
    const { router, client } = await startSession();
    await router.setFault('bytewise', { times: 1 });
    client.send('/system/identity/print');
    client.send('/system/identity/print');
    expect([await client.collect(), await client.collect()]).toEqual([identity, identity]);
  });
});

describe('cut-in-reply', () => {
  it('sends the last zero byte later than the rest', async () => {
    const { router, client } = await startSession();
    await router.setFault('cut-in-reply');
    expect(await client.ask('/system/identity/print')).toEqual(identity);
    expect(client.chunks.at(-1)).toEqual(Buffer.from([0]));
    expect(client.chunks.at(-2)?.at(-1)).not.toBe(0);
  });
});

describe('reset', () => {
  it('does the command, sends a part of the reply and resets the connection', async () => {
    const { router, port, client } = await startSession();
    await router.setFault('reset', { times: 1 });
    const reply = await client.ask('/ppp/secret/add', '=name=a');
    expect(reply.some(([word]) => word === '!done')).toBe(false);
    expect(await client.gone).toBe('ECONNRESET');
    expect(router.rows('/ppp/secret')).toMatchObject([{ name: 'a' }]);
    expect(await (await RawClient.as(port)).ask('/system/identity/print')).toEqual(identity);
  });
});

describe('fatal', () => {
  it('does not do the command and closes', async () => {
    const { router, client } = await startSession();
    await router.setFault('fatal');
    expect(await client.ask('/ppp/secret/add', '=name=a')).toEqual([['!fatal', 'connection terminated']]);
    expect(await client.gone).toBe('end');
    expect(router.rows('/ppp/secret')).toEqual([]);
  });
});

describe('stall', () => {
  it('takes connections and commands, and answers nothing', async () => {
    const { router, port, client } = await startSession();
    await router.setFault('stall');
    const stranger = await RawClient.connect(port);
    stranger.send('/login', '=name=admin', '=password=');
    client.send('/ppp/secret/add', '=name=a');
    await vi.waitFor(() => expect(router.commandCount).toBe(3));
    await router.setFault(null);
    expect(await client.ask('/system/identity/print')).toEqual(identity);
    expect(stranger.chunks).toEqual([]);
    expect(router.rows('/ppp/secret')).toEqual([]);
  });
});

describe('slow', () => {
  it('answers one command after the other', async () => {
    const { router, client } = await startSession();
    await router.setFault('slow', { ms: 30 });
    client.send('/system/identity/print', '.tag=1');
    client.send('/system/identity/print', '.tag=2');
    const order: string[] = [];
    void client.collect().then(() => {
      order.push('first reply');
      setImmediate(() => order.push('a turn of the event loop'));
    });
    await vi.waitFor(() => expect(order).toHaveLength(2));
    await client.collect();
    order.push('second reply');
    expect(order).toEqual(['first reply', 'a turn of the event loop', 'second reply']);
  });
});

describe('late-reply', () => {
  it('does the command at once and answers after the others', async () => {
    const { router, client } = await startSession();
    await router.setFault('late-reply', { ms: 100, times: 1 });
    client.send('/ppp/secret/add', '=name=a', '.tag=late');
    const [next] = await client.ask('/system/identity/print', '.tag=next');
    expect(next).toContain('.tag=next');
    expect(router.rows('/ppp/secret')).toHaveLength(1);
    expect(await client.next()).toContain('.tag=late');
  });
});

describe('unknown-tag', () => {
  it('sends another reply that no one asked for, then the right one', async () => {
    const { router, client } = await startSession();
    await router.setFault('unknown-tag');
    const ghost = await client.ask('/system/identity/print', '.tag=1');
    expect(ghost.at(-1)?.some((word) => word.startsWith('.tag=nobody-'))).toBe(true);
    expect((await client.collect()).at(-1)).toContain('.tag=1');
  });
});

describe('refuse', () => {
  it('drops who is connected and lets no one in until it ends', async () => {
    const { router, port, client } = await startSession();
    await router.setFault('refuse');
    await client.gone;
    await expect(RawClient.connect(port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await router.setFault(null);
    expect(await (await RawClient.as(port)).ask('/system/identity/print')).toEqual(identity);
  });

  it('may begin in the middle of the work', async () => {
    const { router, client } = await startSession();
    await router.setFault('refuse', { after: 1 });
    await client.ask('/ppp/secret/add', '=name=a');
    client.send('/ppp/secret/add', '=name=b');
    await client.gone;
    expect(router.rows('/ppp/secret')).toHaveLength(1);
  });
});

describe('full-disk', () => {
  it('refuses what would be written and answers the rest', async () => {
    const { router, client } = await startSession();
    await client.ask('/ppp/secret/add', '=name=a');
    await router.setFault('full-disk');
    expect(await client.verdict('/ppp/secret/set', '=.id=a', '=comment=x')).toBe('failure: not enough space');
    expect(await client.verdict('/ppp/secret/remove', '=.id=a')).toBe('!done');
    expect(await client.ask('/system/identity/print')).toEqual(identity);
  });
});

describe('reboot', () => {
  const seed = (router: Awaited<ReturnType<typeof startRouter>>['router']) => {
    router.put('/ppp/secret', { name: 'a', 'remote-address': '10.0.0.9' });
    router.put('/ip/firewall/address-list', { list: 'l', address: '10.0.0.1', timeout: '1h' });
    router.put('/ip/firewall/address-list', { list: 'l', address: '10.0.0.2' });
  };

  it('as a fault drops everyone, loses what was dynamic and comes back on the same port', async () => {
    const { router, port, client } = await startSession({ seed });
    router.dialPpp('a');
    await router.setFault('reboot', { after: 1, ms: 50 });
    await client.ask('/system/identity/print');
    client.send('/system/identity/print');
    await client.gone;
    await vi.waitFor(async () => (await RawClient.connect(port)).close());
    expect(router.rows('/ppp/active')).toEqual([]);
    expect(router.rows('/ppp/secret')).toHaveLength(1);
    expect(router.rows('/ip/firewall/address-list')).toMatchObject([{ address: '10.0.0.2' }]);
    expect(router.rows('/interface')).toHaveLength(6);
    expect(await (await RawClient.as(port)).ask('/system/identity/print')).toEqual(identity);
  });

  it('by command answers and then does the same', async () => {
    const { router, client } = await startSession({ seed });
    router.dialPpp('a');
    expect(await client.ask('/system/reboot')).toEqual([['!done']]);
    await client.gone;
    await vi.waitFor(() => expect(router.rows('/ppp/active')).toEqual([]));
  });
});
