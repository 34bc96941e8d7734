import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRouterClient } from '@orpc/server';
import { insertRows } from '#db/insert-rows.ts';
import { changeStates } from '#modules/core/index.ts';
import { type Actor, systemActor } from '#platform/actor.ts';
import { keyFile } from '#platform/key-slot.ts';
import { createLogger } from '#platform/log.ts';
import { inTransaction } from '#platform/platform.ts';
import { createCompany } from '#platform/setup.ts';
import { type App, createApp } from '../../../main/app.ts';
import { contextOf } from '../../harness/test-context.ts';
import { RouterThread } from './router-thread.ts';

export interface Router {
  readonly index: number;
  readonly port: number;
  readonly deviceId: string;
  readonly services: readonly string[];
}

const why = 'benchmark';

/** A provider with dialled-in PPPoE customers on live virtual routers; everything goes its usual way. */
export class BenchOffice {
  readonly app: App;
  readonly thread: RouterThread;
  readonly #folder: string;

  private constructor(app: App, thread: RouterThread, folder: string) {
    this.app = app;
    this.thread = thread;
    this.#folder = folder;
  }

  static async open(): Promise<BenchOffice> {
    const folder = mkdtempSync(path.join(tmpdir(), 'lastmile-bench-'));
    const app = await createApp({
      location: { kind: 'sqlite', file: path.join(folder, 'lastmile.sqlite') },
      keySlot: keyFile(path.join(folder, 'secret.key')),
      log: createLogger('fatal'),
    });
    await createCompany(app.platform, systemActor('bench', app.platform.newId()), {
      company: 'Bench',
      currency: 'USD',
      timeZone: 'UTC',
      adminName: 'Bench',
      adminEmail: 'bench@bench.example',
      adminPassword: 'bench password',
    });
    await app.start();
    return new BenchOffice(app, new RouterThread(), folder);
  }

  async close(): Promise<void> {
    await this.app.stop();
    await this.thread.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async client() {
    const bench = systemActor('bench', this.app.platform.newId());
    const actor: Actor = { ...bench, kind: 'staff', id: this.app.platform.newId(), role: 'admin' };
    return createRouterClient((await this.app.rooms()).router, { context: contextOf(this.app.platform, actor) });
  }

  /** Routers with so many customers each, all verified and online. A run that cuts all of them off is meant here. */
  async furnish(routers: number, customers: number): Promise<Router[]> {
    const client = await this.client();
    await client.platform.settings.update({
      changes: { 'network.brakePercent': 100, 'network.brakeMinimum': 10_000 },
    });
    const { id: sectorId } = await client.core.sectors.create({
      name: 'S',
      code: 'S',
      kind: 'tower',
      parentId: null,
      position: null,
    });
    const { id: planId } = await client.core.plans.create({
      name: 'P',
      downloadKbps: 10_000,
      uploadKbps: 2_000,
      taxBasisPoints: 0,
      authMethods: ['pppoe'],
      routerosProfile: 'p',
      priceMinor: 1_000n,
    });
    const furnished: Router[] = [];
    for (const [index, port] of (await this.thread.listen(routers)).entries()) {
      const { id: deviceId } = await client.core.devices.create({
        name: `r${index}`,
        host: '127.0.0.1',
        port,
        sectorId,
        apiUser: 'admin',
        password: '',
      });
      await client.core.devices.setStage({ id: deviceId, stage: 'live', reason: why });
      const services = await this.#services(client, { index, sectorId, planId, deviceId, customers });
      furnished.push({ index, port, deviceId, services });
    }
    for (const router of furnished) {
      await this.untilSeen([router], 'active');
      await this.thread.ask({ ask: 'dial', router: router.index });
    }
    return furnished;
  }

  async #services(
    client: Awaited<ReturnType<BenchOffice['client']>>,
    place: { index: number; sectorId: string; planId: string; deviceId: string; customers: number },
  ): Promise<string[]> {
    const { platform } = this.app;
    const first = await client.core.customers.create({ name: 'First' });
    const { id: patternId } = await client.core.subscriptions.create({
      customerId: first.id,
      planId: place.planId,
      sectorId: place.sectorId,
      deviceId: place.deviceId,
      authMethod: 'pppoe',
      pppoeUser: `user-${place.index}-0`,
      anchorDay: 1,
      position: { lat: 1, lng: 1 },
    });
    const { db } = platform.store;
    const pattern = await db
      .selectFrom('subscription')
      .selectAll()
      .where('id', '=', patternId)
      .executeTakeFirstOrThrow();
    const rows = Array.from({ length: place.customers }, (_, n) => {
      const id = platform.newId();
      const pppoePasswordSealed = platform.secrets.seal(`password ${n}`, `subscription:${id}:pppoe`);
      const code = `B${place.index}-${n}`;
      const pppoeUser = `user-${place.index}-${n + 1}`;
      return { ...pattern, id, code, pppoeUser, pppoePasswordSealed, state: 'active' as const };
    });
    await inTransaction(platform, systemActor('bench', platform.newId()), async (tx) => {
      await insertRows(tx.db, 'subscription', rows);
      for (const { id } of rows) tx.emit('subscription.activated', { subscriptionId: id, reason: why, ref: null });
    });
    return rows.map(({ id }) => id);
  }

  async #seen(routers: readonly Router[], service: 'active' | 'suspended'): Promise<number> {
    const { count } = await this.app.platform.store.db
      .selectFrom('subscription')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where(
        'deviceId',
        'in',
        routers.map(({ deviceId }) => deviceId),
      )
      .where('networkService', '=', service)
      .where('networkTruth', '=', 'verified')
      .executeTakeFirstOrThrow();
    return count;
  }

  /** Waits until the read-back of every service on these routers stands in the books. */
  async untilSeen(routers: readonly Router[], service: 'active' | 'suspended'): Promise<void> {
    const all = routers.reduce((sum, { services }) => sum + services.length, 0);
    while ((await this.#seen(routers, service)) < all) await new Promise((resolve) => setTimeout(resolve, 3));
  }

  /** One run over all services of these routers; answers the ms until the last of `awaited` is verified. */
  async change(
    action: 'suspend' | 'reconnect',
    routers: readonly Router[],
    awaited: readonly Router[] = routers,
  ): Promise<number> {
    const { platform } = this.app;
    const began = performance.now();
    await inTransaction(platform, systemActor('bench', platform.newId()), (tx) =>
      changeStates(
        tx,
        action,
        routers.flatMap(({ services }) =>
          services.map((subscriptionId) => ({ subscriptionId, reason: why, ref: null })),
        ),
      ),
    );
    await this.untilSeen(awaited, action === 'suspend' ? 'suspended' : 'active');
    return performance.now() - began;
  }
}
