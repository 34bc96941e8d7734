import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { RawClient } from '#demo/virtual-mikrotik/testing/raw-client.ts';

const entry = new URL('virtual-router.ts', import.meta.url).pathname;

function start(...options: string[]): ChildProcess {
  const child = spawn(process.execPath, [entry, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

async function firstLine(stream: ChildProcess['stdout']): Promise<string> {
  if (!stream) throw new Error('the child has no such stream');
  const [line] = await once(createInterface(stream), 'line');
  return String(line);
}

describe('npm run virtual-router', () => {
  it('listens as it was told, says so in one line, and stops when asked', async () => {
    const child = start('--port', '0', '--version', '7.17', '--user', 'noc', '--password', 'pw');
    const line = await firstLine(child.stdout);
    expect(line).toMatch(/^RouterOS 7\.17 API on 127\.0\.0\.1:\d+, user noc$/);
    const client = await RawClient.as(Number(/:(\d+),/.exec(line)?.[1]), 'noc', 'pw');
    expect(await client.ask('/ppp/secret/print')).toEqual([['!done']]);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it.each([
    [['--version', '5.0'], /Allowed choices are 6\.49, 7\.17, 7\.18, 7\.20/],
    [['--port', '70000'], /whole number from 0 to 65535/],
    [['--fault', 'gremlins'], /Allowed choices are bytewise/],
    [['--colour'], /unknown option '--colour'/],
  ])('with %o ends with code 2 and says why', async (options, why) => {
    const child = start(...options);
    const [line, [code]] = await Promise.all([firstLine(child.stderr), once(child, 'exit')]);
    expect(line).toMatch(why);
    expect(code).toBe(2);
  });
});
