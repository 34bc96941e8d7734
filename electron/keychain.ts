import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { safeStorage } from 'electron';
import type { Log } from './log.ts';

/** Without a keychain Chromium "seals" with a password that stands in its source. */
const hasKeychain = (): boolean =>
  safeStorage.isEncryptionAvailable() &&
  (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text');

/**
 * Keeps the keys of stores on this disk, sealed by the system's keychain: `secret.key.sealed` is that of the folder's own store.
 * The calls that do not wait are deprecated in today's Electron, but the older ones that this code also runs on know no others.
 */
export class Keychain {
  readonly #folder: string;
  readonly #log: Log;

  constructor(folder: string, log: Log) {
    this.#folder = folder;
    this.#log = log;
  }

  /** Null where nothing is kept under this name, or the keychain cannot be opened. */
  read(name: string): Uint8Array | null {
    if (!hasKeychain()) return null;
    const file = this.#fileOf(name);
    let sealed: Buffer;
    try {
      sealed = readFileSync(file);
    } catch {
      return null; // nothing is kept yet
    }
    try {
      return Buffer.from(safeStorage.decryptString(sealed), 'base64');
    } catch (error) {
      this.#log.say(`The keychain does not open ${file}: ${error}`);
      return null;
    }
  }

  /** Answers the key when it is kept, null where there is no keychain. */
  keep(name: string, key: Uint8Array): Uint8Array | null {
    if (!hasKeychain()) return null;
    const file = this.#fileOf(name);
    mkdirSync(this.#folder, { recursive: true });
    writeFileSync(`${file}.new`, safeStorage.encryptString(Buffer.from(key).toString('base64')), { mode: 0o600 });
    renameSync(`${file}.new`, file);
    return key;
  }

  #fileOf(name: string): string {
    return path.join(this.#folder, `${name}.key.sealed`);
  }
}
