import { type CalendarDate, instantAt } from '#kernel/calendar.ts';
import type { Id } from '#kernel/ids.ts';
import { changeState } from '#modules/core/index.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { writeSettings } from '#platform/settings.ts';
import {
  actorWith,
  type TestPlatform,
  type TestStoreKind,
  testPlatform,
} from '../../../../tests/harness/test-platform.ts';
import { billingPromises } from '../ledger/promises.ts';
import type { PaymentInput } from '../payments/plan-payment.ts';
import { recordPayment } from '../payments/record-payment.ts';
import { runMissedDays } from '../runs/run-missed-days.ts';
import type { RunOptions } from '../runs/run-steps.ts';

export interface NewService {
  readonly customerId?: Id;
  readonly planId?: Id;
  readonly anchorDay?: number;
  readonly priceOverrideMinor?: bigint | null;
  /** Active since the morning of that day. */
  readonly activatedOn: CalendarDate;
}

/** An ISP of a few services to bill: rows of core are laid directly, everything of billing goes through its use cases. */
export class Office {
  readonly platform: TestPlatform;
  readonly actor: Actor;
  #sectorId = '';
  #count = 0;

  constructor(platform: TestPlatform) {
    this.platform = platform;
    this.actor = actorWith('admin', platform);
  }

  get db() {
    return this.platform.store.db;
  }

  static async open(kind: TestStoreKind): Promise<Office> {
    const office = new Office(await testPlatform(kind));
    await office.#addSector();
    return office;
  }

  async #addSector(): Promise<void> {
    this.#sectorId = this.platform.newId();
    const row = {
      id: this.#sectorId,
      name: 'North',
      code: 'N',
      kind: 'tower' as const,
      parentId: null,
      lat: null,
      lng: null,
    };
    await this.db
      .insertInto('sector')
      .values({ ...row, notes: '', createdAt: this.platform.clock.now(), archivedAt: null })
      .execute();
  }

  /** A month of it costs `priceMinor`, from the first day of 2025 on; no price at all when null. */
  async addPlan({ priceMinor = 3_000n as bigint | null, taxBasisPoints = 0, periodMonths = 1 } = {}): Promise<Id> {
    const id = this.platform.newId();
    const createdAt = this.platform.clock.now();
    const rates = { downloadKbps: 20_000, uploadKbps: 5_000, burstThresholdPercent: null, burstSeconds: null };
    const burst = { burstDownloadKbps: null, burstUploadKbps: null };
    const sale = {
      authMethods: 'static',
      routerosProfile: `p-${id}`,
      priority: 8,
      onSale: 'on_sale' as const,
      archivedAt: null,
    };
    await this.db
      .insertInto('servicePlan')
      .values({ id, name: `Plan ${id}`, ...rates, ...burst, ...sale, taxBasisPoints, periodMonths, createdAt })
      .execute();
    if (priceMinor !== null) await this.setPrice(id, priceMinor, '2025-01-01');
    return id;
  }

  async setPrice(planId: Id, priceMinor: bigint, effectiveFrom: CalendarDate): Promise<void> {
    const createdAt = this.platform.clock.now();
    await this.db.insertInto('planPrice').values({ planId, priceMinor, effectiveFrom, createdAt }).execute();
  }

  async addCustomer(name = 'Ada'): Promise<Id> {
    this.#count += 1;
    const id = this.platform.newId();
    const code = `C-${this.#count}`;
    const contact = { phone: '', email: '', address: '1 Main Street', taxId: '', notes: '' };
    const createdAt = this.platform.clock.now();
    await this.db
      .insertInto('customer')
      .values({
        id,
        code,
        name,
        kind: 'person',
        ...contact,
        searchText: name.toLowerCase(),
        createdAt,
        archivedAt: null,
      })
      .execute();
    return id;
  }

  async addService(service: NewService): Promise<{ id: Id; customerId: Id; code: string }> {
    this.#count += 1;
    const id = this.platform.newId();
    const code = `SUB-${this.#count}`;
    const customerId = service.customerId ?? (await this.addCustomer());
    const planId = service.planId ?? (await this.addPlan());
    const { activatedOn, anchorDay = 1, priceOverrideMinor = null } = service;
    const stateSince = instantAt(activatedOn, '01:00', 'UTC');
    const place = { sectorId: this.#sectorId, deviceId: null, address: '', lat: 1, lng: 1 };
    const login = { mac: null, ip: null, pppoeUser: null, pppoePasswordSealed: null };
    const network = { networkReadAt: null, networkNote: null };
    await this.db
      .insertInto('subscription')
      .values({
        ...{ id, code, customerId, planId, anchorDay, priceOverrideMinor, activatedOn, stateSince },
        ...{ ...place, ...login, ...network, authMethod: 'static', dhcpMode: 'dynamic' },
        ...{
          exemptUntil: null,
          exemptReason: null,
          notes: '',
          searchText: '',
          state: 'active',
          stateReason: 'installed',
        },
        ...{ billedThrough: null, networkTruth: 'wanted', networkService: 'absent', createdAt: stateSince },
      })
      .execute();
    return { id, customerId, code };
  }

  /** The clock at an hour of that day at which the daily run is due. */
  goTo(date: CalendarDate, time = '03:00'): void {
    this.platform.clock.setTo(instantAt(date, time, 'UTC'));
  }

  async run(options: Partial<RunOptions> = {}, platform: Platform = this.platform) {
    return await runMissedDays(platform, this.actor, { trigger: 'hand', releaseBrake: false, ...options });
  }

  async runOn(date: CalendarDate, options: Partial<RunOptions> = {}) {
    this.goTo(date);
    return await this.run(options);
  }

  async pay(customerId: Id, amountMinor: bigint, more: Partial<PaymentInput> & { id?: Id } = {}) {
    const receivedOn = this.platform.clock.now().slice(0, 10);
    const id = this.platform.newId();
    const input = {
      id,
      customerId,
      amountMinor,
      receivedOn,
      method: 'cash' as const,
      reference: '',
      note: '',
      ...more,
    };
    return await recordPayment(this.platform, this.actor, input);
  }

  async act(subscriptionId: Id, action: 'suspend' | 'reconnect' | 'pause' | 'resume' | 'terminate'): Promise<void> {
    await inTransaction(this.platform, this.actor, (tx) =>
      changeState(tx, { subscriptionId, action, reason: 'by hand', ref: null }),
    );
  }

  async exempt(subscriptionId: Id, exemptUntil: CalendarDate, exemptReason: string): Promise<void> {
    await this.db
      .updateTable('subscription')
      .set({ exemptUntil, exemptReason })
      .where('id', '=', subscriptionId)
      .execute();
  }

  async set(changes: Record<string, unknown>): Promise<void> {
    await inTransaction(this.platform, this.actor, (tx) => writeSettings(tx, changes));
  }

  async stateOf(subscriptionId: Id): Promise<string> {
    const row = await this.db
      .selectFrom('subscription')
      .select('state')
      .where('id', '=', subscriptionId)
      .executeTakeFirst();
    return row?.state ?? 'gone';
  }

  invoices() {
    return this.db.selectFrom('invoice').selectAll().orderBy('number').execute();
  }

  /** What the doctor would say: the broken promises, by name. */
  async broken(): Promise<string[]> {
    return (await billingPromises(this.db)).flatMap(({ promise, broken }) => broken.map((one) => `${promise}: ${one}`));
  }
}
