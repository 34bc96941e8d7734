import { createRouterClient } from '@orpc/server';
import { expect, it } from 'vitest';
import type { Id } from '#kernel/ids.ts';
import { reversePayment } from '../../main/modules/billing/payments/reverse-payment.ts';
import { Office } from '../../main/modules/billing/testing/office.ts';
import { coreHandlers } from '../../main/modules/core/index.ts';
import { contextOf } from '../harness/test-context.ts';
import { actorWith, onBothStores } from '../harness/test-platform.ts';

/** A customer whose service is ended, with what it leaves behind. */
async function ended(office: Office): Promise<Id> {
  const { id, customerId } = await office.addService({ activatedOn: '2026-01-01' });
  await office.runOn('2026-01-01');
  await office.act(id, 'terminate');
  return customerId;
}

onBothStores((kind) => {
  it('archives a customer only when nothing is open either way', async () => {
    const office = await Office.open(kind);
    const archive = async (id: Id) => {
      const context = contextOf(office.platform, actorWith('support', office.platform));
      return await createRouterClient(coreHandlers, { context }).customers.archive({ id });
    };
    const customerId = await ended(office);
    await expect(archive(customerId)).rejects.toMatchObject({
      code: 'NOT_ALLOWED_NOW',
      message: 'Ada owes 30.00 USD: collect it or write it off first.',
    });
    const payment = await office.pay(customerId, 3_500n);
    await expect(archive(customerId)).rejects.toMatchObject({
      message: 'Ada has 5.00 USD of credit: use it or pay it back first.',
    });
    await reversePayment(office.platform, office.actor, payment.id, 'too much');
    await office.pay(customerId, 3_000n);
    await archive(customerId);
    const row = await office.db
      .selectFrom('customer')
      .select('archivedAt')
      .where('id', '=', customerId)
      .executeTakeFirstOrThrow();
    expect(row.archivedAt).not.toBeNull();
  });
});
