import { readdirSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { freshLocation, onBothStores, temporaryFolder } from '../tests/harness/test-platform.ts';
import { folderLock } from './folder-lock.ts';
import { insertRows } from './insert-rows.ts';
import { migrations } from './migrate.ts';
import { openStore } from './open.ts';

const tableNames = async (location: Parameters<typeof openStore>[0]): Promise<string[]> => {
  const store = await openStore(location);
  const tables = await store.db.introspection.getTables();
  await store.close();
  return tables.map((table) => table.name).sort();
};

onBothStores((kind) => {
  it('leaves the store as it was when a migration fails half-way', async () => {
    const location = await freshLocation(kind);
    const before = await tableNames(location);
    const broken = {
      ...migrations,
      '9999-broken': ['create table half_way (id {id} primary key) {end}', 'create nonsense'],
    };
    await expect(openStore(location, broken)).rejects.toThrow();
    expect(await tableNames(location)).toEqual(before);
  });

  it('refuses a store of a newer version with a sentence, and changes nothing', async () => {
    const location = await freshLocation(kind);
    const newer = { ...migrations, '9999-from-the-future': ['create table future (id {id} primary key) {end}'] };
    await (await openStore(location, newer)).close();
    await expect(openStore(location)).rejects.toThrow(/newer Lastmile \(it has 9999-from-the-future\)/);
  });

  it('runs each pending migration once', async () => {
    const location = await freshLocation(kind);
    await (await openStore(location)).close();
    await (await openStore(location)).close();
    const next = { ...migrations, '9999-next': ['create table next_one (id {id} primary key) {end}'] };
    await (await openStore(location, next)).close();
    const store = await openStore(location, next);
    await sql`select * from next_one`.execute(store.db);
    await store.close();
  });

  it('inserts many rows in order by few statements, with every kind of value', async () => {
    const store = await openStore(await freshLocation(kind));
    const values = Array.from({ length: 123 }, (_, n) => ({
      seq: n + 1,
      id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
      at: '2026-02-28T23:59:59.500Z',
      type: 'device.changed',
      payloadJson: JSON.stringify({ n, text: `"it's" ? $1 ${n}` }),
    }));
    await insertRows(store.db, 'outboxEvent', values);
    await insertRows(store.db, 'outboxEvent', []);
    const rows = await store.db.selectFrom('outboxEvent').selectAll().orderBy('seq').execute();
    expect(rows).toEqual(values.map((row) => ({ ...row, payloadJson: JSON.parse(row.payloadJson) })));
    await store.close();
  });

  it('reads money as bigint, JSON as values, dates and instants as their text', async () => {
    const store = await openStore(await freshLocation(kind));
    const { rows } =
      kind === 'postgres'
        ? await sql`select 9007199254740993::bigint as x_minor, '{"a":1}'::jsonb as x_json, date '2026-02-28' as d, timestamptz '2026-02-28T23:59:59.5Z' as t`.execute(
            store.db,
          )
        : await sql`select 42 as x_minor, '{"a":1}' as x_json, '2026-02-28' as d, '2026-02-28T23:59:59.500Z' as t`.execute(
            store.db,
          );
    expect(rows).toEqual([
      {
        xMinor: kind === 'postgres' ? 9007199254740993n : 42n,
        xJson: { a: 1 },
        d: '2026-02-28',
        t: '2026-02-28T23:59:59.500Z',
      },
    ]);
    await store.close();
  });

  it('keeps the promise of GPS in the database itself', async () => {
    const store = await openStore(await freshLocation(kind));
    const tables = await store.db.introspection.getTables();
    expect(tables.find((table) => table.name === 'subscription')).toBeDefined();
    const broken = sql`insert into subscription
      (id, code, customer_id, plan_id, sector_id, auth_method, dhcp_mode, address, anchor_day, notes, search_text, state, state_reason,
       state_since, network_truth, network_service, created_at)
      values ('0192b5a0-0000-7000-8000-000000000001', 'S-1', '0192b5a0-0000-7000-8000-000000000002', '0192b5a0-0000-7000-8000-000000000003',
       '0192b5a0-0000-7000-8000-000000000004', 'dhcp', 'dynamic', '', 1, '', '', 'active', '', '2026-01-01T00:00:00.000Z', 'wanted', 'absent',
       '2026-01-01T00:00:00.000Z')`.execute(store.db);
    await expect(broken).rejects.toThrow(/gps_required_to_activate/);
    await store.close();
  });
});

it('copies a SQLite store aside before it changes it', async () => {
  const folder = await temporaryFolder();
  const location = { kind: 'sqlite', file: path.join(folder, 'lastmile.sqlite') } as const;
  await (await openStore(location)).close();
  await (
    await openStore(location, { ...migrations, '9999-next': ['create table next_one (id {id} primary key) {end}'] })
  ).close();
  expect(readdirSync(folder).filter((name) => name.endsWith('.backup'))).toEqual([
    'lastmile.sqlite.before-9999-next.backup',
  ]);
});

it('lets one office at a time work with a folder', async () => {
  const folder = await temporaryFolder();
  const first = folderLock(folder);
  expect(() => folderLock(folder)).toThrow(/Another Lastmile already works with/);
  first.release();
  folderLock(folder).release();
});
