import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { folderLock } from '#db/folder-lock.ts';
import { ask, killBackOffice, listenToBackOffice, patience, test } from './desktop-test.ts';

const company = {
  company: 'Summit Net',
  currency: 'USD',
  timeZone: 'UTC',
  adminName: 'Noor',
  adminEmail: 'noor@summit.example',
  adminPassword: 'correct horse battery',
};

test('a back office that is killed comes back behind a new port, and nobody is signed out', async ({ start }) => {
  const { app, page } = await start();
  const heard = await listenToBackOffice(page);
  expect(await ask(page, '/platform/session/state')).toMatchObject({ store: 'empty', me: null });
  await ask(page, '/platform/setup/createCompany', company);

  await killBackOffice(app);
  await expect.poll(async () => (await heard()).filter((state) => state === 'ready'), patience).toHaveLength(2);
  expect(await ask(page, '/platform/session/state')).toMatchObject({ store: 'real', me: { name: 'Noor' } });
});

test('a page that has asked for a port is given a new one by itself after a restart', async ({ start }) => {
  const { app, page } = await start();
  await ask(page, '/platform/session/state');
  const delivered = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        window.addEventListener('message', ({ data, ports }) => {
          if (data === 'lastmile:port') resolve(ports.length);
        });
      }),
  );
  await killBackOffice(app);
  expect(await delivered).toBe(1);
});

test('a back office that dies again and again is given up, says so, and starts anew when asked', async ({ start }) => {
  test.slow(); // it waits longer before each restart
  const { app, page } = await start();
  const heard = await listenToBackOffice(page);
  const asked = await app.evaluateHandle(({ dialog }) => {
    const details: string[] = [];
    dialog.showMessageBox = async (options: unknown) => {
      details.push(String(options && typeof options === 'object' && 'detail' in options ? options.detail : ''));
      return { response: 0, checkboxChecked: false };
    };
    return details;
  });
  for (let death = 1; death <= 6; death++) {
    await expect.poll(async () => (await heard()).filter((state) => state === 'ready'), patience).toHaveLength(death);
    await killBackOffice(app);
  }
  await expect.poll(() => asked.jsonValue(), patience).toEqual([expect.stringContaining('ended by itself')]);
  await expect.poll(async () => (await heard()).at(-1), patience).toBe('ready');
  expect(await heard()).toContainEqual(expect.stringContaining('ended by itself'));
});

test('a folder that another Lastmile works with is not touched, and the page says why', async ({
  start,
  dataFolder,
}) => {
  const lock = folderLock(dataFolder);
  try {
    const { page } = await start();
    const heard = await listenToBackOffice(page);
    await expect
      .poll(async () => (await heard()).at(-1), patience)
      .toContain(`Another Lastmile already works with ${dataFolder}`);
  } finally {
    lock.release();
  }
});

test('with --serve, browsers of this machine are served too', async ({ start, dataFolder }) => {
  const { page } = await start('--serve');
  await ask(page, '/platform/session/state');
  const log = readFileSync(path.join(dataFolder, 'desktop', 'lastmile.log'), 'utf8');
  const [url = ''] = /http:\/\/127\.0\.0\.1:\d+\//.exec(log) ?? [];
  const answer = await fetch(new URL('healthz', url));
  expect(await answer.json()).toMatchObject({ ok: true });
});
