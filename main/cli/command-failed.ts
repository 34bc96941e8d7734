import { Refusal } from '#kernel/errors.ts';

const expected = new Set(['StoreIsNewer', 'FolderInUse']);

const sentences: Readonly<Record<string, string>> = {
  EADDRINUSE: 'This port is in use already. Name another with --port.',
  EACCES: 'This machine does not allow that (permission denied).',
  ECONNREFUSED: 'The Postgres server refused the connection. Is it running, and is the address right?',
  ENOTFOUND: 'The Postgres server’s name is not known here.',
  SQLITE_CANTOPEN: 'The store’s file cannot be opened. Does the folder exist, and may you write there?',
  SQLITE_NOTADB: 'The store’s file is not a SQLite database.',
};

/** Ends a command with one sentence for what a person can mend, with the whole error for a bug. Exit code 1. */
export function commandFailed(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const sentence = sentences[code];
  if (error instanceof Refusal || (error instanceof Error && expected.has(error.name))) console.error(error.message);
  else if (sentence !== undefined) console.error(sentence);
  else console.error(error);
  process.exit(1);
}
