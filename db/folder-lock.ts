import path from 'node:path';
import Database from 'better-sqlite3';

export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
  constructor(folder: string) {
    super(`Another Lastmile already works with ${folder}. Close it, or name another folder with --data.`);
  }
}

/**
 * Keeps a second office from working with the same folder. The lock is SQLite's own on a file beside the store, so that it
 * ends with the process, however that ends.
 * @throws FolderInUse
 */
export function folderLock(folder: string): { release(): void } {
  const lock = new Database(path.join(folder, 'in-use.lock'), { timeout: 200 });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') throw new FolderInUse(folder);
    throw error;
  }
  return { release: () => lock.close() };
}
