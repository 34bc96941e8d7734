import { expect, it } from 'vitest';
import { createVirtualRouter, type VirtualRouter } from '#demo/virtual-mikrotik/index.ts';
import { addDays, type CalendarDate } from '#kernel/calendar.ts';
import { ManualClock } from '#kernel/clock.ts';
import { examine } from '../../main/doctor.ts';
import { type Client, type TestOffice, testOffice } from '../harness/test-office.ts';
import { atEnd, onBothStores } from '../harness/test-platform.ts';

const firstDay: CalendarDate = '2026-01-01';

interface Life {
  readonly office: TestOffice;
  readonly clock: ManualClock;
  readonly router: VirtualRouter;
  readonly admin: Client;
  readonly subscriptionId: string;
  readonly customerId: string;
}

async function begin(kind: 'sqlite' | 'postgres'): Promise<Life> {
  const clock = new ManualClock(`${firstDay}T08:00:00.000Z`);
  const office = await testOffice(kind, { clock });
  const router = createVirtualRouter({ version: '7.18' });
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
  await admin.core.devices.setStage({ id: deviceId, stage: 'live', reason: 'a life to live' });
  const { id: planId } = await admin.core.plans.create({
    name: 'Home',
    downloadKbps: 10_000,
    uploadKbps: 2_000,
    taxBasisPoints: 1_000,
    authMethods: ['pppoe'],
    routerosProfile: 'home',
    priceMinor: 10_000n,
  });
  const { id: customerId } = await admin.core.customers.create({ name: 'Ngozi Obi', phone: '+234 800 555 0001' });
  const { id: subscriptionId } = await admin.core.subscriptions.create({
    customerId,
    planId,
    sectorId,
    deviceId,
    authMethod: 'pppoe',
    pppoeUser: 'ngozi',
    anchorDay: 1,
  });
  return { office, clock, router, admin, subscriptionId, customerId };
}

const networkOf = async ({ admin, subscriptionId }: Life) => {
  const { state, network } = await admin.core.subscriptions.get({ id: subscriptionId });
  return `${state} / ${network.service} ${network.truth}`;
};

async function liveUntil({ office, clock, admin }: Life, from: CalendarDate, to: CalendarDate): Promise<void> {
  for (let date = from; date <= to; date = addDays(date, 1)) {
    clock.setTo(`${date}T09:00:00.000Z`);
    await admin.billing.runs.start({});
    await office.app.workOff();
  }
}

const secret = ({ router }: Life) => router.rows('/ppp/secret').find(({ name }) => name === 'ngozi');

/** What a person adds to our profile by hand stays: here, where sessions get their address from. */
function givePool({ router }: Life, profile: string): void {
  const row = router.rows('/ppp/profile').find(({ name }) => name === profile);
  router.put('/ip/pool', { name: 'ppp', ranges: '10.9.0.2-10.9.0.9' });
  router.put('/ppp/profile', { '.id': row?.['.id'] ?? '', 'local-address': '10.9.0.1', 'remote-address': 'ppp' });
}

onBothStores((kind) => {
  it('takes a customer from the first call to the last, books and router in step', async () => {
    const life = await begin(kind);
    const { office, clock, router, admin, subscriptionId, customerId } = life;

    await expect(admin.core.subscriptions.activate({ id: subscriptionId, reason: 'installed' })).rejects.toThrow(
      /GPS is required to activate/,
    );
    await admin.core.subscriptions.activate({
      id: subscriptionId,
      reason: 'installed',
      position: { lat: 7.1, lng: 3.3 },
    });
    expect(await networkOf(life)).toMatch(/^active \/ absent/);
    await office.app.workOff();
    expect(await networkOf(life)).toBe('active / active verified');
    expect(secret(life)).toMatchObject({ profile: 'home', comment: `isp:${subscriptionId}` });
    expect(router.dialPpp('ngozi')).toMatchObject({ connected: true });

    await liveUntil(life, firstDay, '2026-01-17');
    expect(await networkOf(life)).toBe('active / active verified');
    const { items } = await admin.billing.invoices.list({ customerId });
    expect(items).toMatchObject([{ totalMinor: 11_000n, openMinor: 11_000n, issuedOn: firstDay, dueOn: '2026-01-08' }]);

    await liveUntil(life, '2026-01-18', '2026-01-18');
    expect(await networkOf(life)).toBe('suspended / suspended verified');
    expect(secret(life)).toMatchObject({ profile: 'isp-suspended' });
    expect(router.rows('/ppp/active')).toEqual([]);
    givePool(life, 'isp-suspended');
    router.dialPpp('ngozi');
    expect(router.rows('/ip/firewall/address-list')).toMatchObject([{ list: 'isp-suspended', dynamic: 'true' }]);

    clock.setTo('2026-01-18T15:00:00.000Z');
    const payment = {
      id: office.app.platform.newId(),
      customerId,
      receivedOn: '2026-01-18',
      method: 'cash',
      amountMinor: 11_000n,
    } as const;
    const outcome = await admin.billing.payments.record(payment);
    expect(outcome).toMatchObject({ creditMinor: 0n, reconnects: [{ subscriptionId }] });
    expect(await admin.billing.payments.record(payment)).toEqual(outcome);
    await office.app.workOff();
    expect(await networkOf(life)).toBe('active / active verified');
    expect(secret(life)).toMatchObject({ profile: 'home' });
    expect(router.rows('/ip/firewall/address-list')).toEqual([]);

    await admin.core.subscriptions.terminate({ id: subscriptionId, reason: 'moved away' });
    await office.app.workOff();
    expect(await networkOf(life)).toBe('terminated / absent verified');
    expect(secret(life)).toBeUndefined();
    expect((await examine(office.app.platform.store)).filter(({ broken }) => broken.length > 0)).toEqual([]);
  });

  it('shows nothing as suspended while the router does not answer, and recovers without a hand', async () => {
    const life = await begin(kind);
    const { office, clock, router, admin, subscriptionId } = life;
    await admin.core.subscriptions.activate({
      id: subscriptionId,
      reason: 'installed',
      position: { lat: 7.1, lng: 3.3 },
    });
    await office.app.workOff();
    await router.setFault('refuse');
    await admin.core.subscriptions.suspend({ id: subscriptionId, reason: 'asked by the bank' });
    for (let minute = 0; minute < 5; minute += 1) {
      clock.advanceMs(61_000);
      await office.app.workOff();
      expect(await networkOf(life)).toMatch(/^suspended \/ active (wanted|queued)$/);
    }
    await router.setFault(null);
    clock.advanceMs(61_000);
    await office.app.workOff();
    expect(await networkOf(life)).toBe('suspended / suspended verified');
  });
});
