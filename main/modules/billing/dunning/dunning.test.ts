import { expect, it } from 'vitest';
import { addDays } from '#kernel/calendar.ts';
import { onBothStores } from '../../../../tests/harness/test-platform.ts';
import { reversePayment } from '../payments/reverse-payment.ts';
import { previewRun } from '../runs/preview-run.ts';
import { getRun } from '../runs/runs.queries.ts';
import { Office } from '../testing/office.ts';

/** Billed on the 1st, due on the 8th: leaves grace on the 13th, suspends on the 18th. */
const leavesGraceOn = '2026-01-13';
const suspendsOn = '2026-01-18';

const decisions = async (office: Office) =>
  (await office.db.selectFrom('dunningDecision').selectAll().orderBy('decidedOn').orderBy('id').execute()).map(
    ({ decidedOn, decision, sentence }) => [decidedOn, decision, sentence],
  );

onBothStores((kind) => {
  it('says when an invoice leaves grace, once, and suspends at ten days past due with its reasons', async () => {
    const office = await Office.open(kind);
    const { id } = await office.addService({ activatedOn: '2026-01-01' });
    await office.runOn('2026-01-01');
    await office.runOn('2026-01-17');
    expect(await office.stateOf(id)).toBe('active');
    const [run] = await office.runOn(suspendsOn);
    expect(await office.stateOf(id)).toBe('suspended');
    await office.runOn('2026-01-25');
    expect(await decisions(office)).toEqual([
      [
        leavesGraceOn,
        'grace',
        'INV-2026-000001 is 5 days overdue (due 8 Jan 2026) and has left grace; it suspends on 18 Jan 2026 if it stays open.',
      ],
      [suspendsOn, 'suspend', 'INV-2026-000001 is 10 days overdue (due 8 Jan 2026); the limit is 10 days.'],
    ]);
    const { suspendedCount, decisions: ofRun } = await getRun(office.platform, run?.id ?? '');
    const [invoice] = await office.invoices();
    const ref = { model: 'invoice', id: invoice?.id, label: 'INV-2026-000001' };
    expect(suspendedCount).toBe(1);
    expect(ofRun).toMatchObject([{ decision: 'suspend', subscriptionId: id, reasons: [{ ref }] }]);
    const row = await office.db
      .selectFrom('subscription')
      .select('stateReason')
      .where('id', '=', id)
      .executeTakeFirst();
    expect(row?.stateReason).toBe('INV-2026-000001 is 10 days overdue (due 8 Jan 2026); the limit is 10 days.');
  });

  it('suspends only the services that stand on the overdue invoice', async () => {
    const office = await Office.open(kind);
    const customerId = await office.addCustomer();
    const billed = await office.addService({ customerId, activatedOn: '2026-01-01' });
    const later = await office.addService({ customerId, activatedOn: '2026-01-12', anchorDay: 12 });
    await office.runOn('2026-01-01');
    await office.runOn(suspendsOn);
    expect([await office.stateOf(billed.id), await office.stateOf(later.id)]).toEqual(['suspended', 'active']);
  });

  it('respects an exemption until its day, with its reason', async () => {
    const office = await Office.open(kind);
    const { id } = await office.addService({ activatedOn: '2026-01-01' });
    await office.exempt(id, '2026-01-20', 'promised to pay');
    await office.runOn('2026-01-01');
    await office.runOn('2026-01-19');
    expect(await office.stateOf(id)).toBe('active');
    expect((await decisions(office)).at(-1)).toEqual([
      '2026-01-19',
      'hold',
      'Exempt until 20 Jan 2026: promised to pay. INV-2026-000001 is 11 days overdue (due 8 Jan 2026); the limit is 10 days.',
    ]);
    await office.runOn('2026-01-20');
    expect(await office.stateOf(id)).toBe('suspended');
  });

  it('reconnects in the same moment as the payment that leaves nothing open', async () => {
    const office = await Office.open(kind);
    const { id, customerId, code } = await office.addService({ activatedOn: '2026-01-01' });
    await office.runOn('2026-01-01');
    await office.runOn(suspendsOn);
    expect(await office.pay(customerId, 2_999n)).toMatchObject({ reconnects: [] });
    expect(await office.stateOf(id)).toBe('suspended');
    const paid = await office.pay(customerId, 1n);
    expect(paid.reconnects).toEqual([{ subscriptionId: id, code }]);
    expect(await office.stateOf(id)).toBe('active');
    const events = await office.db.selectFrom('outboxEvent').selectAll().orderBy('seq').execute();
    expect(events.slice(-2)).toMatchObject([
      {
        type: 'subscription.reconnected',
        payloadJson: { subscriptionId: id, ref: { model: 'payment', id: paid.id, label: 'PAY-2026-000002' } },
      },
      { type: 'payment.recorded', payloadJson: { paymentId: paid.id, customerId } },
    ]);
  });

  it('leaves a service suspended that was suspended by hand', async () => {
    const office = await Office.open(kind);
    const { id, customerId } = await office.addService({ activatedOn: '2026-01-01' });
    await office.runOn('2026-01-01');
    await office.runOn(suspendsOn);
    office.goTo(suspendsOn, '10:00');
    await office.act(id, 'reconnect');
    office.goTo(suspendsOn, '11:00');
    await office.act(id, 'suspend');
    expect(await office.pay(customerId, 3_000n)).toMatchObject({ reconnects: [] });
    await office.runOn('2026-01-19');
    expect(await office.stateOf(id)).toBe('suspended');
  });

  it('reconnects when nothing is overdue, where the company wants it so', async () => {
    const office = await Office.open(kind);
    await office.set({ 'dunning.reconnectWhen': 'nothing_overdue' });
    const customerId = await office.addCustomer();
    const { id } = await office.addService({ customerId, activatedOn: '2026-01-01' });
    await office.addService({ customerId, activatedOn: '2026-01-16', anchorDay: 16, priceOverrideMinor: 100n });
    await office.runOn('2026-01-01');
    await office.runOn(suspendsOn);
    const paid = await office.pay(customerId, 3_000n);
    expect(paid.balanceAfterMinor).toBe(100n);
    expect(await office.stateOf(id)).toBe('active');
  });

  it('suspends again when the payment bounces, and reconnects in the daily run when the rule changes', async () => {
    const office = await Office.open(kind);
    const customerId = await office.addCustomer();
    const { id } = await office.addService({ customerId, activatedOn: '2026-01-01' });
    await office.addService({ customerId, activatedOn: '2026-01-16', anchorDay: 16, priceOverrideMinor: 100n });
    await office.runOn('2026-01-01');
    const paid = await office.pay(customerId, 3_000n);
    await office.runOn(suspendsOn);
    expect(await office.stateOf(id)).toBe('active');
    await reversePayment(office.platform, office.actor, paid.id, 'bounced');
    await office.runOn('2026-01-19');
    expect(await office.stateOf(id)).toBe('suspended');
    await office.pay(customerId, 3_000n);
    expect(await office.stateOf(id)).toBe('suspended');
    await office.set({ 'dunning.reconnectWhen': 'nothing_overdue' });
    const [run] = await office.runOn('2026-01-20');
    expect(await office.stateOf(id)).toBe('active');
    expect(await getRun(office.platform, run?.id ?? '')).toMatchObject({ reconnectedCount: 1 });
  });

  it('suspends nobody whose credit covers what is open', async () => {
    const office = await Office.open(kind);
    const customerId = await office.addCustomer();
    const { id } = await office.addService({ customerId, activatedOn: '2026-01-01' });
    await office.runOn('2026-01-01');
    await office.runOn('2026-01-17');
    await office.pay(customerId, 3_000n, { allocations: [] });
    expect((await office.invoices())[0]?.openMinor).toBe(3_000n);
    expect((await previewRun(office.platform)).suspendedCount).toBe(0);
    await office.runOn(suspendsOn);
    expect(await office.stateOf(id)).toBe('active');
    expect((await office.invoices())[0]?.openMinor).toBe(0n);
  });

  it('stops before it would suspend unusually many, and goes on when a person releases the brake', async () => {
    const office = await Office.open(kind);
    await office.set({ 'dunning.brakeMinimum': 2, 'dunning.brakePercent': 10 });
    const services = [];
    for (let n = 0; n < 3; n += 1) services.push(await office.addService({ activatedOn: '2026-01-01' }));
    await office.addService({ activatedOn: suspendsOn });
    await office.runOn('2026-01-01');
    await office.runOn('2026-01-17');
    office.goTo(suspendsOn);
    expect(await previewRun(office.platform)).toMatchObject({
      suspendedCount: 3,
      activeCount: 4,
      brakeAt: 2,
      wouldStop: true,
      invoicedCount: 1,
      alreadyRun: false,
    });
    const [stopped] = await office.run();
    expect(stopped).toMatchObject({
      state: 'stopped',
      note: 'Stopped: 3 of 4 active services would be suspended; more than 2 need a decision. Invoices were made, nobody was suspended. Look at the preview; to go on, start the run with the brake released.',
    });
    expect(await office.invoices()).toHaveLength(4);
    for (const { id } of services) expect(await office.stateOf(id)).toBe('active');
    expect(await office.run({ trigger: 'schedule' })).toEqual([]);
    expect(await office.run({ releaseBrake: true })).toEqual([{ id: stopped?.id, state: 'done', note: null }]);
    for (const { id } of services) expect(await office.stateOf(id)).toBe('suspended');
    expect(await office.invoices()).toHaveLength(4);
  });

  it('catches up missed days in order, once', async () => {
    const office = await Office.open(kind);
    const { id } = await office.addService({ activatedOn: '2026-01-01' });
    await office.runOn('2026-01-01');
    const results = await office.runOn('2026-02-02');
    const runs = await office.db.selectFrom('billingRun').select('runDate').orderBy('runDate').execute();
    expect(results).toHaveLength(32);
    expect(runs.map(({ runDate }) => runDate)).toEqual(Array.from({ length: 33 }, (_, n) => addDays('2026-01-01', n)));
    expect(await office.stateOf(id)).toBe('suspended');
    expect((await decisions(office)).map(([on, decision]) => [on, decision])).toEqual([
      [leavesGraceOn, 'grace'],
      [suspendsOn, 'suspend'],
    ]);
    expect(await office.run({ trigger: 'schedule' })).toEqual([]);
  });
});
