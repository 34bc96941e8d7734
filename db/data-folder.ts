import { existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '#kernel/errors.ts';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

const isFolder = (at: string): boolean => statSync(at, { throwIfNoEntry: false })?.isDirectory() === true;

/** Folder by folder: Node's own `recursive` never returns where a parent exists and still takes no folder, as in /proc. */
function make(folder: string): void {
  const parent = path.dirname(folder);
  if (parent !== folder && !existsSync(parent)) make(parent);
  try {
    mkdirSync(folder);
  } catch (error) {
    if (!isFolder(folder)) throw error; // another process may have made it in this moment
  }
}

function why(code: string): string {
  switch (code) {
    case 'EEXIST':
    case 'ENOTDIR':
      return 'a file stands in its place';
    case 'EACCES':
    case 'EPERM':
      return 'you may not write there';
    case 'EROFS':
      return 'that disk is read-only';
    case 'ENOSPC':
      return 'that disk is full';
    default:
      return 'this system makes no folder there';
  }
}

/**
 * Makes the folder, and those above it, where they are missing.
 * @throws Refusal with the reason.
 */
export function makeDataFolder(folder: string): void {
  if (isFolder(folder)) return;
  try {
    make(path.resolve(folder));
  } catch (error) {
    throw new Refusal(
      'NOT_ALLOWED_NOW',
      `${folder} cannot be the data folder: ${why(codeOf(error))}. Name another with --data.`,
    );
  }
}
