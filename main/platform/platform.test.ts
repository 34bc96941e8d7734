import { expect, it } from 'vitest';
import { actorWith, onBothStores, testPlatform } from '../../tests/harness/test-platform.ts';
import { takeNumbers } from './numbers.ts';
import { inTransaction } from './platform.ts';

onBothStores((kind) => {
  it('writes audit rows and events in the transaction or not at all', async () => {
    const platform = await testPlatform(kind);
    const actor = actorWith('admin', platform);
    const attempt = inTransaction(platform, actor, async (tx) => {
      await takeNumbers(tx, 'X', 2026);
      tx.audit({ event: 'thing.made', model: 'thing', recordId: 'a' });
      tx.emit('device.changed', { deviceId: 'a' });
      throw new Error('stop');
    });
    await expect(attempt).rejects.toThrow('stop');
    expect(await platform.store.db.selectFrom('auditLog').selectAll().execute()).toEqual([]);
    const first = await inTransaction(platform, actor, async (tx) => {
      tx.audit({ event: 'thing.made', model: 'thing', recordId: 'a', after: { passwordSealed: 'x', name: 'n' } });
      tx.emit('device.changed', { deviceId: 'a' });
      return await takeNumbers(tx, 'X', 2026, 3);
    });
    expect(first).toBe(1);
    const [row] = await platform.store.db.selectFrom('auditLog').selectAll().execute();
    expect(row).toMatchObject({ seq: 1, prevHash: 'genesis', afterJson: { name: 'n' }, beforeJson: null });
    expect(await platform.store.db.selectFrom('outboxEvent').select(['seq', 'payloadJson']).execute()).toEqual([
      { seq: 1, payloadJson: { deviceId: 'a' } },
    ]);
  });

  it('gives parallel writers numbers without gaps', async () => {
    const platform = await testPlatform(kind);
    const actor = actorWith('admin', platform);
    const numbers = await Promise.all(
      Array.from({ length: 20 }, () => inTransaction(platform, actor, (tx) => takeNumbers(tx, 'INV', 2026))),
    );
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
  });
});
