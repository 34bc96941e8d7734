import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectTcp } from './connect-tcp.ts';
import { latencyIn, ping, pingArguments } from './ping.ts';

describe('the system’s ping', () => {
  const searched = process.env.PATH;
  let folder = '';

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'lastmile-ping-'));
    process.env.PATH = folder;
  });
  afterEach(async () => {
    process.env.PATH = searched;
    await rm(folder, { recursive: true, force: true });
  });

  /** A program of that name that speaks as iputils does: this machine need not have the real one, nor be allowed to use it. */
  async function put(script: string): Promise<void> {
    const file = path.join(folder, 'ping');
    await writeFile(file, `#!/bin/sh\n${script}\n`);
    await chmod(file, 0o755);
  }

  it('is asked for one answer, by number, in each system’s own words', () => {
    expect(pingArguments('linux', '10.0.0.1', 3_000)).toEqual(['-n', '-c', '1', '-W', '3', '10.0.0.1']);
    expect(pingArguments('darwin', '10.0.0.1', 3_000)).toEqual(['-n', '-c', '1', '-t', '3', '10.0.0.1']);
    expect(pingArguments('win32', '10.0.0.1', 3_000)).toEqual(['-n', '1', '-w', '3000', '10.0.0.1']);
  });

  it('tells the time in any system’s words', () => {
    expect(latencyIn('64 bytes from 10.0.0.1: icmp_seq=1 ttl=64 time=12.6 ms')).toBe(13);
    expect(latencyIn('Reply from 10.0.0.1: bytes=32 time<1ms TTL=64')).toBe(1);
    expect(latencyIn('Antwort von 10.0.0.1: Bytes=32 Zeit=12ms TTL=64')).toBe(12);
    expect(latencyIn('Réponse de 10.0.0.1 : octets=32 temps=7 ms TTL=64')).toBe(7);
    expect(latencyIn('Reply from 10.0.0.9: Destination host unreachable.')).toBeUndefined();
  });

  it('answers how long the device took', async () => {
    await put('echo "64 bytes from $6: icmp_seq=1 ttl=64 time=4.2 ms"');
    expect(await ping('10.0.0.1', 1_000)).toBe(4);
  });

  it('says that the device did not answer', async () => {
    await put('echo "1 packets transmitted, 0 received, 100% packet loss"; exit 1');
    expect(await ping('10.0.0.1', 2_000)).toBe('10.0.0.1 did not answer a ping within 2 s.');
  });

  it('says that the name is not known, and that this machine may not ping', async () => {
    await put('echo "ping: ap-9.isp.example: Name or service not known" >&2; exit 2');
    expect(await ping('ap-9.isp.example', 1_000)).toBe('ap-9.isp.example cannot be found: no such name.');
    await put('echo "ping: socket: Operation not permitted" >&2; exit 2');
    expect(await ping('10.0.0.1', 1_000)).toMatch(/^This machine does not let the office ping/);
  });

  it('says how to go on where the machine has none', async () => {
    expect(await ping('10.0.0.1', 1_000)).toMatch(/^This machine has no ping command. Install it/);
  });

  it('is never handed what could be an option or a command', async () => {
    await put('echo "time=1 ms"');
    for (const host of ['-f', '--help', '10.0.0.1; reboot', '$(reboot)', '']) {
      expect(await ping(host, 1_000)).toBe(`${host} is not an address that can be pinged.`);
    }
  });
});

describe('a TCP check', () => {
  it('answers how long a real port took', async () => {
    const server = net.createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await connectTcp('127.0.0.1', port, 1_000)).toEqual(expect.any(Number));
    await new Promise((resolve) => server.close(resolve));
    expect(await connectTcp('127.0.0.1', port, 1_000)).toBe(
      `127.0.0.1 port ${port} refuses connections: the machine is there, nothing listens on that port.`,
    );
  });
});
