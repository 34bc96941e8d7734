import { createHash } from 'node:crypto';
import { chmod, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeDataFolder } from '#db/data-folder.ts';
import { readPostgresAddress } from '#db/postgres-address.ts';

/** Where this machine keeps the store's key: the OS keychain on a desktop, a file that only its owner reads elsewhere. */
export interface KeySlot {
  read(): Promise<Uint8Array | undefined>;
  write(key: Uint8Array): Promise<void>;
}

/**
 * Names the slot of a store, on every kind of machine: the folder's own, or a shared one by its address. A slot a store: the key
 * of one must never take the place of another's.
 */
export function keySlotName(postgresUrl: string | undefined): string {
  if (postgresUrl === undefined) return 'secret';
  const { host, pathname, searchParams } = readPostgresAddress(postgresUrl);
  const address = `${host}${pathname}${searchParams.get('host') ?? ''}`;
  return `secret-${createHash('sha256').update(address).digest('hex').slice(0, 16)}`;
}

/** The file in the data folder that holds the key of that name. */
export const keyFileIn = (dataFolder: string, name: string): KeySlot => keyFile(path.join(dataFolder, `${name}.key`));

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

export function keyFile(file: string): KeySlot {
  return {
    async read() {
      try {
        return Buffer.from((await readFile(file, 'utf8')).trim(), 'base64');
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    async write(key) {
      makeDataFolder(path.dirname(file));
      const next = `${file}.new`;
      await writeFile(next, Buffer.from(key).toString('base64'), { mode: 0o600 });
      await chmod(next, 0o600);
      await rename(next, file);
    },
  };
}
