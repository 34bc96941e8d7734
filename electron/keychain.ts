import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { safeStorage } from 'electron';
import type { Log } from './log.ts';

/** Without a keychain Chromium "seals" with a password that stands in its source. */
const hasKeychain = (): boolean =>
  safeStorage.isEncryptionAvailable() &&
  (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text');

/**
 * Keeps the store's key on this disk, sealed by the system's keychain. The calls that do not wait are deprecated in today's
 * Electron, but the older ones that this code also runs on know no others.
 */
export class Keychain {
  readonly #file: string;
  readonly #log: Log;

  constructor(file: string, log: Log) {
    this.#file = file;
    this.#log = log;
  }

  /** Null where nothing is kept, or the keychain cannot be opened. */
  read(): Uint8Array | null {
    if (!hasKeychain()) return null;
    let sealed: Buffer;
    try {
      sealed = readFileSync(this.#file);
    } catch {
      return null; // nothing is kept yet
    }
    try {
      return Buffer.from(safeStorage.decryptString(sealed), 'base64');
    } catch (error) {
      this.#log.say(`The keychain does not open ${this.#file}: ${error}`);
      return null;
    }
  }

  /** Answers the key when it is kept, null where there is no keychain. */
  keep(key: Uint8Array): Uint8Array | null {
    if (!hasKeychain()) return null;
    mkdirSync(path.dirname(this.#file), { recursive: true });
    const next = `${this.#file}.new`;
    writeFileSync(next, safeStorage.encryptString(Buffer.from(key).toString('base64')), { mode: 0o600 });
    renameSync(next, this.#file);
    return key;
  }
}
