import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type RouterVersion, routerVersions } from './index.ts';
import { startRouter } from './testing/start.ts';

const python = '/usr/bin/python3';
const session = new URL('../../../tests/fixtures/rest-session.py', import.meta.url).pathname;
const missing = spawnSync(python, ['-c', 'import http.client']).status !== 0;
if (missing) console.warn('SKIPPED: python3 is not installed; no independent client has met the router’s REST.');

const withRest = routerVersions.filter((version): version is Exclude<RouterVersion, '6.49'> => version !== '6.49');

async function runSession(port: number, password: string): Promise<unknown> {
  const options = { env: { ...process.env, PYTHONIOENCODING: 'utf-8' } };
  const { stdout } = await promisify(execFile)(
    python,
    [session, '127.0.0.1', String(port), 'admin', password],
    options,
  );
  return JSON.parse(stdout);
}

const notFound = [404, { error: 404, message: 'Not Found' }];

describe("python's http.client, which shares no code with us,", () => {
  it.skipIf(missing).each(withRest)('adds, prints, sets and removes over REST on %s', async (version) => {
    const { router } = await startRouter({ version, users: [{ name: 'admin', password: 'żółw' }] });
    const port = await router.listenRest();
    expect(await runSession(port, 'żółw')).toEqual({
      empty: [200, []],
      version: expect.stringContaining(version),
      added: [201, '*1', 'default', 'false', 'żółw 🐢'],
      queried: [200, [{ name: 'sub-1' }]],
      either: [200, [{ name: 'sub-1' }, { name: 'sub-2' }]],
      escaped: '"\\u017c"',
      duplicate: [
        400,
        { error: 400, message: 'Bad Request', detail: 'failure: secret with the same name already exists' },
      ],
      'unknown menu': [400, { error: 400, message: 'Bad Request', detail: 'no such command or directory (secrets)' }],
      removed: [204, null],
      missing: notFound,
      both: [200, []],
      stranger: [401, { error: 401, message: 'Unauthorized' }],
    });
    expect(router.rows('/ppp/secret')).toEqual([]);
  });
});
