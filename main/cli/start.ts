import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { defaultConsoleFolder, startServer } from '../server.ts';
import { commandFailed } from './command-failed.ts';
import { dataFolderOption } from './data-folder.ts';
import { runDesktop } from './desktop-process.ts';
import { electronAtHand } from './electron-at-hand.ts';
import { postgresOption } from './postgres-option.ts';

interface Options {
  readonly data: string;
  readonly postgres?: string;
  readonly demo: boolean;
  readonly serve: boolean;
  readonly window: boolean;
}

const command = new Command('start')
  .description('Lastmile in its desktop window; in the browser, where this machine has no Electron or no screen.')
  .addOption(dataFolderOption())
  .addOption(postgresOption())
  .option('--demo', 'the demo ISP, in a store of its own', false)
  .option('--serve', 'beside the window, serve the console to browsers of this machine', false)
  .option('--no-window', 'serve the browser without trying to open a window')
  .argument('[switches...]', 'after --: switches for Chromium');

const thisFile = fileURLToPath(import.meta.url);
const projectRoot = path.resolve(path.dirname(thisFile), '../..');
const USUAL_PORT = 4780;

const hasScreen = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);

function desktopArgs({ data, postgres, demo, serve }: Options, switches: readonly string[]): string[] {
  // Chromium's own sandbox does not work for root.
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return [
    ...sandbox,
    ...switches,
    projectRoot,
    `--data=${path.resolve(data)}`,
    ...(postgres === undefined ? [] : [`--postgres=${postgres}`]),
    ...(demo ? ['--demo'] : []),
    ...(serve ? ['--serve'] : []),
  ];
}

/** Answers why there can be no window; where there can be one, this process ends with it. */
async function openDesktop(options: Options, switches: readonly string[]): Promise<string> {
  if (!options.window) return 'No window was asked for';
  if (!hasScreen()) return 'There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set)';
  const electron = await electronAtHand(projectRoot);
  if (electron === undefined) return 'There is no Electron here, and it could not be fetched';
  const outcome = await runDesktop(electron, desktopArgs(options, switches));
  if (outcome.kind === 'ended') process.exit(outcome.exitCode);
  return `Electron does not start here (${outcome.why})`;
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

async function serveBrowser({ data, postgres, demo }: Options): Promise<void> {
  const server = await startServer({
    dataFolder: path.resolve(data),
    postgresUrl: postgres,
    passphrase: process.env.LASTMILE_PASSPHRASE,
    host: '127.0.0.1',
    port: (await isFree(USUAL_PORT)) ? USUAL_PORT : 0,
    demo,
    consoleFolder: defaultConsoleFolder(thisFile),
  });
  console.log(`Lastmile listens on ${server.url}`);
  const stop = (): void => {
    server.stop().then(() => process.exit(0), commandFailed);
  };
  process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM');
  process.once('SIGTERM', stop).once('SIGINT', stop);
}

async function main(): Promise<void> {
  const options = command.parse().opts<Options>();
  const why = await openDesktop(options, command.args);
  console.error(`${why}: serving the console to your browser instead.`);
  await serveBrowser(options);
}

main().catch(commandFailed);
