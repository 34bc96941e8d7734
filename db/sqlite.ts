import Database from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  SqliteQueryCompiler,
  type SqliteStatement,
} from 'kysely';
import { identifierOf } from './names.ts';

/** Writers queue at the start of a transaction instead of failing in its middle. */
class ImmediateSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

/** SQLite does run schema changes inside a transaction; Kysely's default is careful about other drivers. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Spells names as the schema does while it writes a query. */
class NamingCompiler extends SqliteQueryCompiler {
  protected override sanitizeIdentifier(name: string): string {
    return identifierOf(name);
  }
}

/** Texts differ by the length of lists; the ones that repeat are few. */
const MAX_STATEMENTS = 500;

/** Preparing costs as much as running a small statement, so prepared ones are kept; SQLite renews them after a schema change. */
function keepStatements(database: Database.Database): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => void database.close(),
    prepare(text) {
      const known = kept.get(text);
      if (known !== undefined) {
        kept.delete(text);
        kept.set(text, known); // the newest stand last
        return known;
      }
      const statement: SqliteStatement = database.prepare(text);
      kept.set(text, statement);
      const oldest = kept.size > MAX_STATEMENTS ? kept.keys().next().value : undefined;
      if (oldest !== undefined) kept.delete(oldest);
      return statement;
    },
  };
}

class LastmileSqliteDialect extends SqliteDialect {
  readonly #database: SqliteDatabase;
  constructor(database: SqliteDatabase) {
    super({ database });
    this.#database = database;
  }
  override createDriver(): Driver {
    return new ImmediateSqliteDriver({ database: this.#database });
  }
  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
  override createQueryCompiler(): SqliteQueryCompiler {
    return new NamingCompiler();
  }
}

/** Opens the file in WAL mode with foreign keys on; made when missing only with `create`. */
export function openSqlite(
  file: string,
  access: 'create' | 'write' | 'read' = 'create',
): { dialect: SqliteDialect; database: Database.Database } {
  const database = new Database(file, { fileMustExist: access !== 'create', readonly: access === 'read' });
  if (access === 'create') database.pragma('journal_mode = WAL'); // stays in the file
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('busy_timeout = 10000');
  database.pragma('cache_size = -32000');
  return { dialect: new LastmileSqliteDialect(keepStatements(database)), database };
}
