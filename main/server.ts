import path from 'node:path';
import { makeDataFolder } from '#db/data-folder.ts';
import { folderLock } from '#db/folder-lock.ts';
import { createLogger } from '#platform/log.ts';
import { Host } from './host.ts';
import { startHttpServer } from './http/server.ts';

export interface ServerOptions {
  readonly dataFolder: string;
  readonly postgresUrl?: string | undefined;
  readonly passphrase?: string | undefined;
  readonly host: string;
  readonly port: number;
  readonly demo: boolean;
  readonly consoleFolder: string;
}

export interface RunningServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** The back office without a window: opens the store, listens, then begins its background work. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  makeDataFolder(options.dataFolder);
  const lock = folderLock(options.dataFolder);
  const host = await Host.open({ ...options, log: createLogger() });
  const http = await startHttpServer({
    host: options.host,
    port: options.port,
    consoleFolder: options.consoleFolder,
    office: host.office,
  });
  // After the caller has said that we listen: loading the modules takes longer than all of the above.
  setTimeout(() => host.begin(), 0);
  return {
    url: http.url,
    async stop() {
      await http.close();
      await host.stop();
      lock.release();
    },
  };
}

export const defaultConsoleFolder = (builtMain: string): string => path.resolve(path.dirname(builtMain), '../renderer');
