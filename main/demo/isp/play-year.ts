import { setImmediate as immediate } from 'node:timers/promises';
import { addDays, type CalendarDate, dateIn, instantAt } from '#kernel/calendar.ts';
import type { Instant, ManualClock } from '#kernel/clock.ts';
import { systemActor } from '#platform/actor.ts';
import { enqueue } from '#platform/jobs.ts';
import { inTransaction } from '#platform/platform.ts';
import type { App } from '../../app.ts';
import type { DemoRouters } from './demo-routers.ts';
import { dhcpServer } from './demo-routers.ts';
import { Dice } from './dice.ts';
import { furnishOffice, type OfficeIds } from './furnish-office.ts';
import { type Client, clientOf, hireStaff } from './office-staff.ts';
import { type PlannedPayment, planPayment } from './payments.ts';
import { company } from './places.ts';
import { type DemoCustomer, inventPopulation, YEAR_DAYS } from './population.ts';

interface Settled {
  readonly customer: DemoCustomer;
  readonly customerId: string;
  readonly subscriptionId: string;
}

interface Crew {
  readonly support: Client;
  readonly technician: Client;
  readonly billing: Client;
  readonly noc: Client;
}

/** Plays a provider's year up to `now` through the procedures that its people use, day by day. */
export class YearPlay {
  readonly #app: App;
  readonly #clock: ManualClock;
  readonly #routers: DemoRouters;
  readonly #dice: Dice;
  readonly #now: Instant;
  readonly #first: CalendarDate;
  readonly #population: readonly DemoCustomer[];
  readonly #settled: Settled[] = [];
  readonly #byCustomer = new Map<string, DemoCustomer>();
  readonly #payments = new Map<CalendarDate, PlannedPayment[]>();

  constructor(app: App, clock: ManualClock, routers: DemoRouters, seed: number, now: Instant) {
    this.#app = app;
    this.#clock = clock;
    this.#routers = routers;
    this.#dice = new Dice(seed ^ 0x5eed);
    this.#now = now;
    this.#first = addDays(dateIn(now, company.timeZone), -YEAR_DAYS);
    this.#population = inventPopulation(seed);
  }

  async play(onDay?: (day: CalendarDate) => void): Promise<void> {
    this.#at(0, '06:00');
    await hireStaff(this.#app.platform);
    const admin = await clientOf(this.#app, 'admin');
    const ids = await furnishOffice(admin, this.#routers.running);
    const crew: Crew = {
      support: await clientOf(this.#app, 'support'),
      technician: await clientOf(this.#app, 'technician'),
      billing: await clientOf(this.#app, 'billing'),
      noc: await clientOf(this.#app, 'noc'),
    };
    for (let day = 0; day <= YEAR_DAYS; day += 1) {
      if (day === YEAR_DAYS - 5) await this.#stageOldRouter(crew.noc, ids);
      const date = await this.#playDay(day, crew, ids); // not within the call: without a listener it would not be made
      onDay?.(date);
      await immediate(); // whoever waits for the demo may ask how far it is
    }
    this.#wakeSubscribers();
    await this.#leaveWork(crew, ids);
    await this.#watchHealth(ids);
    await acknowledgeAlerts(crew.noc);
  }

  /** Never beyond the real present: nothing in the demo happens tomorrow. */
  #at(day: number, time: string): CalendarDate {
    const date = addDays(this.#first, day);
    const wanted = instantAt(date, time, company.timeZone);
    const next = wanted < this.#now ? wanted : this.#now;
    if (next > this.#clock.now()) this.#clock.setTo(next);
    return date;
  }

  async #playDay(day: number, crew: Crew, ids: OfficeIds): Promise<CalendarDate> {
    const date = this.#at(day, '02:00');
    await crew.billing.billing.runs.start({ releaseBrake: true });
    await this.#planPaymentsOf(date, day, crew.billing);
    this.#at(day, '09:10');
    for (const customer of this.#population) if (customer.joinsOnDay === day) await this.#join(customer, crew, ids);
    await this.#receivePayments(date, crew.billing);
    await this.#strikeFates(day, crew);
    this.#at(day, '17:45');
    await this.#app.workOff();
    return date;
  }

  async #planPaymentsOf(date: CalendarDate, day: number, billing: Client): Promise<void> {
    const { items } = await billing.billing.invoices.list({ from: date, to: date, limit: 500 });
    for (const { customerId, totalMinor, issuedOn } of items) {
      const customer = this.#byCustomer.get(customerId);
      if (customer === undefined) continue;
      const planned = planPayment(this.#dice, customer, { customerId, totalMinor, issuedOn, day });
      if (planned === undefined) continue;
      this.#payments.set(planned.on, [...(this.#payments.get(planned.on) ?? []), planned.payment]);
    }
  }

  async #receivePayments(date: CalendarDate, billing: Client): Promise<void> {
    for (const payment of this.#payments.get(date) ?? []) {
      this.#clock.advanceMs(this.#clock.now() < this.#now ? 30_000 : 0);
      await billing.billing.payments.record({ ...payment, id: this.#app.platform.newId(), receivedOn: date });
    }
  }

  async #join(customer: DemoCustomer, { support, technician }: Crew, ids: OfficeIds): Promise<void> {
    const { person, auth, router } = customer;
    const { id: customerId, code } = await support.core.customers.create(person);
    const needsIp = auth.method === 'static' || (auth.method === 'dhcp' && auth.mode === 'static');
    const { id: subscriptionId } = await support.core.subscriptions.create({
      customerId,
      planId: idOf(ids.plans, customer.plan.name),
      sectorId: idOf(ids.sectors, customer.sector.name),
      deviceId: idOf(ids.devices, router.name),
      authMethod: auth.method,
      dhcpMode: auth.mode,
      mac: auth.method === 'dhcp' ? customer.mac : null,
      ip: needsIp ? customer.ip : null,
      pppoeUser: auth.method === 'pppoe' ? `${code.toLowerCase()}@hn` : null,
      address: person.address,
      anchorDay: customer.anchorDay,
    });
    if (customer.fate === 'draft') return;
    await support.core.subscriptions.scheduleInstall({ id: subscriptionId, reason: 'Order confirmed by phone' });
    if (customer.fate === 'pending_install') return;
    if (auth.method === 'dhcp' && auth.mode === 'dynamic') {
      this.#routers.get(router.name).bindLease({ mac: customer.mac, server: dhcpServer });
    }
    await technician.core.subscriptions.activate({
      id: subscriptionId,
      reason: 'Installed and tested',
      position: { lat: customer.lat, lng: customer.lng },
    });
    this.#settled.push({ customer, customerId, subscriptionId });
    this.#byCustomer.set(customerId, customer);
  }

  async #strikeFates(day: number, { support, billing }: Crew): Promise<void> {
    for (const { customer, subscriptionId } of this.#settled) {
      if (customer.turnsOnDay !== day) continue;
      if (customer.fate === 'paused') {
        const { state } = await support.core.subscriptions.get({ id: subscriptionId });
        if (state !== 'active') continue; // who is cut off has nothing to pause
        await support.core.subscriptions.pause({ id: subscriptionId, reason: 'Travelling, asked by phone' });
      }
      if (customer.fate === 'terminated') {
        await billing.core.subscriptions.terminate({ id: subscriptionId, reason: 'Moved out of town' });
      }
    }
  }

  /** The third router is old: in the last days every change of it is looked at, so some wait for a person. */
  async #stageOldRouter(noc: Client, ids: OfficeIds): Promise<void> {
    const reason = 'Firmware 6.49, to be replaced: look at every change until then';
    await noc.core.devices.setStage({ id: idOf(ids.devices, 'edge-kemta'), stage: 'staged', reason });
  }

  /** What a morning finds: upgrades on the staged router that wait for approval, and rows that someone changed by hand. */
  async #leaveWork({ support, noc }: Crew, ids: OfficeIds): Promise<void> {
    const here = (name: string) =>
      this.#settled.filter(({ customer }) => customer.router.name === name && customer.fate === 'stays');
    const upgrade = idOf(ids.plans, 'Home 50');
    for (const { customer, subscriptionId } of here('edge-kemta').slice(0, 4)) {
      if (!customer.plan.business) await support.core.subscriptions.update({ id: subscriptionId, planId: upgrade });
    }
    await this.#app.workOff();
    const router = this.#routers.get('pop-ijemo');
    const ours = router.rows('/queue/simple').filter(({ comment }) => comment?.startsWith('isp:'));
    for (const row of ours.slice(0, 2)) router.put('/queue/simple', { '.id': row['.id'] ?? '', 'max-limit': '1M/1M' });
    await noc.mikrotik.routers.compare({ id: idOf(ids.devices, 'pop-ijemo') });
    await this.#breakPreparation(noc, ids);
    await this.#app.workOff();
  }

  /** Somebody looked for a fault and forgot a rule that was switched off. */
  async #breakPreparation(noc: Client, ids: OfficeIds): Promise<void> {
    const router = this.#routers.get('pop-ijemo');
    const rules = router.rows('/ip/firewall/filter');
    const reject = rules.find(({ comment }) => comment === 'isp:prepare:reject');
    if (reject?.['.id'] !== undefined) router.put('/ip/firewall/filter', { '.id': reject['.id'], disabled: 'yes' });
    for (const id of ids.devices.values()) await noc.mikrotik.preparation.check({ id });
  }

  #wakeSubscribers(): void {
    for (const { router } of this.#routers.running) {
      for (const { name, disabled } of router.rows('/ppp/secret')) {
        if (name !== undefined && disabled !== 'true') router.dialPpp(name);
      }
    }
  }

  /** The boards have a past hour to show. */
  async #watchHealth(ids: OfficeIds): Promise<void> {
    const { platform } = this.#app;
    const from = Date.parse(this.#now) - 60 * 60_000;
    for (let minute = 0; minute <= 60; minute += 4) {
      const at = new Date(from + minute * 60_000).toISOString();
      if (at > this.#clock.now()) this.#clock.setTo(at);
      await inTransaction(platform, systemActor('demo', platform.newId()), async (tx) => {
        for (const deviceId of ids.devices.values()) {
          await enqueue(tx, { kind: 'mikrotik.poll', queue: `poll:${deviceId}`, payload: { deviceId } });
        }
      });
      await this.#app.workOff();
    }
  }
}

function idOf(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`The demo has no ${name}`);
  return id;
}

/** In a year that is played in minutes every router reboots and no clock is right: nobody needs to be told of that. */
async function acknowledgeAlerts(noc: Crew['noc']): Promise<void> {
  const { alerts } = await noc.mikrotik.alerts.open();
  if (alerts.length > 0) await noc.mikrotik.alerts.acknowledge({ ids: alerts.map(({ id }) => id) });
}
