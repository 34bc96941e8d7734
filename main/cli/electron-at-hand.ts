import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A fetch in which nothing arrives for so long is given up; a slow one may take its time. */
const STALLED_AFTER_MS = 15_000;

const executables: Readonly<Record<string, string>> = {
  win32: 'electron.exe',
  darwin: 'Electron.app/Contents/MacOS/Electron',
};

function runnable(file: string): string | undefined {
  try {
    accessSync(file, constants.X_OK);
    return file;
  } catch {
    return undefined;
  }
}

function overridden(): string | undefined {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  return folder ? runnable(path.join(folder, executables[process.platform] ?? 'electron')) : undefined;
}

function fetched(npmPackage: string): string | undefined {
  // Written by the package when it has fetched the runtime: the executable's place inside dist/.
  const place = path.join(npmPackage, 'path.txt');
  return existsSync(place) ? runnable(path.join(npmPackage, 'dist', readFileSync(place, 'utf8'))) : undefined;
}

function sizeOf(folder: string): number {
  if (!existsSync(folder)) return 0;
  const sizes = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(
    (name) => statSync(path.join(folder, name), { throwIfNoEntry: false })?.size ?? 0,
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Lets the electron package fetch its runtime, as it does on its own first start. */
async function fetchRuntime(npmPackage: string): Promise<void> {
  const arriving = mkdtempSync(path.join(tmpdir(), 'lastmile-electron-'));
  const child = spawn(process.execPath, [path.join(npmPackage, 'install.js')], {
    stdio: 'ignore',
    env: { ...process.env, TMPDIR: arriving, TEMP: arriving, TMP: arriving },
  });
  const size = (): number => sizeOf(arriving) + sizeOf(path.join(npmPackage, 'dist'));
  let [arrived, since] = [size(), Date.now()];
  let hasArrived = false;
  const watch = setInterval(() => {
    const now = size();
    if (now !== arrived) {
      [arrived, since] = [now, Date.now()];
      if (!hasArrived) console.error('Fetching Electron (once) …');
      hasArrived = true;
    } else if (Date.now() - since > STALLED_AFTER_MS) child.kill();
  }, 1_000);
  await new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  clearInterval(watch);
  rmSync(arriving, { recursive: true, force: true });
}

/** Electron's executable: the one of ELECTRON_OVERRIDE_DIST_PATH, or that of the npm package, fetched if need be. */
export async function electronAtHand(projectRoot: string): Promise<string | undefined> {
  const npmPackage = path.join(projectRoot, 'node_modules', 'electron');
  const present = overridden() ?? fetched(npmPackage);
  if (present !== undefined || !existsSync(npmPackage)) return present;
  await fetchRuntime(npmPackage);
  return fetched(npmPackage);
}
