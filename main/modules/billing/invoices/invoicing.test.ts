import { expect, it } from 'vitest';
import { onBothStores, type TestStoreKind } from '../../../../tests/harness/test-platform.ts';
import { Office } from '../testing/office.ts';
import { billService, previewBill } from './bill-service.ts';
import { getInvoice } from './invoices.queries.ts';

/** Nobody pays in these tests, and nobody is suspended for it. */
async function patientOffice(kind: TestStoreKind): Promise<Office> {
  const office = await Office.open(kind);
  await office.set({ 'dunning.suspendDays': 120, 'dunning.graceDays': 90 });
  return office;
}

onBothStores((kind) => {
  it('bills in advance on the anchor day, and the first period by days', async () => {
    const office = await patientOffice(kind);
    const planId = await office.addPlan({ priceMinor: 3_100n, taxBasisPoints: 750 });
    await office.addService({ planId, activatedOn: '2026-01-15', anchorDay: 1 });
    await office.runOn('2026-01-15');
    await office.runOn('2026-02-01');
    const invoices = await office.invoices();
    expect(
      invoices.map(({ number, issuedOn, dueOn, netMinor, taxMinor, openMinor }) => ({
        number,
        issuedOn,
        dueOn,
        netMinor,
        taxMinor,
        openMinor,
      })),
    ).toEqual([
      {
        number: 'INV-2026-000001',
        issuedOn: '2026-01-15',
        dueOn: '2026-01-22',
        netMinor: 1_700n,
        taxMinor: 128n,
        openMinor: 1_828n,
      },
      {
        number: 'INV-2026-000002',
        issuedOn: '2026-02-01',
        dueOn: '2026-02-08',
        netMinor: 3_100n,
        taxMinor: 233n,
        openMinor: 3_333n,
      },
    ]);
    expect(await office.broken()).toEqual([]);
  });

  it('explains every line in sentences', async () => {
    const office = await patientOffice(kind);
    const planId = await office.addPlan({ priceMinor: 3_100n, taxBasisPoints: 750 });
    const { code } = await office.addService({ planId, activatedOn: '2026-01-15' });
    await office.runOn('2026-01-15');
    const [invoice] = await office.invoices();
    const { lines } = await getInvoice(office.platform, invoice?.id ?? '');
    expect(lines[0]?.explanation.steps).toEqual([
      `${code}: plan Plan ${planId}, 20 Mbit/s down, 5 Mbit/s up.`,
      'Period 15 Jan 2026 to 31 Jan 2026, 17 days, in advance; periods begin on day 1. It begins on the day of activation.',
      'Price 31.00 USD per month: the plan’s price in force since 1 Jan 2025.',
      '17 days of the full period 1 Jan 2026 to 31 Jan 2026 (31 days): 31.00 USD × 17 ÷ 31 = 17.00 USD, rounded half up.',
      'Tax 7.5 % of 17.00 USD = 1.28 USD, rounded half up.',
      'Together 18.28 USD.',
    ]);
  });

  it('puts all services of a customer on one invoice, with a line for each', async () => {
    const office = await patientOffice(kind);
    const customerId = await office.addCustomer();
    await office.addService({ customerId, activatedOn: '2026-02-01' });
    await office.addService({ customerId, activatedOn: '2026-02-01', priceOverrideMinor: 1_000n });
    await office.runOn('2026-02-01');
    const [invoice] = await office.invoices();
    const { lines, totalMinor } = await getInvoice(office.platform, invoice?.id ?? '');
    expect(totalMinor).toBe(4_000n);
    expect(lines.map(({ lineNo, netMinor }) => [lineNo, netMinor])).toEqual([
      [1, 3_000n],
      [2, 1_000n],
    ]);
  });

  it('takes the price in force when the period begins', async () => {
    const office = await patientOffice(kind);
    const planId = await office.addPlan({ priceMinor: 3_000n });
    await office.setPrice(planId, 4_000n, '2026-03-01');
    await office.addService({ planId, activatedOn: '2026-02-01' });
    await office.runOn('2026-02-01');
    await office.runOn('2026-03-01');
    expect((await office.invoices()).map(({ totalMinor }) => totalMinor)).toEqual([3_000n, 4_000n]);
  });

  it('never bills months of suspension or pause, and begins again on the day of return', async () => {
    const office = await patientOffice(kind);
    const suspended = await office.addService({ activatedOn: '2026-01-01' });
    const paused = await office.addService({ activatedOn: '2026-01-01' });
    await office.runOn('2026-01-01');
    office.goTo('2026-01-30');
    await office.act(suspended.id, 'suspend');
    await office.act(paused.id, 'pause');
    await office.runOn('2026-02-01');
    expect(await office.invoices()).toHaveLength(2);
    office.goTo('2026-02-15');
    await office.act(suspended.id, 'reconnect');
    await office.act(paused.id, 'resume');
    await office.run();
    const lines = await office.db
      .selectFrom('invoiceLine')
      .selectAll()
      .where('periodStart', '>', '2026-01-01')
      .execute();
    expect(lines.map(({ periodStart, periodEnd, netMinor }) => [periodStart, periodEnd, netMinor])).toEqual([
      ['2026-02-15', '2026-03-01', 1_500n],
      ['2026-02-15', '2026-03-01', 1_500n],
    ]);
  });

  it('goes on from the paid period when a service returns within it', async () => {
    const office = await patientOffice(kind);
    const { id } = await office.addService({ activatedOn: '2026-01-01' });
    await office.runOn('2026-01-01');
    office.goTo('2026-01-10');
    await office.act(id, 'pause');
    office.goTo('2026-01-20');
    await office.act(id, 'resume');
    await office.runOn('2026-02-01');
    const lines = await office.db.selectFrom('invoiceLine').selectAll().orderBy('periodStart').execute();
    expect(lines.map(({ periodStart }) => periodStart)).toEqual(['2026-01-01', '2026-02-01']);
  });

  it('sets aside a service without a price, with the reason, and bills the rest', async () => {
    const office = await patientOffice(kind);
    const planId = await office.addPlan({ priceMinor: null });
    const bad = await office.addService({ planId, activatedOn: '2026-01-01' });
    await office.addService({ activatedOn: '2026-01-01' });
    const [run] = await office.runOn('2026-01-01');
    expect(await office.invoices()).toHaveLength(1);
    expect(await office.db.selectFrom('billingSetAside').selectAll().execute()).toEqual([
      {
        runId: run?.id,
        subscriptionId: bad.id,
        reason: `Plan Plan ${planId} has no price in force on 1 Jan 2026. Give it one that begins by then.`,
      },
    ]);
    await office.setPrice(planId, 500n, '2026-01-01');
    await office.runOn('2026-01-02');
    expect((await office.invoices()).map(({ totalMinor }) => totalMinor)).toEqual([3_000n, 500n]);
  });

  it('prints no line of zero for a free service', async () => {
    const office = await patientOffice(kind);
    const { id } = await office.addService({ activatedOn: '2026-01-01', priceOverrideMinor: 0n });
    await office.runOn('2026-01-01');
    expect(await office.invoices()).toEqual([]);
    const row = await office.db
      .selectFrom('subscription')
      .select('billedThrough')
      .where('id', '=', id)
      .executeTakeFirst();
    expect(row?.billedThrough).toBe('2026-02-01');
  });

  it('bills one service by hand for its next period, but no second one ahead', async () => {
    const office = await patientOffice(kind);
    const { id } = await office.addService({ activatedOn: '2026-01-01' });
    await office.runOn('2026-01-01');
    office.goTo('2026-01-10');
    const preview = await previewBill(office.platform, id);
    expect(preview).toMatchObject({ periodStart: '2026-02-01', periodEnd: '2026-03-01', totalMinor: 3_000n });
    expect(await office.invoices()).toHaveLength(1);
    const bill = (periodStart: string) =>
      billService(office.platform, office.actor, { id: office.platform.newId(), subscriptionId: id, periodStart });
    expect((await bill(preview.periodStart)).number).toBe('INV-2026-000002');
    await expect(bill('2026-03-01')).rejects.toThrow(
      'It is billed up to 1 Mar 2026 already. The next period can be billed from 1 Feb 2026 on.',
    );
    await office.runOn('2026-02-01');
    expect(await office.invoices()).toHaveLength(2);
    await office.act(id, 'terminate');
    await expect(bill('2026-03-01')).rejects.toThrow('It is terminated.');
  });

  it('bills the period that was seen once, however often and by whomever it is asked', async () => {
    const office = await patientOffice(kind);
    office.goTo('2026-01-15');
    const { id: subscriptionId } = await office.addService({ activatedOn: '2026-01-15' });
    const bill = (id: string, periodStart: string) =>
      billService(office.platform, office.actor, { id, subscriptionId, periodStart });
    const { periodStart } = await previewBill(office.platform, subscriptionId);
    const mine = office.platform.newId();
    const others = [mine, office.platform.newId(), office.platform.newId(), office.platform.newId()];
    const outcomes = await Promise.allSettled(others.map((id) => bill(id, periodStart)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [invoice] = await office.invoices();
    expect(await office.invoices()).toHaveLength(1);
    const sentence = 'The period from 15 Jan 2026 on is billed already, by INV-2026-000001.';
    for (const outcome of outcomes) {
      if (outcome.status === 'fulfilled') continue;
      expect(outcome.reason).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining(sentence) });
    }

    const again = await Promise.all([1, 2, 3].map(() => bill(invoice?.id ?? '', periodStart)));
    expect(again.map(({ number }) => number)).toEqual(Array(3).fill('INV-2026-000001'));
    await expect(bill(invoice?.id ?? '', '2026-02-01')).rejects.toThrow(
      'This form was used already, for INV-2026-000001. Open it again.',
    );
    await expect(bill(office.platform.newId(), '2026-01-20')).rejects.toThrow(
      'The period from 20 Jan 2026 on is not the next one any more: that begins on 1 Feb 2026.',
    );
    expect(await office.invoices()).toHaveLength(1);
    await office.act(subscriptionId, 'suspend');
    expect((await bill(invoice?.id ?? '', periodStart)).number).toBe('INV-2026-000001');
    expect(await office.broken()).toEqual([]);
  });

  it('numbers each year from one and skips no number', async () => {
    const office = await patientOffice(kind);
    for (let n = 0; n < 3; n += 1) await office.addService({ activatedOn: '2026-12-01' });
    await office.runOn('2026-12-01');
    await office.runOn('2027-01-01');
    expect((await office.invoices()).map(({ number }) => number)).toEqual([
      'INV-2026-000001',
      'INV-2026-000002',
      'INV-2026-000003',
      'INV-2027-000001',
      'INV-2027-000002',
      'INV-2027-000003',
    ]);
    expect(await office.broken()).toEqual([]);
  });

  it('bills several months at once for a plan of several months', async () => {
    const office = await patientOffice(kind);
    const planId = await office.addPlan({ priceMinor: 9_000n, periodMonths: 3 });
    await office.addService({ planId, activatedOn: '2026-01-31', anchorDay: 31 });
    for (const date of ['2026-01-31', '2026-02-28', '2026-04-30']) await office.runOn(date);
    const lines = await office.db.selectFrom('invoiceLine').selectAll().orderBy('periodStart').execute();
    expect(lines.map(({ periodStart, periodEnd, netMinor }) => [periodStart, periodEnd, netMinor])).toEqual([
      ['2026-01-31', '2026-04-30', 9_000n],
      ['2026-04-30', '2026-07-31', 9_000n],
    ]);
  });
});
