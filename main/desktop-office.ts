import { makeDataFolder } from '#db/data-folder.ts';
import { folderLock } from '#db/folder-lock.ts';
import { type KeySlot, keyFileIn } from '#platform/key-slot.ts';
import type { Logger } from '#platform/log.ts';
import type { DesktopConfig } from './desktop.ts';
import { Host } from './host.ts';
import type { Office } from './http/answer.ts';
import { type HttpServer, startHttpServer } from './http/server.ts';
import { type AskKeychain, keychainSlot } from './keychain-slot.ts';

export interface DesktopOffice {
  readonly office: () => Office;
  /** Where browsers of this machine are served, if they are. */
  readonly url: string | undefined;
  stop(): Promise<void>;
}

const SERVED_PORT = 4780;

interface Surroundings {
  readonly askKeychain: AskKeychain;
  readonly consoleFolder: string;
  readonly log: Logger;
}

async function serveBrowsers(host: Host, consoleFolder: string): Promise<HttpServer> {
  const listen = (port: number): Promise<HttpServer> =>
    startHttpServer({ host: '127.0.0.1', port, consoleFolder, office: host.office });
  return listen(SERVED_PORT).catch(() => listen(0));
}

/** Opens the office of a desktop: its own folder and key, and a door for browsers where that is asked for. */
export async function openDesktopOffice(
  { dataFolder, postgresUrl, demo, serve }: DesktopConfig,
  { askKeychain, consoleFolder, log }: Surroundings,
): Promise<DesktopOffice> {
  makeDataFolder(dataFolder);
  const lock = folderLock(dataFolder);
  const keySlot = (name: string): KeySlot => keychainSlot(askKeychain, name, keyFileIn(dataFolder, name), log);
  const passphrase = process.env.LASTMILE_PASSPHRASE;
  const host = await Host.open({ dataFolder, postgresUrl, passphrase, demo, log, keySlot });
  host.begin();
  const http = serve ? await serveBrowsers(host, consoleFolder) : undefined;
  return {
    office: host.office,
    url: http?.url,
    async stop() {
      await http?.close();
      await host.stop();
      lock.release();
    },
  };
}
