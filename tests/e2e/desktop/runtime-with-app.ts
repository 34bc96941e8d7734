import { copyFileSync, linkSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ElectronRuntime } from '../../run/electron-runtime.ts';
import { projectRoot } from '../../run/project-root.ts';

export interface Launchable {
  readonly executable: string;
  readonly args: readonly string[];
  remove(): void;
}

function layFile(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to); // another disk
  }
}

/**
 * The runtime with the project in it as its app, as an installed program has it: Electron then loads the project by its own
 * start-up. The test runtime's stand-in for Electron's default app does not wait for what it loads (electron/console-origin.ts).
 */
export function runtimeWithApp({ executable, args }: ElectronRuntime): Launchable {
  if (process.platform !== 'linux') return { executable, args: [...args, projectRoot], remove: () => undefined };
  const dist = path.dirname(executable);
  const folder = mkdtempSync(path.join(tmpdir(), 'lastmile-runtime-'));
  for (const entry of readdirSync(dist, { withFileTypes: true })) {
    const [from, to] = [path.join(dist, entry.name), path.join(folder, entry.name)];
    if (entry.name === 'resources') mkdirSync(to);
    else if (entry.isDirectory()) symlinkSync(from, to);
    else layFile(from, to);
  }
  symlinkSync(projectRoot, path.join(folder, 'resources', 'app'));
  return {
    executable: path.join(folder, path.basename(executable)),
    args,
    remove: () => rmSync(folder, { recursive: true }),
  };
}
