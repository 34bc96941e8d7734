import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { Writable } from 'node:stream';
import { sql } from 'kysely';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { type KeySlot, keyFile } from '#platform/key-slot.ts';
import { createLogger, type Logger } from '#platform/log.ts';
import type { SessionKeeper } from '#platform/request-context.ts';
import { createCompany } from '#platform/setup.ts';
import { temporaryFolder } from '../tests/harness/test-platform.ts';
import { createApp } from './app.ts';
import { Host } from './host.ts';

const silent = createLogger('silent');

/** A demo that was made before: making one plays a whole year. */
async function keepDemo(dataFolder: string): Promise<void> {
  const folder = path.join(dataFolder, 'demo');
  mkdirSync(folder, { recursive: true });
  const app = await createApp({
    location: { kind: 'sqlite', file: path.join(folder, 'lastmile.sqlite') },
    keySlot: keyFile(path.join(folder, 'secret.key')),
    log: silent,
    purpose: 'demo',
  });
  await createCompany(app.platform, systemActor('test', app.platform.newId()), {
    company: 'Demo ISP',
    currency: 'USD',
    timeZone: 'UTC',
    adminName: 'Amaka Obi',
    adminEmail: 'admin@demo.example',
    adminPassword: 'demo-password',
  });
  await app.stop();
}

function someWindow(): SessionKeeper {
  let held: string | undefined;
  return {
    get token() {
      return held;
    },
    keep: (token) => {
      held = token;
    },
    drop: () => {
      held = undefined;
    },
  };
}

/** SQLite removes this file when the last connection to a store closes. */
const openStores = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('-wal'));

const listening = (): number => process.getActiveResourcesInfo().filter((name) => name === 'TCPServerWrap').length;

it('two windows that ask for the demo at once are given the same one, and leave it at once', async () => {
  const dataFolder = await temporaryFolder();
  await keepDemo(dataFolder);
  const before = listening();
  const host = await Host.open({ dataFolder, demo: false, log: silent });
  host.begin();
  const own = host.office();
  const windows = [someWindow(), someWindow()];

  await Promise.all(windows.map((window) => host.exploreDemo(window)));
  const demo = host.office();
  expect(demo.app.platform.isDemo).toBe(true);
  expect(windows.map(({ token }) => token)).toEqual([expect.any(String), expect.any(String)]);
  expect(listening() - before).toBe(3); // the routers of one demo

  await Promise.all(windows.map(() => host.leaveDemo()));
  expect(host.office()).not.toBe(demo);
  expect(host.office()).not.toBe(own);
  expect(host.office().app.platform.isDemo).toBe(false);

  await host.stop();
  expect(openStores(dataFolder)).toEqual([]);
  await expect.poll(listening).toBe(before);
});

it('asking for the demo and quitting in the same moment leaves nothing open', async () => {
  const dataFolder = await temporaryFolder();
  await keepDemo(dataFolder);
  const before = listening();
  const host = await Host.open({ dataFolder, demo: false, log: silent });
  const asked = host.exploreDemo(someWindow());
  await Promise.all([asked, host.stop()]);
  expect(openStores(dataFolder)).toEqual([]);
  await expect.poll(listening).toBe(before);
});

function listeningLog(level: 'fatal' | 'warn'): { log: Logger; said: string[] } {
  const said: string[] = [];
  const into = new Writable({
    write(line, _encoding, done) {
      said.push(JSON.parse(String(line)).msg);
      done();
    },
  });
  return { log: pino({ level }, into), said };
}

it('an office whose work did not start tries again, until it is closed', async () => {
  const { log, said } = listeningLog('fatal');
  const host = await Host.open({ dataFolder: await temporaryFolder(), demo: false, log });
  const { platform } = host.office().app;
  const { db } = platform.store;
  await sql`alter table outbox_cursor rename to outbox_cursor_away`.execute(db);
  host.begin();
  await expect.poll(() => said).toEqual(['the office did not start its work; it tries again']);
  await sql`alter table outbox_cursor_away rename to outbox_cursor`.execute(db);
  const cursors = () => db.selectFrom('outboxCursor').select('subscriber').execute();
  await expect.poll(cursors, { timeout: 10_000 }).toContainEqual({ subscriber: 'mikrotik' });
  const automation = () => db.selectFrom('lease').select('holder').execute();
  await expect.poll(automation).toEqual([{ holder: platform.consoleId }]);
  await host.stop();
});

describe('a folder whose key a desktop keeps in its keychain', () => {
  const passphrase = 'correct horse battery';

  async function madeByDesktop(share: boolean): Promise<{ dataFolder: string; sealed: string }> {
    const dataFolder = await temporaryFolder();
    const held = new Map<string, Uint8Array>();
    const keySlot = (name: string): KeySlot => ({
      read: async () => held.get(name),
      write: async (key) => void held.set(name, key),
    });
    const desktop = await Host.open({ dataFolder, demo: false, log: silent, keySlot });
    const { secrets } = desktop.office().app.platform;
    const sealed = secrets.seal('hunter2', 'device:1');
    if (share) await secrets.share(passphrase);
    await desktop.stop();
    return { dataFolder, sealed };
  }

  it('is opened by a server with its passphrase, once', async () => {
    const { dataFolder, sealed } = await madeByDesktop(true);
    const key = path.join(dataFolder, 'secret.key');
    expect(existsSync(key)).toBe(false);
    const first = await Host.open({ dataFolder, demo: false, log: silent, passphrase });
    expect(first.office().app.platform.secrets.open(sealed, 'device:1')).toBe('hunter2');
    await first.stop();
    expect(statSync(key).mode & 0o777).toBe(0o600);
    const again = await Host.open({ dataFolder, demo: false, log: silent });
    expect(again.office().app.platform.secrets.open(sealed, 'device:1')).toBe('hunter2');
    await again.stop();
  });

  it('tells a server without a passphrase what to do, at its start and when a password is needed', async () => {
    const { dataFolder, sealed } = await madeByDesktop(false);
    const { log, said } = listeningLog('warn');
    const server = await Host.open({ dataFolder, demo: false, log });
    const { secrets } = server.office().app.platform;
    const what = /locked on this machine.*passphrase in Settings › Security.*keychain/;
    expect(said).toEqual([expect.stringMatching(what)]);
    expect(() => secrets.open(sealed, 'device:1')).toThrow(what);
    await expect(secrets.unlock(passphrase)).rejects.toThrow(
      /No passphrase is set for this store. Set one in Settings/,
    );
    await server.stop();
    const withOne = Host.open({ dataFolder, demo: false, log: silent, passphrase });
    await expect(withOne).rejects.toMatchObject({ code: 'NOT_ALLOWED_NOW' });
    expect(openStores(dataFolder)).toEqual([]);
  });
});
