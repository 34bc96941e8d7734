import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isExecutable } from './programs.ts';
import { projectRoot } from './project-root.ts';

export interface ElectronRuntime {
  readonly executable: string;
  /** What Electron must be told on this machine, before the path of the app. */
  readonly args: readonly string[];
}

/**
 * The Electron that desktop tests run: the one of ELECTRON_OVERRIDE_DIST_PATH, else the one that the electron package
 * has fetched, else none. For Playwright: `electron.launch({ executablePath: executable, args: [...args, appFolder] })`.
 */
export function electronRuntime(): ElectronRuntime | undefined {
  const executable = [overridden(), fetched()].find((file) => file !== undefined && isExecutable(file));
  if (!executable) return undefined;
  // Chromium's own sandbox does not work for root.
  return { executable, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] };
}

function overridden(): string | undefined {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  return folder ? join(folder, 'electron') : undefined;
}

function fetched(): string | undefined {
  const electron = join(projectRoot, 'node_modules', 'electron');
  // Written by the package when it has fetched the runtime: the executable's place inside dist/.
  const place = join(electron, 'path.txt');
  return existsSync(place) ? join(electron, 'dist', readFileSync(place, 'utf8')) : undefined;
}
