import { expect } from '@playwright/test';
import { firstStart, patience, test } from './desktop-test.ts';

test('an empty data folder opens on the first start, over app://', async ({ start }) => {
  const { page } = await start();
  expect(page.url()).toMatch(/^app:\/\/console\//);
  await expect(firstStart(page)).toBeVisible(patience);
  await expect(page).toHaveTitle(/Lastmile/);
});

test('the page sees the shell, and neither Node nor Electron', async ({ start }) => {
  const { page } = await start();
  const seen = await page.evaluate(() => ({
    shell: Object.keys(window.lastmileShell ?? {}).sort(),
    node: ['require', 'process', 'module', 'global', 'Buffer', 'ipcRenderer'].filter((name) => name in window),
  }));
  expect(seen.node).toEqual([]);
  expect(seen.shell).toEqual(
    ['notify', 'onBackOffice', 'openExternal', 'platform', 'print', 'saveFile', 'version'].sort(),
  );
});

test('the page reaches no server and runs no script that is not ours', async ({ start }) => {
  const { page } = await start();
  const policy = await page.evaluate(async () => {
    const violated: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => violated.push(event.effectiveDirective));
    await fetch('https://lastmile.invalid/').catch(() => undefined);
    const script = document.createElement('script');
    script.textContent = 'window.ranInline = true';
    document.head.append(script);
    const frame = document.createElement('iframe');
    frame.src = 'https://lastmile.invalid/';
    document.body.append(frame);
    await new Promise((resolve) => setTimeout(resolve));
    return { violated: violated.sort(), ranInline: 'ranInline' in window };
  });
  expect(policy.ranInline).toBe(false);
  expect(policy.violated).toEqual(expect.arrayContaining(['connect-src', 'script-src-elem']));
});

test('only https links leave, and they leave to the system’s browser', async ({ start }) => {
  const { app, page } = await start();
  const opened = await app.evaluateHandle(({ shell }) => {
    const addresses: string[] = [];
    shell.openExternal = async (address) => {
      addresses.push(address);
    };
    return addresses;
  });
  const address = page.url();
  await page.evaluate(() => {
    window.open('file:///etc/passwd');
    window.open('http://lastmile.invalid/plain');
    window.open('https://lastmile.invalid/window');
  });
  await page.evaluate(() => {
    location.href = 'http://lastmile.invalid/plain';
  });
  await page.evaluate(() => {
    location.href = 'https://lastmile.invalid/link';
  });
  expect(await page.evaluate(() => window.lastmileShell?.openExternal('https://lastmile.invalid/shell'))).toBe(true);
  expect(await page.evaluate(() => window.lastmileShell?.openExternal('file:///etc/passwd'))).toBe(false);
  await expect
    .poll(() => opened.jsonValue())
    .toEqual(['window', 'link', 'shell'].map((place) => `https://lastmile.invalid/${place}`));
  expect(page.url()).toBe(address);
  expect(app.windows()).toHaveLength(1);
});

test('the page may copy text and fill the screen, and is refused camera, place and notices', async ({ start }) => {
  const { page } = await start();
  const permissions = await page.evaluate(async () => {
    const state = async (name: string): Promise<string> =>
      (await navigator.permissions.query({ name: name as PermissionName })).state;
    return {
      geolocation: await state('geolocation'),
      camera: await state('camera'),
      notifications: await Notification.requestPermission(),
      media: await navigator.mediaDevices.getUserMedia({ audio: true }).catch((error: Error) => error.name),
      copy: await state('clipboard-write'),
      wholeScreen: await document.documentElement.requestFullscreen().then(() => document.fullscreenElement !== null),
    };
  });
  expect(permissions).toEqual({
    geolocation: 'denied',
    camera: 'denied',
    notifications: 'denied',
    media: expect.stringMatching(/NotAllowedError|NotFoundError/),
    copy: 'granted',
    wholeScreen: true,
  });
});

test('a link of the console that asks for another window gets a further one of ours', async ({ start }) => {
  const { app, page } = await start();
  const further = app.waitForEvent('window');
  await page.evaluate(() => {
    window.open('#/customers', '_blank');
  });
  const second = await further;
  await expect(firstStart(second)).toBeVisible(patience);
  expect(second.url()).toContain('#/customers');
  expect(await second.evaluate(() => window.opener)).toBeNull();
  expect(app.windows()).toHaveLength(2);
});
