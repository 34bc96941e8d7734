import { existsSync } from 'node:fs';
import { CompiledQuery, type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { type StoreKind, spellFor } from './columns.ts';
import { platform } from './migrations/0001-platform.ts';
import { core } from './migrations/0002-core.ts';
import { billing } from './migrations/0003-billing.ts';
import { mikrotik } from './migrations/0004-mikrotik.ts';
import { health } from './migrations/0005-health.ts';
import { takeover } from './migrations/0007-takeover.ts';
import { drift } from './migrations/0008-drift.ts';
import { preparation } from './migrations/0010-preparation.ts';

/** Name → statements, in order. Forward only; a released one is never edited. */
export type Migrations = Readonly<Record<string, readonly string[]>>;

export const migrations: Migrations = {
  '0001-platform': platform,
  '0002-core': core,
  '0003-billing': billing,
  '0004-mikrotik': mikrotik,
  '0005-health': health,
  '0007-takeover': takeover,
  '0008-drift': drift,
  '0010-preparation': preparation,
};

export class StoreIsNewer extends Error {
  override readonly name = 'StoreIsNewer';
  constructor(unknown: readonly string[]) {
    super(
      `This store was last used by a newer Lastmile (it has ${unknown.join(', ')}). Install that version or a later one; nothing was changed.`,
    );
  }
}

export class StoreIsOlder extends Error {
  override readonly name = 'StoreIsOlder';
  constructor(last: string, missing: readonly string[]) {
    super(
      `This store is of an older Lastmile (it stands at ${last} and lacks ${missing.join(', ')}). Start this version on it once, ` +
        'which brings it up to date; nothing was changed.',
    );
  }
}

export class NoStoreThere extends Error {
  override readonly name = 'NoStoreThere';
  constructor(holds: 'nothing' | 'something else') {
    super(
      holds === 'nothing'
        ? 'There is no Lastmile store there: it is empty. Start the server on it once, or name another; nothing was changed.'
        : 'That is no Lastmile store: it holds something else. Name another; nothing was changed.',
    );
  }
}

async function appliedMigrations<DB>(db: Kysely<DB>, kind: StoreKind): Promise<string[]> {
  const present =
    kind === 'sqlite'
      ? sql`select 1 from sqlite_master where name = 'kysely_migration'`
      : sql`select 1 where to_regclass('kysely_migration') is not null`;
  if ((await present.execute(db)).rows.length === 0) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map((row) => row.name);
}

async function isEmpty<DB>(db: Kysely<DB>, kind: StoreKind): Promise<boolean> {
  const present =
    kind === 'sqlite'
      ? sql`select 1 from sqlite_master limit 1`
      : sql`select 1 from pg_tables where schemaname not in ('pg_catalog', 'information_schema') limit 1`;
  return (await present.execute(db)).rows.length === 0;
}

/**
 * Refuses what is not a store of just this version; reads only.
 * @throws NoStoreThere, StoreIsNewer, StoreIsOlder
 */
export async function checkVersion<DB>(
  db: Kysely<DB>,
  kind: StoreKind,
  wanted: Migrations = migrations,
): Promise<void> {
  const applied = await appliedMigrations(db, kind);
  const last = applied.findLast((name) => name in wanted);
  if (last === undefined) throw new NoStoreThere((await isEmpty(db, kind)) ? 'nothing' : 'something else');
  const unknown = applied.filter((name) => !(name in wanted));
  if (unknown.length > 0) throw new StoreIsNewer(unknown);
  const missing = Object.keys(wanted).filter((name) => !applied.includes(name));
  if (missing.length > 0) throw new StoreIsOlder(last, missing);
}

const toMigration = (kind: StoreKind, statements: readonly string[]): Migration => ({
  async up(db) {
    for (const statement of statements) await db.executeQuery(CompiledQuery.raw(spellFor(kind, statement)));
  },
});

export interface MigrateOptions {
  readonly migrations?: Migrations;
  /** Called once before the first change to a store that already holds something. */
  readonly backup?: () => Promise<void>;
}

/**
 * Brings the store to this version, all pending migrations in one transaction: a failure leaves it as it was.
 * @throws StoreIsNewer when the store has migrations that this version does not know.
 */
export async function migrate<DB>(db: Kysely<DB>, kind: StoreKind, options: MigrateOptions = {}): Promise<string[]> {
  const wanted = options.migrations ?? migrations;
  const applied = await appliedMigrations(db, kind);
  const unknown = applied.filter((name) => !(name in wanted));
  if (unknown.length > 0) throw new StoreIsNewer(unknown);
  if (applied.length === Object.keys(wanted).length) return [];
  if (applied.length > 0) await options.backup?.();
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: async () =>
        Object.fromEntries(Object.entries(wanted).map(([name, statements]) => [name, toMigration(kind, statements)])),
    },
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  return (results ?? []).map((result) => result.migrationName);
}

/** `file` → a free name beside it for the copy made before a migration. */
export function backupName(file: string, lastMigration: string): string {
  const base = `${file}.before-${lastMigration}`;
  let name = `${base}.backup`;
  for (let n = 2; existsSync(name); n += 1) name = `${base}-${n}.backup`;
  return name;
}
