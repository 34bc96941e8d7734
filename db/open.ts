import { type Dialect, Kysely } from 'kysely';
import type { StoreKind } from './columns.ts';
import { backupName, checkVersion, type Migrations, migrate, migrations as ours } from './migrate.ts';
import type { Database } from './schema.ts';
import { StoreValuesPlugin } from './store-values.ts';

export type StoreLocation =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgres'; readonly url: string };

export interface Store {
  readonly kind: StoreKind;
  readonly location: StoreLocation;
  readonly db: Kysely<Database>;
  /** A consistent copy of a SQLite store while it is in use. Postgres has its own tools for that. */
  readonly copyTo: ((file: string) => Promise<void>) | undefined;
  close(): Promise<void>;
}

const kyselyOver = (dialect: Dialect): Kysely<Database> =>
  new Kysely<Database>({ dialect, plugins: [new StoreValuesPlugin()] });

type Access = 'create' | 'write' | 'read';

async function connect(location: StoreLocation, access: Access): Promise<Store> {
  if (location.kind === 'postgres') {
    const { openPostgres } = await import('./postgres.ts');
    const db = kyselyOver(openPostgres(location.url, { readOnly: access === 'read' }).dialect);
    return { kind: 'postgres', location, db, copyTo: undefined, close: () => db.destroy() };
  }
  const { openSqlite } = await import('./sqlite.ts');
  const { dialect, database } = openSqlite(location.file, access);
  const db = kyselyOver(dialect);
  const copyTo = async (file: string): Promise<void> => {
    await database.backup(file);
  };
  return { kind: 'sqlite', location, db, copyTo, close: () => db.destroy() };
}

/**
 * Opens the store and brings it to this version; a SQLite file is copied aside before it changes.
 * @throws StoreIsNewer
 */
export async function openStore(location: StoreLocation, migrations: Migrations = ours): Promise<Store> {
  const store = await connect(location, 'create');
  try {
    const file = location.kind === 'sqlite' ? location.file : undefined;
    const lastOfOurs = Object.keys(migrations).at(-1) ?? 'first';
    await migrate(store.db, store.kind, {
      migrations,
      backup: async () => {
        if (file !== undefined && file !== ':memory:') await store.copyTo?.(backupName(file, lastOfOurs));
      },
    });
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/**
 * Opens a store that is there and of this version: nothing is made, nothing migrated. With `read`, nothing can be written.
 * @throws NoStoreThere, StoreIsNewer, StoreIsOlder
 */
export async function openExistingStore(
  location: StoreLocation,
  access: 'read' | 'write',
  migrations: Migrations = ours,
): Promise<Store> {
  const store = await connect(location, access);
  try {
    await checkVersion(store.db, store.kind, migrations);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}
