import { Refusal } from '#kernel/errors.ts';

/** Errors of ours whose message is a sentence for a person. */
const spoken = new Set(['StoreIsNewer', 'StoreIsOlder', 'NoStoreThere', 'FolderInUse', 'CannotListen']);

const away = 'The Postgres server cannot be reached. Is it running, and is the address right?';
const signIn = 'The Postgres server refused the sign-in. Are the user and the password right?';
const unreadable = 'The store’s file cannot be opened. Does the folder exist, and may you read and write there?';

const sentences: Readonly<Record<string, string>> = {
  EACCES: 'This machine does not allow that (permission denied).',
  ECONNREFUSED: 'The Postgres server refused the connection. Is it running, and is the address right?',
  ENOTFOUND: 'The Postgres server’s name is not known here.',
  EAI_AGAIN: 'The Postgres server’s name cannot be looked up now. Is this machine connected?',
  ECONNRESET: away,
  ETIMEDOUT: away,
  EHOSTUNREACH: away,
  ENETUNREACH: away,
  '28000': signIn,
  '28P01': signIn,
  '3D000': 'The Postgres server has no database of that name. Make it first (createdb), or name another.',
  '42501': 'The Postgres user may not do that in this database. Make it the owner of the database.',
  '53300': 'The Postgres server takes no more connections now. Try again later.',
  '57P03': 'The Postgres server is still starting. Try again in a moment.',
  SELF_SIGNED_CERT_IN_CHAIN: 'The Postgres server’s certificate is not trusted on this machine.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'The Postgres server’s certificate is not trusted on this machine.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'The Postgres server’s certificate is not trusted on this machine.',
  SQLITE_CANTOPEN: unreadable,
  SQLITE_CANTOPEN_ISDIR: unreadable,
  SQLITE_READONLY: unreadable,
  SQLITE_READONLY_DIRECTORY: unreadable,
  SQLITE_NOTADB: 'The store’s file is not a SQLite database.',
  SQLITE_CORRUPT: 'The store’s file is damaged. Put back a copy of it.',
  SQLITE_FULL: 'The disk is full.',
  ENOSPC: 'The disk is full.',
};

/** What pg says without a code. */
const byMessage: readonly (readonly [RegExp, string])[] = [
  [/client password must be a/, 'The Postgres server asks for a password: postgres://user:password@host/database.'],
  [/does not support SSL/, 'The Postgres server speaks no TLS; leave sslmode out of the address.'],
  [/timeout|terminated unexpectedly/, away],
];

function sentenceFor(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof Refusal || spoken.has(error.name)) return error.message;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (code !== undefined) return sentences[code];
  return byMessage.find(([said]) => said.test(error.message))?.[1];
}

/** Ends a command with one sentence for what a person can mend, with the whole error for a bug. Exit code 1. */
export function commandFailed(error: unknown): never {
  console.error(sentenceFor(error) ?? error);
  process.exit(1);
}
