import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createRouterClient } from '@orpc/server';
import { createVirtualRouter, type VirtualRouter } from '#demo/virtual-mikrotik/index.ts';
import { type Actor, systemActor } from '#platform/actor.ts';
import { keyFile } from '#platform/key-slot.ts';
import { createLogger } from '#platform/log.ts';
import { inTransaction } from '#platform/platform.ts';
import { writeSettings } from '#platform/settings.ts';
import { createCompany } from '#platform/setup.ts';
import { createApp } from '../../main/app.ts';
import { examine, type Finding } from '../../main/doctor.ts';
import { contextOf } from './test-context.ts';

const OFFICE = fileURLToPath(new URL('./killed-office.ts', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));

interface Ground {
  readonly file: string;
  readonly key: string;
  readonly router: VirtualRouter;
}

const openApp = ({ file, key }: Ground) =>
  createApp({ location: { kind: 'sqlite', file }, keySlot: keyFile(key), log: createLogger('fatal') });

/** A batch of services with static leases that nobody has begun to write: three rows each. */
async function furnish(ground: Ground, port: number, services: number): Promise<void> {
  const app = await openApp(ground);
  const { platform } = app;
  await createCompany(platform, systemActor('kills', platform.newId()), {
    company: 'Kills',
    currency: 'USD',
    timeZone: 'UTC',
    adminName: 'Kills',
    adminEmail: 'kills@kills.example',
    adminPassword: 'kills password',
  });
  const admin: Actor = {
    ...systemActor('kills', platform.newId()),
    kind: 'staff',
    id: platform.newId(),
    role: 'admin',
  };
  // Few commands at once and a router that takes its time, so that a kill finds work half done.
  await inTransaction(platform, admin, (tx) => writeSettings(tx, { 'network.window': 4 }));
  const client = createRouterClient((await app.rooms()).router, { context: contextOf(platform, admin) });
  const { core } = client;
  const { id: sectorId } = await core.sectors.create({
    name: 'S',
    code: 'S',
    kind: 'tower',
    parentId: null,
    position: null,
  });
  const { id: planId } = await core.plans.create({
    name: 'P',
    downloadKbps: 10_000,
    uploadKbps: 2_000,
    taxBasisPoints: 0,
    authMethods: ['dhcp'],
    routerosProfile: 'p',
    priceMinor: 1_000n,
  });
  const { id: deviceId } = await core.devices.create({
    name: 'r',
    sectorId,
    host: '127.0.0.1',
    port,
    apiUser: 'admin',
    password: '',
  });
  await core.devices.setStage({ id: deviceId, stage: 'live', reason: 'kills' });
  const { id: customerId } = await core.customers.create({ name: 'Many' });
  for (let n = 0; n < services; n += 1) {
    const [high, low] = [Math.floor(n / 250), n % 250];
    const { id } = await core.subscriptions.create({
      customerId,
      planId,
      sectorId,
      deviceId,
      authMethod: 'dhcp',
      dhcpMode: 'static',
      mac: `02:00:00:00:${high.toString(16).padStart(2, '0')}:${low.toString(16).padStart(2, '0')}`,
      ip: `10.30.${high}.${low + 1}`,
      anchorDay: 1,
      position: { lat: 1, lng: 1 },
    });
    await core.subscriptions.activate({ id, reason: 'kills' });
  }
  await app.stop();
}

async function startOffice({ file, key }: Ground): Promise<ChildProcess> {
  const child = spawn(process.execPath, [OFFICE, file, key], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout ?? child, 'data');
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

const ours = (router: VirtualRouter, path: '/queue/simple' | '/ip/dhcp-server/lease') =>
  router.rows(path).filter(({ comment }) => comment?.startsWith('isp:') === true);

/** About as many commands as an office sends before it writes anything. */
const READING = 14;

/** Waits until the router has got so many commands, or the batch is done. */
async function untilReceived(router: VirtualRouter, count: number): Promise<void> {
  for (let tries = 0; tries < 2_000 && router.commandCount < count; tries += 1) await sleep(1);
}

export interface AfterKills {
  readonly kills: number;
  /** Of those, how many found the batch begun and not done. */
  readonly midway: number;
  readonly verified: number;
  readonly rows: readonly string[];
  readonly broken: readonly Finding[];
}

/**
 * Kills an office at random moments of writing a batch, again and again, and lets the next one go on; then lets it finish.
 * Answers what stands on the router and in the books.
 */
export async function surviveKills(folder: string, kills: number, services: number): Promise<AfterKills> {
  const router = createVirtualRouter({ latencyMs: 2 });
  const ground = { file: path.join(folder, 'kills.sqlite'), key: path.join(folder, 'kills.key'), router };
  try {
    await furnish(ground, await router.listen(), services);
    let midway = 0;
    for (let n = 0; n < kills; n += 1) {
      const child = await startOffice(ground);
      await untilReceived(
        router,
        router.commandCount + Math.ceil(Math.random() * 2 * (READING + (2 * services) / kills)),
      );
      const written = ours(router, '/queue/simple').length;
      if (written > 0 && written < services) midway += 1;
      await kill(child);
    }
    router.setLatency(0);
    const app = await openApp(ground);
    await app.start();
    const { db } = app.platform.store;
    const countVerified = async (): Promise<number> => {
      const { count } = await db
        .selectFrom('subscription')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('networkTruth', '=', 'verified')
        .executeTakeFirstOrThrow();
      return count;
    };
    for (let tries = 0; tries < 600 && (await countVerified()) < services; tries += 1) await sleep(100);
    const verified = await countVerified();
    const broken = (await examine(app.platform.store)).filter((finding) => finding.broken.length > 0);
    await app.stop();
    const rows = [
      ...ours(router, '/queue/simple').map(({ target }) => `queue ${target}`),
      ...ours(router, '/ip/dhcp-server/lease').map(({ address }) => `lease ${address}`),
    ];
    return { kills, midway, verified, rows, broken };
  } finally {
    await router.close();
  }
}

/** What must stand there: of each service one queue and one lease, once. */
export const wantedRows = (services: number): string[] =>
  Array.from({ length: services }, (_, n) => `10.30.${Math.floor(n / 250)}.${(n % 250) + 1}`).flatMap((ip) => [
    `queue ${ip}/32`,
    `lease ${ip}`,
  ]);
