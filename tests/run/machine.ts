import { spawnSync } from 'node:child_process';
import { findChromium } from './chromium.ts';
import { electronRuntime } from './electron-runtime.ts';
import { onPath } from './programs.ts';
import { sayLoudly } from './say.ts';

/** Something of the machine, not of npm, that tests want. */
export interface Need {
  readonly name: string;
  readonly packages: readonly string[];
  present(): boolean;
}

export const chromium: Need = {
  name: 'Chromium',
  packages: ['chromium'],
  present: () => findChromium() !== undefined,
};

export const virtualScreen: Need = {
  name: 'a screen (DISPLAY, or xvfb-run)',
  packages: ['xvfb', 'xauth'],
  present: () => process.platform !== 'linux' || hasDisplay() || (onPath('xvfb-run') && onPath('xauth')) !== undefined,
};

/** A second opinion on our RouterOS API: the virtual router is also driven by a client that is not ours. */
export const librouteros: Need = {
  name: 'python3-librouteros',
  packages: ['python3-librouteros'],
  present: () => spawnSync('/usr/bin/python3', ['-c', 'import librouteros']).status === 0,
};

export const electronLibraries: Need = {
  name: "Electron's system libraries",
  // Debian's Chromium depends on the same ones, under the names they have in each release.
  packages: ['chromium'],
  present: () => {
    const runtime = electronRuntime();
    if (!runtime || !onPath('ldd')) return true;
    return !spawnSync('ldd', [runtime.executable], { encoding: 'utf8' }).stdout.includes('not found');
  },
};

export function hasDisplay(): boolean {
  return Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

/** Installs with apt-get what is missing, where that is possible, and says in a box what stays missing. */
export function provide(needs: readonly Need[]): void {
  const missing = needs.filter((need) => !need.present());
  if (missing.length === 0) return;
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    const packages = missing.flatMap((need) => need.packages);
    console.log(`installing ${packages.join(' ')}`);
    aptGet('update');
    aptGet('install', '-y', '--no-install-recommends', ...packages);
  }
  for (const need of missing.filter((each) => !each.present())) {
    sayLoudly(`${need.name} is missing. On Debian, as root: apt-get install ${need.packages.join(' ')}`);
  }
}

/** Its progress is noise in the log of a run; its errors are not. */
function aptGet(...args: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
}
