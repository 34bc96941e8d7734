import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, test as base, type ElectronApplication, expect, type Page } from '@playwright/test';
import { createVirtualRouter, type VirtualRouter } from '#demo/virtual-mikrotik/index.ts';
import { electronRuntime } from '../../run/electron-runtime.ts';
import { sayLoudly } from '../../run/say.ts';
import { type Launchable, runtimeWithApp } from './runtime-with-app.ts';

export interface Desktop {
  readonly app: ElectronApplication;
  readonly page: Page;
}

interface Fixtures {
  /** A router on this machine, empty. */
  readonly router: VirtualRouter;
  readonly routerPort: number;
  /** Where there is none, every test of this folder is skipped. */
  readonly runtime: Launchable;
  readonly dataFolder: string;
  /** Starts the desktop over the data folder and waits for its first window; ended with the test. */
  readonly start: (...options: readonly string[]) => Promise<Desktop>;
}

const missing = 'No Electron runtime: the desktop is not tested.';

export const test = base.extend<Fixtures, { readonly found: Launchable | undefined }>({
  found: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from it
    async ({}, use) => {
      const electron = electronRuntime();
      if (electron === undefined) sayLoudly(missing);
      const runtime = electron && runtimeWithApp(electron);
      await use(runtime);
      runtime?.remove();
    },
    { scope: 'worker' },
  ],
  runtime: [
    async ({ found }, use) => {
      if (found === undefined) base.skip(true, missing);
      else await use(found);
    },
    { auto: true },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: as above
  dataFolder: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'lastmile-desktop-'));
    await use(folder);
    rmSync(folder, { recursive: true });
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  router: async ({}, use) => {
    const router = createVirtualRouter({ version: '6.49', identity: 'core-1' });
    await use(router);
    await router.close();
  },
  routerPort: async ({ router }, use) => use(await router.listen()),
  start: async ({ runtime, dataFolder }, use) => {
    const started: ElectronApplication[] = [];
    await use(async (...options) => {
      const app = await _electron.launch({
        executablePath: runtime.executable,
        args: [...runtime.args, '--data', dataFolder, ...options],
      });
      started.push(app);
      const page = await app.firstWindow();
      await page.waitForLoadState();
      return { app, page };
    });
    for (const app of started) await app.close();
  },
});

export const firstStart = (page: Page) => page.getByRole('heading', { name: 'Welcome to Lastmile' });

/** Asks the back office through a new port of the page, in oRPC's own words. */
export async function ask(page: Page, procedure: string, input: object = {}): Promise<unknown> {
  const answer = await page.evaluate(
    ([path, json]) =>
      new Promise<string>((resolve) => {
        const take = ({ source, data, ports: [port] }: MessageEvent): void => {
          if (source !== window || data !== 'lastmile:port' || port === undefined) return;
          window.removeEventListener('message', take);
          port.addEventListener('message', (event) => {
            if (String(event.data).includes('"spec"')) resolve(String(event.data));
          });
          port.start();
          port.postMessage(JSON.stringify({ i: 'spec', p: { u: path, b: { json } } }));
        };
        window.addEventListener('message', take);
        window.postMessage('lastmile:request-port', location.origin);
      }),
    [procedure, input] as const,
  );
  return JSON.parse(answer).p.b.json;
}

/** Starts and restarts of whole processes, on a machine that does other things too. */
export const patience = { timeout: 20_000 };

/** Collects in the page what it is told of the back office; a reason stands for `down`. */
export async function listenToBackOffice(page: Page): Promise<() => Promise<string[]>> {
  const states = await page.evaluateHandle(() => {
    const heard: string[] = [];
    window.lastmileShell?.onBackOffice((told) => {
      const state = told.state === 'down' ? told.reason : told.state;
      // The present state, told at once, and the change to it may be the same.
      if (heard.at(-1) !== state) heard.push(state);
    });
    return heard;
  });
  return () => states.jsonValue();
}

/** Electron's list of processes forgets a dead one with a delay. */
const killed = new Set<number>();

/** As a crash: kills the back office's process. */
export async function killBackOffice(app: ElectronApplication): Promise<void> {
  const pid = await backOfficePid(app);
  killed.add(pid);
  process.kill(pid, 'SIGKILL');
}

/** The back office's living process. */
export async function backOfficePid(app: ElectronApplication): Promise<number> {
  let found: number | undefined;
  const named = async (): Promise<number | undefined> => {
    found = await app.evaluate(
      (electron, dead) =>
        electron.app.getAppMetrics().find(({ name, pid }) => name === 'Lastmile back office' && !dead.includes(pid))
          ?.pid,
      [...killed],
    );
    return found;
  };
  await expect.poll(named, patience).toBeGreaterThan(0);
  if (found === undefined) throw new Error('There is no back office');
  return found;
}

const daysLater = fileURLToPath(new URL('./days-later.cjs', import.meta.url));

/** As a machine that was asleep for so long: the back office dies, and comes back so many days later. */
export async function passDays(app: ElectronApplication, days: number): Promise<void> {
  await app.evaluate(
    ({ utilityProcess }, [program, ahead]) => {
      const { fork } = utilityProcess;
      utilityProcess.fork = (entry, _, options) => fork(program, [ahead, entry], options);
    },
    [daysLater, String(days)] as const,
  );
  await killBackOffice(app);
}
