import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type KeySlot, keyFile } from '#platform/key-slot.ts';
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
  let held: Uint8Array | null = null;
  return async (keep) => {
    held = keep ?? held;
    return held;
  };
}

describe("this machine's key on a desktop", () => {
  it('is kept by the keychain and leaves no file', async () => {
    const slot = keychainSlot(keychain(), file, log);
    await slot.write(key);
    expect(await slot.read()).toEqual(key);
    expect(await file.read()).toBeUndefined();
  });

  it('is kept in the file where there is no keychain', async () => {
    await keychainSlot(noKeychain, file, log).write(key);
    expect(await keychainSlot(noKeychain, file, log).read()).toEqual(Buffer.from(key));
  });

  it('is found where a server wrote it before', async () => {
    await file.write(key);
    expect(await keychainSlot(keychain(), file, log).read()).toEqual(Buffer.from(key));
  });
});
