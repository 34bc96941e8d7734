import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface FreshDatabase {
  readonly url: string;
  /** Removes the database, cutting off whoever is still connected. */
  drop(): Promise<void>;
}

/** A database that is made ready once for the server (schema, demo data) and from then on only copied. */
export interface Template {
  /** Names the content: another content must have another name. */
  readonly name: string;
  prepare(url: string): Promise<void>;
}

/**
 * A new database on the tests' PostgreSQL server: empty, or a copy of `template`. Several test files may ask at the
 * same time; the first one prepares the template while the others wait.
 */
export async function freshDatabase(template?: Template): Promise<FreshDatabase> {
  const server = serverUrl();
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asAdmin(server, async (admin) => {
    const source = template ? await prepared(admin, server, template) : 'template0';
    await admin.query(`create database ${name} template ${admin.escapeIdentifier(source)}`);
  });
  return {
    url: databaseUrl(server, name),
    drop: () =>
      asAdmin(server, async (admin) => void (await admin.query(`drop database if exists ${name} with (force)`))),
  };
}

async function prepared(admin: pg.Client, server: string, template: Template): Promise<string> {
  const name = `template_${template.name}`;
  const found = () => admin.query('select 1 from pg_database where datname = $1', [name]);
  if ((await found()).rowCount === 1) return name;
  await admin.query('select pg_advisory_lock(hashtext($1))', [name]);
  try {
    if ((await found()).rowCount === 1) return name;
    // Under its final name only when ready: a preparation that fails half-way is not copied by the next one who asks.
    const unfinished = `unfinished_${randomBytes(8).toString('hex')}`;
    await admin.query(`create database ${unfinished} template template0`);
    await template.prepare(databaseUrl(server, unfinished));
    await admin.query(`alter database ${unfinished} rename to ${admin.escapeIdentifier(name)}`);
    return name;
  } finally {
    await admin.query('select pg_advisory_unlock(hashtext($1))', [name]);
  }
}

function serverUrl(): string {
  const url = process.env.LASTMILE_TEST_POSTGRES_URL;
  if (url) return url;
  throw new Error('No PostgreSQL server: run the test through tests/vitest.config.ts, or call startPostgres() first.');
}

function databaseUrl(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

async function asAdmin(server: string, work: (admin: pg.Client) => Promise<void>): Promise<void> {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
