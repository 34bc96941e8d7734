import { isExecutable, onPath } from './programs.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** The machine's own Chromium: the one of CHROMIUM_PATH, else the first on the PATH. Playwright's is never fetched. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named) return isExecutable(named) ? named : undefined;
  return names.map(onPath).find((file) => file !== undefined);
}

/** Keeps Chromium still and offline; tests often run as root, for whom its own sandbox does not work. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
