import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError } from 'commander';
import { Refusal } from '#kernel/errors.ts';
import { defaultConsoleFolder, type ServerOptions, startServer } from '../server.ts';
import { commandFailed } from './command-failed.ts';
import { dataFolderOption } from './data-folder.ts';
import { postgresOption } from './postgres-option.ts';

const toPort = (text: string): number => {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError('A port from 0 to 65535.');
  return port;
};

interface Options {
  readonly data: string;
  readonly postgres?: string;
  readonly passphraseFile?: string;
  readonly host: string;
  readonly port: number;
  readonly demo: boolean;
}

const command = new Command('server')
  .description('The back office without a window: console, API and background work, served from this machine.')
  .addOption(dataFolderOption())
  .addOption(postgresOption())
  .option(
    '--passphrase-file <file>',
    'the store’s passphrase (Settings › Security), where its key is kept on another machine or in a keychain; or LASTMILE_PASSPHRASE',
  )
  .option('--host <address>', 'where to listen; 0.0.0.0 for the whole LAN', '127.0.0.1')
  .option('--port <number>', '0 takes a free one', toPort, 4780)
  .option('--demo', 'the demo ISP, in a store of its own', false);

function passphraseOf({ passphraseFile }: Options): string | undefined {
  if (passphraseFile === undefined) return process.env.LASTMILE_PASSPHRASE;
  try {
    return readFileSync(passphraseFile, 'utf8').trim();
  } catch {
    throw new Refusal('NOT_FOUND', `${passphraseFile} cannot be read. Name the file that holds the passphrase.`);
  }
}

async function main(): Promise<void> {
  const options = command.parse().opts<Options>();
  const serverOptions: ServerOptions = {
    dataFolder: path.resolve(options.data),
    postgresUrl: options.postgres,
    passphrase: passphraseOf(options),
    host: options.host,
    port: options.port,
    demo: options.demo,
    consoleFolder: defaultConsoleFolder(fileURLToPath(import.meta.url)),
  };
  const server = await startServer(serverOptions);
  console.log(`Lastmile listens on ${server.url}`);
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    server.stop().then(
      () => process.exit(0),
      (error) => commandFailed(error),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

main().catch(commandFailed);
