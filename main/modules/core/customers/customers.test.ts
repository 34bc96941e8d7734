import { expect, it } from 'vitest';
import { inTransaction } from '#platform/platform.ts';
import { actorWith, onBothStores, testPlatform } from '../../../../tests/harness/test-platform.ts';
import { coreClient, fieldsRefused, refusalOf } from '../testing/core-client.ts';
import { activeService, service, smallIsp, why } from '../testing/small-isp.ts';

onBothStores((kind) => {
  it('numbers customers without gaps, also when many desks add them', async () => {
    const core = coreClient(await testPlatform(kind));
    const made = await Promise.all(Array.from({ length: 12 }, (_, n) => core.customers.create({ name: `N ${n}` })));
    const codes = made.map(({ code }) => code).sort();
    expect(codes).toEqual(Array.from({ length: 12 }, (_, n) => `C-${String(n + 1).padStart(6, '0')}`));
  });

  it('says at the field what is wrong', async () => {
    const core = coreClient(await testPlatform(kind));
    expect(await fieldsRefused(core.customers.create({ name: ' ', phone: 'call me', email: 'jane' }))).toEqual({
      name: 'A name is required.',
      phone: 'A phone number such as +234 803 555 0147.',
      email: expect.any(String),
    });
  });

  it('adds nothing to an archived customer, and finds them among the archived', async () => {
    const core = coreClient(await testPlatform(kind));
    const isp = await smallIsp(core);
    await core.customers.archive({ id: isp.customerId });
    await core.customers.archive({ id: isp.customerId });
    expect(await fieldsRefused(core.subscriptions.create(service(isp)))).toEqual({
      customerId: 'Jane Okoro is archived.',
    });
    expect((await refusalOf(core.customers.update({ id: isp.customerId, name: 'X' }))).code).toBe('NOT_ALLOWED_NOW');
    expect((await core.customers.list({})).total).toBe(0);
    expect((await core.customers.list({ archived: true, search: 'okoro' })).total).toBe(1);
  });

  it('tells everything about a customer and their services, newest first, page by page', async () => {
    const platform = await testPlatform(kind);
    const core = coreClient(platform);
    const isp = await smallIsp(core);
    const id = await activeService(core, isp);
    const { id: neighbour } = await core.customers.create({ name: 'Neighbour' });
    await activeService(core, { ...isp, customerId: neighbour });
    await core.customers.update({ id: isp.customerId, notes: 'asks for a receipt' });
    await core.subscriptions.suspend({ id, reason: why });
    const all = await core.customers.timeline({ id: isp.customerId });
    expect(all.items.map(({ event }) => event)).toEqual([
      'subscription.suspended',
      'customer.changed',
      'subscription.activated',
      'subscription.changed',
      'subscription.created',
      'customer.created',
    ]);
    expect(all.items[1]).toMatchObject({ before: { notes: '' }, after: { notes: 'asks for a receipt' } });
    expect(all.nextCursor).toBeNull();
    const first = await core.customers.timeline({ id: isp.customerId, limit: 4 });
    await core.customers.update({ id: isp.customerId, notes: 'happens while reading' });
    const rest = await core.customers.timeline({ id: isp.customerId, limit: 4, cursor: first.nextCursor });
    expect([...first.items, ...rest.items]).toEqual(all.items);
    expect((await refusalOf(core.customers.timeline({ id: platform.newId() }))).code).toBe('NOT_FOUND');
  });

  it('shows money in the timeline only to those who may read it', async () => {
    const platform = await testPlatform(kind);
    const isp = await smallIsp(coreClient(platform));
    const paymentId = platform.newId();
    await inTransaction(platform, actorWith('billing', platform), async (tx) => {
      await tx.db
        .insertInto('payment')
        .values({
          id: paymentId,
          number: 'PAY-1',
          customerId: isp.customerId,
          receivedOn: '2026-01-01',
          method: 'cash',
          reference: '',
          amountMinor: 100n,
          unallocatedMinor: 100n,
          state: 'posted',
          note: '',
          recordedBy: 'test',
          postedAt: tx.now,
          reversedAt: null,
          reversalReason: null,
          outcomeJson: '{}',
        })
        .execute();
      tx.audit({ event: 'payment.recorded', model: 'payment', recordId: paymentId });
    });
    const seenBy = async (role: 'billing' | 'support') =>
      (await coreClient(platform, role).customers.timeline({ id: isp.customerId })).items.map(({ event }) => event);
    expect(await seenBy('billing')).toEqual(['payment.recorded', 'customer.created']);
    expect(await seenBy('support')).toEqual(['customer.created']);
  });
});
