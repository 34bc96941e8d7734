import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type KeySlot, keyFile, keyFileIn, keySlotName } from '#platform/key-slot.ts';
import { createLogger } from '#platform/log.ts';
import { type AskKeychain, keychainSlot } from './keychain-slot.ts';

const log = createLogger('silent');
const key = new Uint8Array([1, 2, 3]);

let folder: string;
let file: KeySlot;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lastmile-key-'));
  file = keyFile(path.join(folder, 'secret.key'));
});
afterEach(() => rm(folder, { recursive: true }));

const noKeychain: AskKeychain = async () => null;

function keychain(): AskKeychain {
  const held = new Map<string, Uint8Array>();
  return async (name, keep) => {
    if (keep !== undefined) held.set(name, keep);
    return held.get(name) ?? null;
  };
}

describe("this machine's key on a desktop", () => {
  it('is kept by the keychain and leaves no file', async () => {
    const slot = keychainSlot(keychain(), 'secret', file, log);
    await slot.write(key);
    expect(await slot.read()).toEqual(key);
    expect(await file.read()).toBeUndefined();
  });

  it('is kept in the file where there is no keychain', async () => {
    await keychainSlot(noKeychain, 'secret', file, log).write(key);
    expect(await keychainSlot(noKeychain, 'secret', file, log).read()).toEqual(Buffer.from(key));
  });

  it('is found where a server wrote it before', async () => {
    await file.write(key);
    expect(await keychainSlot(keychain(), 'secret', file, log).read()).toEqual(Buffer.from(key));
  });

  it('is one for each store, so that a shared store’s key never takes the place of the folder’s own', async () => {
    const ask = keychain();
    const slotOf = (url: string | undefined): KeySlot =>
      keychainSlot(ask, keySlotName(url), keyFileIn(folder, keySlotName(url)), log);
    const urls = [
      undefined,
      'postgres://isp@db.example/lastmile',
      'postgres://isp@db.example/other',
      'postgres://isp@db.example:5433/lastmile',
      'postgres:///lastmile?host=/run/a',
      'postgres:///lastmile?host=/run/b',
    ];
    for (const [n, url] of urls.entries()) await slotOf(url).write(new Uint8Array([n]));
    for (const [n, url] of urls.entries()) expect(await slotOf(url).read()).toEqual(new Uint8Array([n]));
    // Another user or password is the same store.
    expect(await slotOf('postgres://somebody:else@db.example/lastmile').read()).toEqual(new Uint8Array([1]));
  });
});
