import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { migrations } from '#db/migrate.ts';
import { openStore } from '#db/open.ts';
import { atEnd, freshLocation, onBothStores, temporaryFolder } from '../../tests/harness/test-platform.ts';

interface Ended {
  readonly code: number | string | null | undefined;
  readonly said: string;
  readonly complained: string;
}

const HANGS_MS = 20_000;

/** Runs a command as it stands in the source; one that does not end by itself ends without an exit code. */
const run = (name: string, ...options: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const entry = new URL(`${name}.ts`, import.meta.url).pathname;
    execFile(process.execPath, [entry, ...options], { timeout: HANGS_MS, killSignal: 'SIGKILL' }, (error, out, err) =>
      resolve({ code: error === null ? 0 : error.code, said: out.trim(), complained: err.trim() }),
    );
  });

/** A refusal of a command: one line, no trace, exit code 1. */
function expectSentence({ code, said, complained }: Ended, sentence: RegExp): void {
  expect(complained).toMatch(sentence);
  expect(complained.split('\n')).toHaveLength(1);
  expect({ code, said }).toEqual({ code: 1, said: '' });
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

const tables = (url: string): Promise<unknown[]> =>
  query(url, "select tablename from pg_tables where schemaname = 'public' order by 1");

const [last = '', ...before] = Object.keys(migrations).reverse();
const older = Object.fromEntries(Object.entries(migrations).filter(([name]) => before.includes(name)));
const newer = { ...migrations, '9999-from-the-future': ['create table future (id {id} primary key) {end}'] };

describe.each(['doctor', 'token'])('npm run %s', (name) => {
  const role = name === 'token' ? ['--role', 'auditor'] : [];

  onBothStores((kind) => {
    const place = async () => {
      const location = await freshLocation(kind);
      const options =
        location.kind === 'postgres'
          ? ['--data', await temporaryFolder(), '--postgres', location.url]
          : ['--data', path.dirname(location.file)];
      return { location, look: () => run(name, ...options, ...role) };
    };

    it.each([
      ['older', older, new RegExp(`older Lastmile .*${before[0]}.*lacks ${last}.*nothing was changed`)],
      ['newer', newer, /newer Lastmile .*9999-from-the-future.*nothing was changed/],
    ])('leaves a store of an %s version as it is, and says what to do', async (_age, made, sentence) => {
      const { location, look } = await place();
      await (await openStore(location, made)).close();
      expectSentence(await look(), sentence);
      await (await openStore(location, made)).close(); // refused, had it been migrated
    });
  });

  it('makes nothing in an empty database', async () => {
    const location = await freshLocation('postgres');
    const url = location.kind === 'postgres' ? location.url : '';
    expectSentence(await run(name, '--data', await temporaryFolder(), '--postgres', url, ...role), /it is empty/);
    expect(await tables(url)).toEqual([]);
  });

  it('makes nothing in a database of something else', async () => {
    const location = await freshLocation('postgres');
    const url = location.kind === 'postgres' ? location.url : '';
    await query(url, "create table kysely_migration (name text); insert into kysely_migration values ('0001-theirs')");
    expectSentence(await run(name, '--data', await temporaryFolder(), '--postgres', url, ...role), /something else/);
    expect(await tables(url)).toEqual([{ tablename: 'kysely_migration' }]);
  });

  it('makes no file where there is none, and leaves an empty one empty', async () => {
    const folder = await temporaryFolder();
    const file = path.join(folder, 'lastmile.sqlite');
    expectSentence(await run(name, '--data', folder, ...role), /There is no store in/);
    expect(existsSync(file)).toBe(false);
    writeFileSync(file, '');
    expectSentence(await run(name, '--data', folder, ...role), /it is empty/);
    expect(readFileSync(file)).toHaveLength(0);
    writeFileSync(file, 'a letter to my sister, longer than the header of a database: '.repeat(20));
    expectSentence(await run(name, '--data', folder, ...role), /not a SQLite database/);
  });
});

it('doctor finds a fresh store of each kind in order', async () => {
  for (const kind of ['sqlite', 'postgres'] as const) {
    const location = await freshLocation(kind);
    await (await openStore(location)).close();
    const options = location.kind === 'sqlite' ? ['--data', path.dirname(location.file)] : ['--postgres', location.url];
    expect(await run('doctor', ...options)).toMatchObject({
      code: 0,
      said: expect.stringMatching(/keeps its promises/),
    });
  }
});

describe('a Postgres store that cannot be had', () => {
  const server = (change: (url: URL) => void): string => {
    const url = new URL(inject('postgresUrl'));
    change(url);
    return url.href;
  };

  it.each<[string, () => string, RegExp]>([
    ['no address', () => 'notaurl', /no Postgres address.*postgres:\/\/user:password@host/],
    ['an address of something else', () => 'http://127.0.0.1/lastmile', /no Postgres address/],
    ['an unreadable password', () => 'postgres://u:p%zz@127.0.0.1/lastmile', /no Postgres address/],
    ['an unknown role', () => server((url) => (url.username = 'nobody')), /refused the sign-in/],
    ['a wrong password', () => server((url) => (url.password = 'wrong')), /refused the sign-in/],
    ['an unknown database', () => server((url) => (url.pathname = '/nowhere')), /no database of that name/],
    ['nobody there', () => 'postgres://u:p@127.0.0.1:1/lastmile', /refused the connection/],
    ['an unknown name', () => 'postgres://u:p@nowhere.invalid/lastmile', /name is not known|cannot be looked up/],
  ])('%s is said in a sentence by each command', async (_what, url, sentence) => {
    const data = await temporaryFolder();
    for (const [name, ...options] of [['doctor'], ['token', '--role', 'auditor'], ['server', '--port', '0']]) {
      expectSentence(await run(name ?? '', '--data', data, '--postgres', url(), ...options), sentence);
    }
  });
});

describe('npm run server', () => {
  it.each<[string, (folder: string) => string, RegExp]>([
    ['a file', (folder) => path.join(folder, 'file'), /a file stands in its place/],
    ['a folder in a file', (folder) => path.join(folder, 'file', 'sub'), /a file stands in its place/],
    ['a place where no folder can be made', () => '/proc/nope/sub', /cannot be the data folder/],
  ])('says that %s cannot be its data folder', async (_what, at, sentence) => {
    const folder = await temporaryFolder();
    writeFileSync(path.join(folder, 'file'), '');
    expectSentence(await run('server', '--data', at(folder), '--port', '0'), sentence);
  });

  it('says that the store is no database', async () => {
    const folder = await temporaryFolder();
    mkdirSync(path.join(folder, 'lastmile.sqlite'));
    expectSentence(await run('server', '--data', folder, '--port', '0'), /cannot be opened/);
  });

  it.each<[string, string[], RegExp]>([
    ['a host that is not here', ['--host', 'nowhere.invalid'], /no address of this machine.*--host/],
    ['a passphrase file that is not there', ['--passphrase-file', '/nowhere/at/all'], /cannot be read/],
  ])('refuses %s', async (_what, options, sentence) => {
    expectSentence(await run('server', '--data', await temporaryFolder(), '--port', '0', ...options), sentence);
  });

  it('refuses a port that another program has', async () => {
    const { createServer } = await import('node:net');
    const other = createServer();
    const port = await new Promise<number>((resolve) =>
      other.listen(0, '127.0.0.1', () => {
        const address = other.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      }),
    );
    atEnd(async () => void other.close());
    expectSentence(await run('server', '--data', await temporaryFolder(), '--port', String(port)), /in use already/);
  });
});
