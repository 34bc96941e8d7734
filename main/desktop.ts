import { fileURLToPath } from 'node:url';
import { assertNever, Refusal } from '#kernel/errors.ts';
import { createLogger } from '#platform/log.ts';
import type { SessionKeeper } from '#platform/request-context.ts';
import { type DesktopOffice, openDesktopOffice } from './desktop-office.ts';
import { openWindowDoor } from './http/window-door.ts';
import type { AskKeychain } from './keychain-slot.ts';
import { defaultConsoleFolder } from './server.ts';

// The back office in a utility process of Electron. All it knows of its desktop are these messages.

export interface DesktopConfig {
  readonly dataFolder: string;
  readonly postgresUrl?: string | undefined;
  readonly demo: boolean;
  /** Serves the console to browsers of this machine too. */
  readonly serve: boolean;
  /** Who was signed in when a former back office died. */
  readonly session: DesktopSession | null;
}

/** All windows of a desktop are of one person. The desktop remembers who, so that a restart signs nobody out. */
export interface DesktopSession {
  readonly token: string;
  readonly expiresAt: string;
}

export type ToBackOffice =
  | { readonly type: 'open'; readonly config: DesktopConfig }
  /** Comes with the window's message port. */
  | { readonly type: 'window' }
  | { readonly type: 'keychain'; readonly question: number; readonly key: Uint8Array | null }
  | { readonly type: 'stop' };

export type FromBackOffice =
  | { readonly type: 'ready'; readonly url: string | undefined }
  /** `isFinal`: starting again would fail again. */
  | { readonly type: 'failed'; readonly reason: string; readonly isFinal: boolean }
  | { readonly type: 'session'; readonly session: DesktopSession | null }
  /** Asks for the key of that name, or for keeping this one first. */
  | {
      readonly type: 'keychain';
      readonly question: number;
      readonly name: string;
      readonly keep: Uint8Array | undefined;
    };

const log = createLogger();
const consoleFolder = defaultConsoleFolder(fileURLToPath(import.meta.url));
const desktop = process.parentPort;
const tell = (message: FromBackOffice): void => desktop.postMessage(message);

let opening: Promise<DesktopOffice | undefined> = Promise.resolve(undefined);
let session: DesktopSession | null = null;
let questions = 0;
const unanswered = new Map<number, (key: Uint8Array | null) => void>();
/** A port that nobody holds is collected, and its window would wait for ever. */
const windows = new Set<Electron.MessagePortMain>();

const setSession = (next: DesktopSession | null): void => {
  session = next;
  tell({ type: 'session', session });
};

const keeper: SessionKeeper = {
  get token() {
    return session?.token;
  },
  keep: (token, expiresAt) => setSession({ token, expiresAt }),
  drop: () => setSession(null),
};

const askKeychain: AskKeychain = (name, keep) =>
  new Promise((resolve) => {
    const question = ++questions;
    unanswered.set(question, resolve);
    tell({ type: 'keychain', question, name, keep });
  });

const finalErrors = new Set(['StoreIsNewer', 'FolderInUse']);

async function open(config: DesktopConfig): Promise<DesktopOffice | undefined> {
  session = config.session;
  try {
    const office = await openDesktopOffice(config, { askKeychain, consoleFolder, log });
    tell({ type: 'ready', url: office.url });
    return office;
  } catch (error) {
    log.fatal({ err: error }, 'the back office did not open');
    const isFinal = error instanceof Refusal || (error instanceof Error && finalErrors.has(error.name));
    tell({ type: 'failed', reason: error instanceof Error ? error.message : String(error), isFinal });
    return undefined;
  }
}

async function openWindow(port: Electron.MessagePortMain | undefined): Promise<void> {
  const opened = await opening;
  if (port === undefined || opened === undefined) return;
  windows.add(port);
  port.on('close', () => windows.delete(port));
  await openWindowDoor(opened.office, port, keeper);
  port.start();
}

async function stop(): Promise<void> {
  const opened = await opening;
  await opened?.stop();
  process.exit(0);
}

desktop.on('message', ({ data, ports }) => {
  const message: ToBackOffice = data;
  switch (message.type) {
    case 'open':
      opening = open(message.config);
      return;
    case 'window':
      return void openWindow(ports[0]);
    case 'keychain':
      unanswered.get(message.question)?.(message.key);
      unanswered.delete(message.question);
      return;
    case 'stop':
      return void stop();
    default:
      assertNever(message);
  }
});
