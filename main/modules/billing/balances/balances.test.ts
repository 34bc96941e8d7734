import { expect, it } from 'vitest';
import type { StaffRole } from '#contract/permissions.ts';
import { actorWith, onBothStores } from '../../../../tests/harness/test-platform.ts';
import { nextSteps } from '../dunning/next-steps.ts';
import { listInvoices } from '../invoices/invoices.queries.ts';
import { listPayments } from '../payments/payments.queries.ts';
import { reversePayment } from '../payments/reverse-payment.ts';
import { listRuns } from '../runs/runs.queries.ts';
import { billingSearch } from '../search.ts';
import { Office } from '../testing/office.ts';
import { balancesOf } from './balances.queries.ts';
import { moneyBoard } from './board.queries.ts';

const page = { search: '', cursor: null, limit: 100 };

onBothStores((kind) => {
  it('shows sums to those who may see balances, and to a technician only whether a customer owes', async () => {
    const office = await Office.open(kind);
    const late = await office.addService({ activatedOn: '2026-01-01' });
    const paid = await office.addService({ activatedOn: '2026-01-01' });
    await office.runOn('2026-01-01');
    await office.pay(paid.customerId, 3_500n);
    await office.runOn('2026-01-14');
    const see = async (role: StaffRole) =>
      (
        await balancesOf(office.platform, actorWith(role, office.platform), [
          late.customerId,
          paid.customerId,
          office.platform.newId(),
        ])
      )
        .sort((a) => (a.customerId === late.customerId ? -1 : 1))
        .map(({ customerId: _customer, currency: _currency, ...standing }) => standing);
    expect(await see('support')).toEqual([
      { word: 'overdue', balanceMinor: 3_000n, overdueMinor: 3_000n, creditMinor: 0n, oldestDueOn: '2026-01-08' },
      { word: 'paid', balanceMinor: -500n, overdueMinor: 0n, creditMinor: 500n, oldestDueOn: null },
    ]);
    const hidden = { balanceMinor: null, overdueMinor: null, creditMinor: null, oldestDueOn: null };
    expect(await see('technician')).toEqual([
      { word: 'owes', ...hidden },
      { word: 'paid', ...hidden },
    ]);
  });

  it('says in words and dates what happens next with each service', async () => {
    const office = await Office.open(kind);
    const { id, customerId } = await office.addService({ activatedOn: '2026-01-01' });
    const steps = async (role: StaffRole = 'billing') =>
      (await nextSteps(office.platform, actorWith(role, office.platform), customerId)).map(({ kind, on, sentence }) => [
        kind,
        on,
        sentence,
      ]);
    office.goTo('2026-01-01');
    expect(await steps()).toEqual([
      ['bill', '2026-01-01', 'The next period begins on 1 Jan 2026; it is billed on 1 Jan 2026.'],
    ]);
    await office.run();
    const bill = ['bill', '2026-02-01', 'The next period begins on 1 Feb 2026; it is billed on 1 Feb 2026.'];
    expect(await steps()).toEqual([
      ['suspend', '2026-01-18', 'Suspends on 18 Jan 2026 if INV-2026-000001 stays open.'],
      bill,
    ]);
    expect((await steps('technician'))[0]?.[2]).toBe('Suspends on 18 Jan 2026 if an invoice stays open.');
    await office.runOn('2026-01-10');
    expect(await steps()).toEqual([
      ['grace', '2026-01-13', 'Leaves grace on 13 Jan 2026 and suspends on 18 Jan 2026 if INV-2026-000001 stays open.'],
      bill,
    ]);
    await office.exempt(id, '2026-01-25', 'promised to pay');
    expect((await steps())[0]).toEqual([
      'hold',
      '2026-01-25',
      'Not suspended before 25 Jan 2026 (promised to pay), although INV-2026-000001 is open since 8 Jan 2026.',
    ]);
    await office.runOn('2026-01-25');
    expect(await steps()).toEqual([['reconnect', null, 'Reconnects when nothing is open (INV-2026-000001).']]);
    await office.pay(customerId, 3_000n, { allocations: [] });
    expect(await steps()).toEqual([bill]);
    expect((await office.invoices())[0]?.openMinor).toBe(3_000n);
    await office.runOn('2026-01-26');
    expect((await office.invoices())[0]?.openMinor).toBe(0n);
    await office.act(id, 'pause');
    expect(await steps()).toEqual([['none', null, 'Paused: not billed until it is resumed.']]);
  });

  it('finds invoices by number, customer and state, page by page, with the sums of all that is found', async () => {
    const office = await Office.open(kind);
    const customerId = await office.addCustomer('Grace Hopper');
    const { customerId: other } = await office.addService({ activatedOn: '2026-01-02', anchorDay: 2 });
    for (const day of [1, 2, 3]) {
      await office.addService({ customerId, activatedOn: `2026-01-0${day}`, anchorDay: day });
      await office.runOn(`2026-01-0${day}`);
    }
    await office.pay(customerId, 3_000n);
    office.goTo('2026-01-10');
    const sort = { by: 'dueOn' as const, direction: 'asc' as const };
    const list = (more: object = {}) => listInvoices(office.platform, { ...page, sort, ...more });
    const first = await list({ limit: 2, search: 'hopper' });
    const second = await list({ limit: 2, search: 'hopper', cursor: first.nextCursor });
    expect(
      [...first.items, ...second.items].map(({ state, daysPastDue, openMinor }) => [state, daysPastDue, openMinor]),
    ).toEqual([
      ['paid', 0, 0n],
      ['in_grace', 1, 3_000n],
      ['open', 0, 3_000n],
    ]);
    expect([first.total, second.nextCursor]).toEqual([3, null]);
    expect(first.totals).toEqual({ count: 3, totalMinor: 9_000n, openMinor: 6_000n, currency: 'USD' });
    for (const [state, count] of [
      ['paid', 1],
      ['open', 1],
      ['in_grace', 2],
      ['overdue', 0],
    ] as const) {
      expect((await list({ state })).total, state).toBe(count);
    }
    office.goTo('2026-01-20');
    expect((await list({ state: 'overdue', customerId: other })).items).toMatchObject([
      { state: 'overdue', daysPastDue: 11 },
    ]);
    expect((await list({ search: 'inv-2026-000001' })).total).toBe(1);
    expect((await list({ from: '2026-01-02', to: '2026-01-02' })).total).toBe(2);
    expect(
      (await list({ sort: { by: 'openMinor', direction: 'desc' } })).items.map(({ openMinor }) => openMinor),
    ).toEqual([3_000n, 3_000n, 3_000n, 0n]);
  });

  it('lists payments with the sum of those that stand, and finds anything by its number', async () => {
    const office = await Office.open(kind);
    const { customerId } = await office.addService({ activatedOn: '2026-01-01' });
    await office.runOn('2026-01-01');
    const wrong = await office.pay(customerId, 700n, { reference: 'TRX-77' });
    await reversePayment(office.platform, office.actor, wrong.id, 'typed twice');
    await office.pay(customerId, 1_000n, { method: 'bank' });
    const sort = { by: 'number' as const, direction: 'asc' as const };
    const listed = await listPayments(office.platform, { ...page, sort });
    expect(listed.items.map(({ number, state }) => [number, state])).toEqual([
      ['PAY-2026-000001', 'reversed'],
      ['PAY-2026-000002', 'posted'],
    ]);
    expect(listed.totals).toEqual({ count: 2, amountMinor: 1_000n, currency: 'USD' });
    expect((await listPayments(office.platform, { ...page, sort, method: 'bank' })).total).toBe(1);
    const find = async (role: StaffRole, text: string) =>
      (await billingSearch.search(office.platform, actorWith(role, office.platform), text)).map(({ label, state }) => [
        label,
        state,
      ]);
    expect(await find('billing', '2026-000001')).toEqual([
      ['INV-2026-000001', 'open'],
      ['PAY-2026-000001', 'reversed'],
    ]);
    expect(await find('auditor', 'trx-77')).toEqual([['PAY-2026-000001', 'reversed']]);
    expect(await find('support', '2026-000001')).toEqual([]);
  });

  it('shows on the board what is due, how late it is, and the daily run', async () => {
    const office = await Office.open(kind);
    const { customerId } = await office.addService({ activatedOn: '2026-01-01' });
    await office.addService({ activatedOn: '2026-01-01', priceOverrideMinor: 1_000n });
    await office.runOn('2026-01-01');
    await office.runOn('2026-01-10');
    await office.pay(customerId, 500n);
    const board = await moneyBoard(office.platform);
    expect(board).toMatchObject({
      dueMinor: 3_500n,
      collectedThisMonthMinor: 500n,
      invoicedThisMonthMinor: 4_000n,
      lastRun: { runDate: '2026-01-10', state: 'done' },
      nextRunAt: '2026-01-11T02:00:00.000Z',
      setAsideCount: 0,
    });
    expect(board.overdue.map(({ label, count, minor }) => [label, count, minor])).toEqual([
      ['1–10 days', 2, 3_500n],
      ['11–30 days', 0, 0n],
      ['31–60 days', 0, 0n],
      ['over 60 days', 0, 0n],
    ]);
    const runs = await listRuns(office.platform, { ...page, limit: 3, sort: { by: 'runDate', direction: 'desc' } });
    expect(runs.items.map(({ runDate }) => runDate)).toEqual(['2026-01-10', '2026-01-09', '2026-01-08']);
    expect(runs.total).toBe(10);
  });
});
