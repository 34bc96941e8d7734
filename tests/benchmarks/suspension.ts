import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { createRouterClient } from '@orpc/server';
import type { LoggedCommand } from '#demo/virtual-mikrotik/index.ts';
import { changeStates } from '#modules/core/index.ts';
import { type Actor, systemActor } from '#platform/actor.ts';
import { keyFile } from '#platform/key-slot.ts';
import { createLogger } from '#platform/log.ts';
import { inTransaction } from '#platform/platform.ts';
import { createCompany } from '#platform/setup.ts';
import { type App, createApp } from '../../main/app.ts';
import { contextOf } from '../harness/test-context.ts';
import { sendBare } from './bare-client.ts';
import { report } from './figures.ts';
import type { RouterAnswer, RouterRequest } from './router-worker.ts';

const CUSTOMERS = 200;
const WINDOW = 16;
const ROUNDS = 5;

class RouterThread {
  readonly #worker = new Worker(new URL('./router-worker.ts', import.meta.url));

  async ask(request: RouterRequest): Promise<RouterAnswer> {
    this.#worker.postMessage(request);
    const [answer] = (await once(this.#worker, 'message')) as [RouterAnswer];
    return answer;
  }

  async commands(): Promise<readonly LoggedCommand[]> {
    const answer = await this.ask({ ask: 'commands' });
    return 'commands' in answer ? answer.commands : [];
  }

  stop(): Promise<number> {
    return this.#worker.terminate();
  }
}

async function clientOf(app: App) {
  const bench = systemActor('bench', app.platform.newId());
  const actor: Actor = { ...bench, kind: 'staff', id: app.platform.newId(), role: 'admin' };
  return createRouterClient((await app.rooms()).router, { context: contextOf(app.platform, actor) });
}

/** A provider with 200 active, dialled-in PPPoE customers on one live router. */
async function furnish(app: App, router: RouterThread, port: number): Promise<string[]> {
  const client = await clientOf(app);
  const { id: sectorId } = await client.core.sectors.create({
    name: 'S',
    code: 'S',
    kind: 'tower',
    parentId: null,
    position: null,
  });
  const { id: deviceId } = await client.core.devices.create({
    name: 'r',
    host: '127.0.0.1',
    port,
    sectorId,
    apiUser: 'admin',
    password: '',
  });
  await client.core.devices.setStage({ id: deviceId, stage: 'live', reason: 'benchmark' });
  const { id: planId } = await client.core.plans.create({
    name: 'P',
    downloadKbps: 10_000,
    uploadKbps: 2_000,
    taxBasisPoints: 0,
    authMethods: ['pppoe'],
    routerosProfile: 'p',
    priceMinor: 1_000n,
  });
  const ids: string[] = [];
  const names: string[] = [];
  for (let n = 0; n < CUSTOMERS; n += 1) {
    const { id: customerId } = await client.core.customers.create({ name: `Customer ${n}` });
    const pppoeUser = `user-${n}`;
    const { id } = await client.core.subscriptions.create({
      customerId,
      planId,
      sectorId,
      deviceId,
      authMethod: 'pppoe',
      pppoeUser,
      anchorDay: 1,
      position: { lat: 1, lng: 1 },
    });
    await client.core.subscriptions.activate({ id, reason: 'benchmark' });
    ids.push(id);
    names.push(pppoeUser);
  }
  await untilSeen(app, 'active');
  await router.ask({ ask: 'dial', names });
  return ids;
}

async function untilSeen(app: App, service: 'active' | 'suspended'): Promise<void> {
  for (;;) {
    const { count } = await app.platform.store.db
      .selectFrom('subscription')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('networkService', '=', service)
      .where('networkTruth', '=', 'verified')
      .executeTakeFirstOrThrow();
    if (count === CUSTOMERS) return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

async function change(app: App, ids: readonly string[], action: 'suspend' | 'reconnect'): Promise<number> {
  const began = performance.now();
  await inTransaction(app.platform, systemActor('bench', app.platform.newId()), (tx) =>
    changeStates(
      tx,
      action,
      ids.map((subscriptionId) => ({ subscriptionId, reason: 'benchmark', ref: null })),
    ),
  );
  await untilSeen(app, action === 'suspend' ? 'suspended' : 'active');
  return performance.now() - began;
}

/** Lastmile sends equal changes as comma lists; a client that does not sends one command a row. */
const rowByRow = (command: LoggedCommand): LoggedCommand[] => {
  const { '.id': list, ...rest } = command.fields;
  return list === undefined ? [command] : list.split(',').map((id) => ({ ...command, fields: { ...rest, '.id': id } }));
};

async function atLatency(
  app: App,
  router: RouterThread,
  port: number,
  ids: readonly string[],
  latencyMs: number,
): Promise<void> {
  await router.ask({ ask: 'latency', ms: latencyMs });
  const suspended: number[] = [];
  const bare: number[] = [];
  const single: number[] = [];
  const names = ids.map((_, n) => `user-${n}`);
  for (let round = 0; round < ROUNDS; round += 1) {
    await router.ask({ ask: 'mark' });
    suspended.push(await change(app, ids, 'suspend'));
    const commands = (await router.commands()).filter(({ path: command }) => command !== '/login');
    bare.push(await sendBare(port, commands, WINDOW));
    single.push(await sendBare(port, commands.flatMap(rowByRow), WINDOW));
    await change(app, ids, 'reconnect');
    await router.ask({ ask: 'dial', names });
  }
  const what = `suspension of ${CUSTOMERS} PPPoE customers, books to verified read-back, ${latencyMs} ms latency`;
  report(what, suspended, 'a bare client sending the same commands', bare);
  report('… beside', suspended, 'a bare client sending them row by row', single);
}

/** 200 PPPoE customers on one live router: from the books' transaction to the read-back that confirms the last one. */
export async function benchmarkSuspension(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'lastmile-bench-'));
  const router = new RouterThread();
  const app = await createApp({
    location: { kind: 'sqlite', file: path.join(folder, 'lastmile.sqlite') },
    keySlot: keyFile(path.join(folder, 'secret.key')),
    log: createLogger('error'),
  });
  try {
    const listening = await router.ask({ ask: 'listen' });
    const port = 'port' in listening ? listening.port : 0;
    await createCompany(app.platform, systemActor('bench', app.platform.newId()), {
      company: 'Bench',
      currency: 'USD',
      timeZone: 'UTC',
      adminName: 'Bench',
      adminEmail: 'bench@bench.example',
      adminPassword: 'bench password',
    });
    await app.start();
    const ids = await furnish(app, router, port);
    for (const latencyMs of [0, 20]) await atLatency(app, router, port, ids, latencyMs);
  } finally {
    await app.stop();
    await router.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
