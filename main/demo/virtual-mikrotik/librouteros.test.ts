import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { routerVersions } from './index.ts';
import { startRouter } from './testing/start.ts';

const python = '/usr/bin/python3';
const session = new URL('../../../tests/fixtures/librouteros-session.py', import.meta.url).pathname;
const missing = spawnSync(python, ['-c', 'import librouteros']).status !== 0;
if (missing) console.warn('SKIPPED: python3-librouteros is not installed; no independent client has met the router.');

const runSession = async (port: number, password: string): Promise<unknown> => {
  const { stdout } = await promisify(execFile)(python, [session, '127.0.0.1', String(port), 'admin', password]);
  return JSON.parse(stdout);
};

const seenOn = (version: string, missingItem: string) => ({
  empty: [],
  version: expect.stringContaining(version),
  ids: ['*1', '*2'],
  added: [
    { '.id': '*1', name: 'sub-1', profile: 'default', disabled: false },
    { '.id': '*2', name: 'sub-2', profile: 'default', disabled: true },
  ],
  queried: [{ name: 'sub-1' }],
  both: [{ name: 'sub-2' }],
  duplicate: 'failure: secret with the same name already exists',
  changed: [{ comment: 'isp:1 changed', profile: 'default-encryption' }],
  long: 0,
  removed: [],
  missing: missingItem,
});

describe("python's librouteros, which shares no code with us,", () => {
  it.skipIf(missing).each(routerVersions)('logs in, adds, prints, sets and removes on %s', async (version) => {
    const { port } = await startRouter({ version, users: [{ name: 'admin', password: 'secret' }] });
    const missingItem = version === '6.49' ? 'no such item (4)' : 'no such item';
    expect(await runSession(port, 'secret')).toEqual(seenOn(version, missingItem));
  });

  it.skipIf(missing)('falls back to the challenge of an old router', async () => {
    const { port } = await startRouter({ version: '6.49', oldLogin: true });
    await expect(runSession(port, '')).rejects.toThrow(/FatalError|TrapError|not logged in/);
  });

  it.skipIf(missing).each(['bytewise', 'cut-in-reply'] as const)('reads replies that come %s', async (fault) => {
    const { port } = await startRouter({ fault });
    expect(await runSession(port, '')).toEqual(seenOn('7.20', 'no such item'));
  });
});
