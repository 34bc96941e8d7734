import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { _electron, expect } from '@playwright/test';
import { electronRuntime } from '../../run/electron-runtime.ts';
import { projectRoot } from '../../run/project-root.ts';
import { firstStart, patience, test } from './desktop-test.ts';

const { DISPLAY, WAYLAND_DISPLAY, ...noScreen } = process.env;

function npmStart(dataFolder: string, env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [path.join(projectRoot, 'out/main/start.cjs'), '--data', dataFolder], { env });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text;
  });
  return { child, said };
}

test.describe('npm start', () => {
  for (const [where, env, why] of [
    ['without a screen', noScreen, /There is no screen here/],
    ['with a screen that Electron cannot open', { ...noScreen, DISPLAY: ':987' }, /Electron does not start here/],
  ] as const) {
    test(`${where} says so in one line and serves the browser`, async ({ dataFolder }) => {
      const { child, said } = npmStart(dataFolder, env);
      try {
        await expect.poll(() => said.out, patience).toMatch(/listens on http:\/\/127\.0\.0\.1:\d+\//);
        expect(said.err.trim().split('\n')).toEqual([expect.stringMatching(why)]);
        const [url = ''] = /http:\S+/.exec(said.out) ?? [];
        expect((await fetch(new URL('healthz', url))).status).toBe(200);
      } finally {
        child.kill('SIGTERM');
      }
      expect(await once(child, 'exit')).toEqual([0, null]);
    });
  }

  test('with a screen opens the desktop, and ends with it', async ({ dataFolder }) => {
    const { child, said } = npmStart(dataFolder, process.env);
    const ended = once(child, 'exit');
    await expect.poll(() => existsSync(path.join(dataFolder, 'lastmile.sqlite')), patience).toBe(true);
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(said.out).toBe('');
  });
});

test('the console also opens where a launcher did not wait for it', async ({ dataFolder }) => {
  const runtime = electronRuntime();
  test.skip(runtime === undefined, 'No Electron runtime');
  const app = await _electron.launch({
    executablePath: runtime?.executable ?? '',
    args: [...(runtime?.args ?? []), projectRoot, '--data', dataFolder],
  });
  await expect(firstStart(await app.firstWindow())).toBeVisible(patience);
  await app.close();
});
