import { describe, expect, it } from 'vitest';
import { may, type StaffRole, staffRoles } from '#contract/permissions.ts';
import { createVirtualRouter } from '#demo/virtual-mikrotik/index.ts';
import { ManualClock } from '#kernel/clock.ts';
import { type Client, type TestOffice, testOffice } from '../harness/test-office.ts';
import { atEnd, onBothStores } from '../harness/test-platform.ts';

const seesMoney: readonly StaffRole[] = ['admin', 'noc', 'billing', 'support', 'auditor'];
const seesMoneyNot: readonly StaffRole[] = ['technician'];

interface Debt {
  readonly office: TestOffice;
  readonly planId: string;
  readonly customerId: string;
  readonly subscriptionId: string;
}

/** Amounts and numbers that stand in this debt and nowhere else. */
const MONEY = /774411|885522|996633|INV-\d{4}-\d+|PAY-\d{4}-\d+|overdue/;

/** A customer with an agreed price was suspended for an invoice, paid it, owed the next one and was suspended again. */
async function debt(kind: 'sqlite' | 'postgres'): Promise<Debt> {
  const clock = new ManualClock('2026-01-01T08:00:00.000Z');
  const office = await testOffice(kind, { clock });
  const router = createVirtualRouter();
  const port = await router.listen();
  atEnd(() => router.close());
  const admin = await office.browserClient('admin');
  const { id: sectorId } = await admin.core.sectors.create({
    name: 'North',
    code: 'N',
    kind: 'tower',
    parentId: null,
    position: null,
  });
  const { id: deviceId } = await admin.core.devices.create({
    name: 'r1',
    host: '127.0.0.1',
    port,
    sectorId,
    apiUser: 'admin',
    password: '',
  });
  const { id: planId } = await admin.core.plans.create({
    name: 'Home',
    downloadKbps: 10_000,
    uploadKbps: 2_000,
    taxBasisPoints: 0,
    authMethods: ['pppoe'],
    routerosProfile: 'home',
    priceMinor: 774_411n,
  });
  await admin.core.plans.changePrice({ id: planId, priceMinor: 885_522n, effectiveFrom: '2027-01-01' });
  const { id: customerId } = await admin.core.customers.create({ name: 'Ngozi Obi' });
  const { id: subscriptionId } = await admin.core.subscriptions.create({
    customerId,
    planId,
    sectorId,
    deviceId,
    authMethod: 'pppoe',
    pppoeUser: 'ngozi',
    anchorDay: 1,
  });
  await admin.core.subscriptions.setPrice({
    id: subscriptionId,
    priceOverrideMinor: 996_633n,
    reason: 'agreed at 996633 by phone',
  });
  await admin.core.subscriptions.activate({ id: subscriptionId, reason: 'installed', position: { lat: 7, lng: 3 } });
  const liveUntil = async (day: string): Promise<void> => {
    clock.setTo(`${day}T09:00:00.000Z`);
    await admin.billing.runs.start({});
    await office.app.workOff();
  };
  await liveUntil('2026-01-01');
  await liveUntil('2026-01-20');
  await admin.billing.payments.record({
    id: office.app.platform.newId(),
    customerId,
    receivedOn: '2026-01-20',
    method: 'cash',
    amountMinor: 996_633n,
  });
  await office.app.workOff();
  await liveUntil('2026-02-20');
  return { office, planId, customerId, subscriptionId };
}

interface Answers {
  readonly plans: Awaited<ReturnType<Client['core']['plans']['list']>>;
  readonly plan: Awaited<ReturnType<Client['core']['plans']['get']>>;
  readonly services: Awaited<ReturnType<Client['core']['subscriptions']['list']>>;
  readonly service: Awaited<ReturnType<Client['core']['subscriptions']['get']>>;
  readonly changes: Awaited<ReturnType<Client['mikrotik']['changes']['list']>>;
  readonly change: Awaited<ReturnType<Client['mikrotik']['changes']['rows']>>;
}

/** Everything that a role may ask about the customer where money could stand. */
async function readAll(client: Client, { planId, subscriptionId }: Debt): Promise<Answers> {
  const changes = await client.mikrotik.changes.list({ subscriptionId });
  return {
    plans: await client.core.plans.list({ sort: { by: 'price' } }),
    plan: await client.core.plans.get({ id: planId }),
    services: await client.core.subscriptions.list({}),
    service: await client.core.subscriptions.get({ id: subscriptionId }),
    changes,
    change: await client.mikrotik.changes.rows({ ids: changes.items.map(({ id }) => id) }),
  };
}

const histories = async (client: Client, { planId, customerId, subscriptionId }: Debt) => ({
  plan: await client.platform.history.of({ model: 'service_plan', recordId: planId }),
  service: await client.platform.history.of({ model: 'subscription', recordId: subscriptionId }),
  timeline: await client.core.customers.timeline({ id: customerId }),
});

const spelled = (answer: unknown): string =>
  JSON.stringify(answer, (_key, value) => (typeof value === 'bigint' ? String(value) : value));

it('the table of permissions names who sees money', () => {
  expect(staffRoles.filter((role) => may(role, 'money.balances'))).toEqual(seesMoney);
  expect(staffRoles.filter((role) => !may(role, 'money.balances'))).toEqual(seesMoneyNot);
});

onBothStores((kind) => {
  describe('a customer who was suspended for an invoice, twice', () => {
    it('is read without a sum, a price or a document by a technician', async () => {
      const owing = await debt(kind);
      const technician = await owing.office.browserClient('technician');
      const answers = await readAll(technician, owing);
      const told = await histories(technician, owing);
      expect(spelled(answers)).not.toMatch(MONEY);
      expect(spelled(told)).not.toMatch(MONEY);
      expect(answers.plan).toMatchObject({ name: 'Home', priceMinor: null, nextPrice: null, prices: [] });
      expect(answers.service).toMatchObject({
        state: 'suspended',
        stateReason: 'Unpaid.',
        priceMinor: null,
        priceOverrideMinor: null,
      });
      expect(answers.changes.items.map(({ action, reason, ref }) => [action, reason, ref])).toEqual([
        ['suspend', 'Unpaid.', null],
        ['reconnect', 'Paid.', null],
        ['suspend', 'Unpaid.', null],
        ['activate', 'installed', null],
      ]);
      const rows = answers.change.flatMap((change) => change.rows.map(({ reason }) => reason));
      expect(rows.some((reason) => reason.startsWith('Unpaid.'))).toBe(true);
      expect(told.service.items.map(({ event, why }) => [event, why]).slice(0, 3)).toEqual([
        ['subscription.suspended', 'Unpaid.'],
        ['subscription.reconnected', 'Paid.'],
        ['subscription.suspended', 'Unpaid.'],
      ]);
      expect(told.plan.items.map(({ event }) => event)).toEqual(['plan.created']);
      const [standing] = await technician.billing.balances.of({ customerIds: [owing.customerId] });
      expect(standing).toMatchObject({ word: 'owes', balanceMinor: null });
      expect(spelled(await technician.billing.balances.nextSteps({ customerId: owing.customerId }))).not.toMatch(
        /INV-/,
      );
    });

    it('is not found by a technician through the invoice’s number', async () => {
      const owing = await debt(kind);
      const [technician, noc] = [
        await owing.office.browserClient('technician'),
        await owing.office.browserClient('noc'),
      ];
      expect((await noc.mikrotik.changes.list({ search: 'INV-2026' })).total).toBe(2);
      expect((await technician.mikrotik.changes.list({ search: 'INV-2026' })).total).toBe(0);
      expect((await technician.mikrotik.changes.list({ search: 'ngozi' })).total).toBe(4);
    });

    it('is read whole by everyone who may see money', async () => {
      const owing = await debt(kind);
      for (const role of seesMoney) {
        const client = await owing.office.browserClient(role);
        const plan = await client.core.plans.get({ id: owing.planId });
        expect(plan, role).toMatchObject({
          priceMinor: 774_411n,
          nextPrice: { priceMinor: 885_522n },
          prices: [{ priceMinor: 885_522n }, { priceMinor: 774_411n }],
        });
        const service = await client.core.subscriptions.get({ id: owing.subscriptionId });
        expect(service, role).toMatchObject({ priceMinor: 996_633n, priceOverrideMinor: 996_633n });
        expect(service.stateReason, role).toMatch(/^INV-2026-\d{6} is \d+ days overdue/);
        const told = await histories(client, owing);
        expect(
          told.plan.items.map(({ event }) => event),
          role,
        ).toContain('plan.price_changed');
        expect(spelled(told.service), role).toContain('"model":"invoice"');
        if (!may(role, 'network.read')) continue;
        const { items } = await client.mikrotik.changes.list({ subscriptionId: owing.subscriptionId });
        expect(items[0], role).toMatchObject({ ref: { model: 'invoice', label: expect.stringMatching(/^INV-/) } });
      }
    });
  });
});
