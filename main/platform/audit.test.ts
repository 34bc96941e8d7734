import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { onBothStores, testPlatform } from '../../tests/harness/test-platform.ts';
import { systemActor } from './actor.ts';
import { auditPage, verifyAudit } from './audit-log.queries.ts';
import { inTransaction } from './platform.ts';
import { createStaff } from './staff.ts';

onBothStores((kind) => {
  const withRows = async () => {
    const platform = await testPlatform(kind);
    const actor = systemActor('test', platform.newId());
    for (let n = 1; n <= 6; n += 1) {
      platform.clock.advanceMs(1_000);
      await inTransaction(platform, actor, async (tx) => {
        tx.audit({
          event: 'thing.changed',
          model: 'thing',
          recordId: `r${n % 2}`,
          before: { b: 1, a: n },
          after: { z: 12n, a: n + 1 },
          why: `n ${n}`,
        });
      });
    }
    return platform;
  };

  it('is whole when nobody touched it', async () => {
    const platform = await withRows();
    expect(await verifyAudit(platform.store.db)).toEqual({ whole: true, rows: 6, brokenAtSeq: null });
  });

  it.each([
    ['an edited reason', "update audit_log set why = 'other' where seq = 4", 4],
    ['an edited name', "update audit_log set actor_name = 'nobody' where seq = 2", 2],
    ['a removed row', 'delete from audit_log where seq = 3', 3],
    ['a removed end', 'delete from audit_log where seq = 6', 6],
  ])('shows %s', async (_what, tampering, brokenAtSeq) => {
    const platform = await withRows();
    await sql.raw(tampering).execute(platform.store.db);
    expect(await verifyAudit(platform.store.db)).toMatchObject({ whole: false, brokenAtSeq });
  });

  it('is read newest first, page by page, by record', async () => {
    const platform = await withRows();
    const first = await auditPage(
      platform.store.db,
      { model: 'thing', recordId: 'r1' },
      { direction: 'desc', cursor: null, limit: 2 },
    );
    expect(first.items.map(({ seq }) => seq)).toEqual([5, 3]);
    const next = await auditPage(
      platform.store.db,
      { model: 'thing', recordId: 'r1' },
      { direction: 'desc', cursor: first.nextCursor, limit: 2 },
    );
    expect(next).toMatchObject({
      items: [{ seq: 1, before: { a: 1, b: 1 }, after: { a: 2, z: '12' } }],
      nextCursor: null,
    });
  });

  it('calls records as they are called today, where they have a name', async () => {
    const platform = await testPlatform(kind);
    const actor = systemActor('test', platform.newId());
    const id = await createStaff(platform, actor, {
      name: 'Ada',
      email: 'ada@test.example',
      role: 'noc',
      password: 'a long password',
    });
    await platform.store.db.updateTable('staff').set({ name: 'Ada Obi' }).where('id', '=', id).execute();
    const { items } = await auditPage(
      platform.store.db,
      { recordId: id },
      { direction: 'asc', cursor: null, limit: 9 },
    );
    expect(items.map(({ event, recordName }) => [event, recordName])).toEqual([['staff.created', 'Ada Obi']]);
  });
});
