import { expect, it } from 'vitest';
import { openStore } from '#db/open.ts';
import { addDays, instantAt } from '#kernel/calendar.ts';
import { claimJob } from '#platform/jobs.ts';
import type { Platform } from '#platform/platform.ts';
import {
  atEnd,
  onBothStores,
  platformOver,
  type TestStoreKind,
  testPlatform,
} from '../../../../tests/harness/test-platform.ts';
import { failingAfter, PowerCut } from '../testing/failing-store.ts';
import { Office } from '../testing/office.ts';
import { DAILY_JOB, dailySchedule, runDaily } from './daily-run.ts';
import { previewRun } from './preview-run.ts';

const eventfulDay = '2026-01-20';

/** On that day there is something of everything: bills, credit to use, services to suspend, to reconnect, to set aside. */
async function eventfulOffice(kind: TestStoreKind): Promise<Office> {
  const office = await Office.open(kind);
  const returning = await office.addService({ activatedOn: '2026-01-01' });
  await office.addService({ customerId: returning.customerId, activatedOn: '2026-01-16', anchorDay: 16 });
  for (let n = 0; n < 4; n += 1) await office.addService({ activatedOn: '2026-01-03', anchorDay: 3 });
  await office.runOn('2026-01-01');
  await office.runOn('2026-01-19');
  await office.pay(returning.customerId, 3_000n);
  await office.set({ 'dunning.reconnectWhen': 'nothing_overdue' });
  const noPrice = await office.addPlan({ priceMinor: null });
  await office.addService({ planId: noPrice, activatedOn: eventfulDay, anchorDay: 20 });
  for (let n = 0; n < 6; n += 1) {
    const { customerId } = await office.addService({ activatedOn: eventfulDay, anchorDay: 20 });
    if (n < 3) await office.pay(customerId, 2_000n * BigInt(n + 1));
  }
  office.goTo(eventfulDay);
  return office;
}

/** The books without ids and without what depends on their order. */
async function books({ db }: Office) {
  const invoices = await db
    .selectFrom('invoice')
    .innerJoin('customer', 'customer.id', 'invoice.customerId')
    .select(['customer.code', 'issuedOn', 'dueOn', 'totalMinor', 'openMinor'])
    .orderBy('customer.code')
    .orderBy('issuedOn')
    .execute();
  const services = await db
    .selectFrom('subscription')
    .select(['code', 'state', 'billedThrough'])
    .orderBy('code')
    .execute();
  const decisions = await db
    .selectFrom('dunningDecision')
    .innerJoin('subscription', 'subscription.id', 'subscriptionId')
    .select(['subscription.code', 'decision', 'decidedOn'])
    .orderBy('subscription.code')
    .orderBy('decidedOn')
    .orderBy('decision')
    .execute();
  const runs = await db
    .selectFrom('billingRun')
    .select([
      'runDate',
      'state',
      'invoicedCount',
      'invoicedMinor',
      'setAsideCount',
      'suspendedCount',
      'reconnectedCount',
    ])
    .orderBy('runDate')
    .execute();
  const credit = await db.selectFrom('payment').select(['number', 'unallocatedMinor']).orderBy('number').execute();
  return { invoices, services, decisions, runs, credit };
}

const secondConsole = async (office: Office): Promise<Platform> => {
  if (office.platform.store.kind === 'sqlite') return { ...office.platform, consoleId: office.platform.newId() };
  const store = await openStore(office.platform.store.location);
  atEnd(() => store.close());
  return await platformOver(store, office.platform.clock);
};

onBothStores((kind) => {
  it('bills once when it is run twice on the same day', async () => {
    const office = await eventfulOffice(kind);
    const [first] = await office.run();
    const before = await books(office);
    expect(await office.run()).toEqual([first]);
    expect(await books(office)).toEqual(before);
    expect(before.runs.at(-1)).toEqual({
      runDate: eventfulDay,
      state: 'done',
      invoicedCount: 6,
      invoicedMinor: 18_000n,
      setAsideCount: 1,
      suspendedCount: 4,
      reconnectedCount: 1,
    });
  });

  it('loses and repeats nothing, wherever the power is cut', async () => {
    const undisturbed = await eventfulOffice(kind);
    await undisturbed.run({ customersPerStep: 2 });
    const office = await eventfulOffice(kind);
    let cuts = 0;
    for (let statements = 1; ; statements += 1) {
      try {
        await office.run({ customersPerStep: 2 }, failingAfter(office.platform, statements));
        break;
      } catch (error) {
        if (!(error instanceof PowerCut)) throw error;
        cuts += 1;
      }
    }
    expect(cuts).toBeGreaterThan(30);
    expect(await books(office)).toEqual(await books(undisturbed));
    expect(await office.broken()).toEqual([]);
  }, 120_000);

  it('stops between two steps when the office closes, and goes on later', async () => {
    const office = await eventfulOffice(kind);
    const closing = new AbortController();
    closing.abort();
    await expect(office.run({ signal: closing.signal })).rejects.toThrow();
    expect((await office.run())[0]?.state).toBe('done');
    expect((await books(office)).runs.at(-1)).toMatchObject({ invoicedCount: 6, suspendedCount: 4 });
  });

  it('bills once when two consoles run at the same moment', async () => {
    const alone = await eventfulOffice(kind);
    await alone.run();
    const office = await eventfulOffice(kind);
    const second = await secondConsole(office);
    await Promise.all([
      office.run({ customersPerStep: 1 }),
      office.run({ customersPerStep: 1 }, second),
      office.run({ customersPerStep: 2, trigger: 'schedule' }, second),
    ]);
    expect(await books(office)).toEqual(await books(alone));
    expect(await office.broken()).toEqual([]);
  });

  it('previews what the run then does, and writes nothing', async () => {
    const office = await eventfulOffice(kind);
    const before = await books(office);
    const preview = await previewRun(office.platform);
    expect(await books(office)).toEqual(before);
    await office.run();
    const { invoices } = await books(office);
    const run = await office.db
      .selectFrom('billingRun')
      .selectAll()
      .where('runDate', '=', eventfulDay)
      .executeTakeFirst();
    const { invoicedCount, invoicedMinor, setAsideCount, suspendedCount, reconnectedCount } = preview;
    expect(run).toMatchObject({ invoicedCount, invoicedMinor, setAsideCount, suspendedCount, reconnectedCount });
    expect(preview.invoices.map(({ totalMinor }) => totalMinor)).toEqual(
      invoices.filter(({ issuedOn }) => issuedOn === eventfulDay).map(({ totalMinor }) => totalMinor),
    );
    expect(preview.decisions.map(({ decision }) => decision).sort()).toEqual([
      'reconnect',
      'suspend',
      'suspend',
      'suspend',
      'suspend',
    ]);
    expect((await previewRun(office.platform)).alreadyRun).toBe(true);
  });

  it('says in the preview why an invoice differs from the last one', async () => {
    const office = await Office.open(kind);
    const planId = await office.addPlan({ priceMinor: 3_000n });
    await office.addService({ planId, activatedOn: '2026-01-30', anchorDay: 1 });
    office.goTo('2026-01-30');
    const differences = async () => (await previewRun(office.platform)).invoices.map(({ difference }) => difference);
    expect(await differences()).toEqual(['The first invoice of this service.']);
    await office.run();
    office.goTo('2026-02-01');
    expect(await previewRun(office.platform)).toMatchObject({
      missedDates: ['2026-01-31'],
      invoicedCount: 1,
      invoices: [{ difference: 'net 1.94 USD before, now 30.00 USD. A full period: 30.00 USD.' }],
    });
    await office.run();
    office.goTo('2026-02-02');
    await office.addService({ planId, activatedOn: '2026-02-02', anchorDay: 2 });
    expect(await differences()).toEqual(['The first invoice of this service.']);
  });

  it('is put into the queue by the schedule at the company’s hour, once, and run by the job', async () => {
    const platform = await testPlatform(kind, { timeZone: 'Africa/Lagos' });
    const office = new Office(platform);
    const jobs = () => platform.store.db.selectFrom('job').select(['kind', 'queue', 'state']).execute();
    platform.clock.setTo('2026-03-01T00:59:00.000Z');
    await dailySchedule.run(platform);
    expect(await jobs()).toEqual([]);
    platform.clock.setTo('2026-03-01T01:00:00.000Z');
    await dailySchedule.run(platform);
    await dailySchedule.run(platform);
    expect(await jobs()).toEqual([{ kind: DAILY_JOB, queue: 'billing', state: 'queued' }]);
    const job = await claimJob(platform, platform.consoleId, 30_000);
    if (job === undefined) throw new Error('The job is not due');
    await runDaily(platform, job, new AbortController().signal);
    const runs = await office.db.selectFrom('billingRun').select(['runDate', 'state', 'trigger']).execute();
    expect(runs).toEqual([{ runDate: '2026-03-01', state: 'done', trigger: 'schedule' }]);
    await platform.store.db.deleteFrom('job').execute();
    await dailySchedule.run(platform);
    expect(await jobs()).toEqual([]);
    platform.clock.setTo(instantAt(addDays('2026-03-01', 1), '02:00', 'Africa/Lagos'));
    await dailySchedule.run(platform);
    expect(await jobs()).toHaveLength(1);
  });
});
