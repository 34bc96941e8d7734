import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { freshDatabase } from './fresh-database.ts';

async function rows(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

test('a test gets a database of its own, which another test does not see', async () => {
  const [mine, theirs] = await Promise.all([freshDatabase(), freshDatabase()]);
  await rows(mine.url, 'create table sector (name text)');
  expect(await rows(theirs.url, `select to_regclass('sector')::text`)).toEqual([null]);
  await Promise.all([mine.drop(), theirs.drop()]);
});

test('a template is prepared once and copied for everyone who asks for it', async () => {
  let preparations = 0;
  const template = {
    name: 'prepared_once',
    async prepare(url: string) {
      preparations += 1;
      await rows(url, `create table sector as select 'North mast' as name`);
    },
  };
  const copies = await Promise.all([freshDatabase(template), freshDatabase(template), freshDatabase(template)]);
  for (const copy of copies) expect(await rows(copy.url, 'select name from sector')).toEqual(['North mast']);
  expect(preparations).toBe(1);
  await Promise.all(copies.map((copy) => copy.drop()));
});

test('a template whose preparation failed is not copied but prepared again', async () => {
  const name = 'fails_first';
  const failing = { name, prepare: () => Promise.reject(new Error('half-way')) };
  await expect(freshDatabase(failing)).rejects.toThrow('half-way');
  const mended = { name, prepare: async (url: string) => void (await rows(url, 'create table sector (name text)')) };
  const copy = await freshDatabase(mended);
  expect(await rows(copy.url, 'select count(*)::int from sector')).toEqual([0]);
  await copy.drop();
});

test('a dropped database is gone even while someone is connected to it', async () => {
  const { url, drop } = await freshDatabase();
  const lingering = new pg.Client({ connectionString: url });
  lingering.on('error', () => {});
  await lingering.connect();
  await drop();
  await expect(rows(url, 'select 1')).rejects.toThrow('does not exist');
  await lingering.end();
});

test('sorting and folding do not depend on the locales of the machine', async () => {
  const { url, drop } = await freshDatabase();
  expect(await rows(url, `select lower('ÇAĞRI ÖZ')`)).toEqual(['çağri öz']);
  expect(await rows(url, `select name from (values ('b'), ('Z'), ('a')) as v (name) order by name`)).toEqual([
    'Z',
    'a',
    'b',
  ]);
  await drop();
});

test('the server is handed to tests by its URL', () => {
  expect(inject('postgresUrl')).toBe(process.env.LASTMILE_TEST_POSTGRES_URL);
});
