import type { DeviceStage, DeviceTransport, NetworkService, NetworkTruth } from '#contract/core.ts';
import { authMethods } from '#contract/core.ts';
import type { ChangeHead } from '#contract/mikrotik.ts';
import type { SettingKey } from '#contract/settings.ts';
import {
  createVirtualRouter,
  type MenuPath,
  type Row,
  type UserPolicy,
  type VirtualRouter,
  type VirtualRouterOptions,
} from '#demo/virtual-mikrotik/index.ts';
import type { Id } from '#kernel/ids.ts';
import { core as coreModule } from '#modules/core/index.ts';
import { inTransaction } from '#platform/platform.ts';
import { writeSettings } from '#platform/settings.ts';
import {
  actorWith,
  atEnd,
  type TestPlatform,
  type TestStoreKind,
  testPlatform,
} from '../../../../tests/harness/test-platform.ts';
import { workOff } from '../../../work.ts';
import { type CoreClient, coreClient } from '../../core/testing/core-client.ts';
import { plan, position, service, why } from '../../core/testing/small-isp.ts';
import { mikrotik } from '../index.ts';
import { managedPaths } from '../plan/menus.ts';
import { isSessionPath } from '../plan/session-menus.ts';
import { type MikrotikClient, mikrotikClient } from './mikrotik-client.ts';

export const apiUser = { name: 'lastmile', password: 'router secret' };

/** A router with a LAN that serves DHCP, and rows of its owner that nobody may touch. */
export function routerForTest(options: VirtualRouterOptions = {}): VirtualRouter {
  return createVirtualRouter({
    users: [apiUser],
    ...options,
    seed(router) {
      router.put('/ip/pool', { name: 'lan-pool', ranges: '10.20.0.100-10.20.0.200' });
      router.put('/ip/dhcp-server', { name: 'lan', interface: 'bridge', 'address-pool': 'lan-pool' });
      router.put('/ppp/profile', { name: 'office', 'rate-limit': '1M/1M' });
      router.put('/ppp/secret', { name: 'owner', password: 'own', profile: 'office', comment: 'mine' });
      router.put('/queue/simple', { name: 'owner', target: '10.20.0.2', 'max-limit': '1M/1M' });
      router.put('/ip/firewall/address-list', { list: 'isp-suspended', address: '10.9.9.9', comment: 'by hand' });
      router.put('/ip/dhcp-server/lease', { 'mac-address': '02:00:00:00:00:99', address: '10.20.0.3', server: 'lan' });
      options.seed?.(router);
    },
  });
}

export interface IspOptions extends VirtualRouterOptions {
  readonly stage?: DeviceStage;
  readonly settings?: Partial<Record<SettingKey, unknown>>;
  readonly userPolicy?: UserPolicy;
  readonly transport?: DeviceTransport;
}

export interface Seen {
  readonly state: string;
  readonly truth: NetworkTruth;
  readonly service: NetworkService;
  readonly note: string | null;
}

/** An office with one router behind a real TCP port; what it does goes through the procedures. */
export class IspOnRouter {
  readonly platform: TestPlatform;
  readonly router: VirtualRouter;
  readonly core: CoreClient;
  readonly network: MikrotikClient;
  readonly sectorId: Id;
  readonly customerId: Id;
  readonly deviceId: Id;
  readonly planId: Id;
  readonly fastPlanId: Id;
  #lastHost = 10;

  private constructor(
    platform: TestPlatform,
    router: VirtualRouter,
    records: { sectorId: Id; customerId: Id; deviceId: Id; planId: Id; fastPlanId: Id },
  ) {
    this.platform = platform;
    this.router = router;
    this.core = coreClient(platform);
    this.network = mikrotikClient(platform);
    this.sectorId = records.sectorId;
    this.customerId = records.customerId;
    this.deviceId = records.deviceId;
    this.planId = records.planId;
    this.fastPlanId = records.fastPlanId;
  }

  static async open(
    kind: TestStoreKind,
    { stage = 'live', settings, userPolicy = 'full', transport = 'api', ...options }: IspOptions = {},
  ): Promise<IspOnRouter> {
    const router = routerForTest({ users: [{ ...apiUser, policy: userPolicy }], ...options });
    const port = await (transport === 'rest' ? router.listenRest() : router.listen());
    const platform = await testPlatform(kind);
    atEnd(() => router.close());
    atEnd(async () => mikrotik.close?.(platform));
    const core = coreClient(platform);
    const { id: sectorId } = await core.sectors.create({
      name: 'Hill',
      code: 'HILL',
      kind: 'tower',
      parentId: null,
      position,
    });
    const { id: customerId } = await core.customers.create({ name: 'Jane Okoro' });
    const { id: planId } = await core.plans.create({ ...plan('Home 20'), authMethods: [...authMethods] });
    const { id: fastPlanId } = await core.plans.create({
      ...plan('Home 50'),
      authMethods: [...authMethods],
      downloadKbps: 50_000,
      uploadKbps: 10_000,
      burst: { downloadKbps: 80_000, uploadKbps: 16_000, thresholdPercent: 80, seconds: 8 },
    });
    if (settings !== undefined) {
      await inTransaction(platform, actorWith('admin', platform), (tx) => writeSettings(tx, settings));
    }
    const deviceId = await addRouter(core, 'hill-1', port, stage, transport);
    return new IspOnRouter(platform, router, { sectorId, customerId, deviceId, planId, fastPlanId });
  }

  /** Delivers what happened and does the work that is due. */
  work(): Promise<void> {
    return workOff(this.platform, [coreModule, mikrotik]);
  }

  /** Works on until nothing waits any more, as time goes by. */
  async settle(rounds = 12): Promise<void> {
    for (let round = 0; round < rounds; round += 1) {
      await this.work();
      const waiting = await this.platform.store.db
        .selectFrom('job')
        .select('id')
        .where('state', '=', 'queued')
        .execute();
      if (waiting.length === 0) return;
      this.platform.clock.advanceMs(61_000);
    }
  }

  async add(fields: Partial<Parameters<CoreClient['subscriptions']['create']>[0]>): Promise<Id> {
    const { id } = await this.core.subscriptions.create({ ...service(this), ...fields });
    await this.core.subscriptions.activate({ id, position, reason: why });
    return id;
  }

  nextIp(): string {
    this.#lastHost += 1;
    return `10.20.${Math.floor(this.#lastHost / 250)}.${this.#lastHost % 250}`;
  }

  nextMac(): string {
    this.#lastHost += 1;
    return `64:D1:54:00:${Math.floor(this.#lastHost / 256)
      .toString(16)
      .padStart(2, '0')
      .toUpperCase()}:${(this.#lastHost % 256).toString(16).padStart(2, '0').toUpperCase()}`;
  }

  pppoe(pppoeUser: string): Promise<Id> {
    return this.add({ authMethod: 'pppoe', pppoeUser, pppoePassword: `password of ${pppoeUser}` });
  }

  hotspot(pppoeUser: string): Promise<Id> {
    return this.add({ authMethod: 'hotspot', pppoeUser, pppoePassword: `password of ${pppoeUser}` });
  }

  dhcpStatic(): Promise<Id> {
    return this.add({ authMethod: 'dhcp', dhcpMode: 'static', mac: this.nextMac(), ip: this.nextIp() });
  }

  dhcpDynamic(mac: string): Promise<Id> {
    return this.add({ authMethod: 'dhcp', dhcpMode: 'dynamic', mac });
  }

  staticAddress(): Promise<Id> {
    return this.add({ authMethod: 'static', ip: this.nextIp() });
  }

  /** Another router of the same office. */
  async secondRouter(name = 'hill-2'): Promise<{ router: VirtualRouter; deviceId: Id }> {
    const router = routerForTest();
    atEnd(() => router.close());
    return { router, deviceId: await addRouter(this.core, name, await router.listen(), 'live') };
  }

  async seen(id: Id): Promise<Seen> {
    const { state, network } = await this.core.subscriptions.get({ id });
    return { state, truth: network.truth, service: network.service, note: network.note };
  }

  async changes(subscriptionId?: Id): Promise<ChangeHead[]> {
    const { items } = await this.network.changes.list({
      subscriptionId,
      limit: 500,
      sort: { by: 'seq', direction: 'asc' },
    });
    return items;
  }

  /** Every managed row that is of this service, or shared, without ids and counters. */
  ours(): string[] {
    return this.#rows(isOurs);
  }

  /** Rows that are nobody's business here. */
  foreign(): string[] {
    return this.#rows((row, path) => !isOurs(row, path) && row.dynamic !== 'true');
  }

  #rows(belongs: (row: Row, path: MenuPath) => boolean): string[] {
    const paths: MenuPath[] = managedPaths.filter((path) => !isSessionPath(path));
    return paths
      .flatMap((path) =>
        this.router
          .rows(path)
          .filter((row) => belongs(row, path))
          .map((row) => `${path} ${JSON.stringify(steady(row))}`),
      )
      .sort();
  }

  rowsOf(path: MenuPath, id: Id): Row[] {
    return this.router.rows(path).filter(({ comment }) => comment === `isp:${id}`);
  }

  /** The rows of one service as they can be compared: without ids and counters. */
  ownRows(id: Id): string[] {
    return this.#rows(({ comment }) => comment === `isp:${id}`);
  }

  /** Writing commands that the router received, in order. */
  writes(): string[] {
    return this.router.commands.map(({ path }) => path).filter((path) => /\/(add|set|remove)$/.test(path));
  }
}

/** Hotspot profiles have no comments: ours are told by their names. */
const isOurs = (row: Row, path: MenuPath): boolean =>
  row.comment?.startsWith('isp:') === true ||
  (path === '/ip/hotspot/user/profile' && row.name?.startsWith('isp-') === true);

const RUNNING = new Set([
  '.id',
  'last-logged-out',
  'last-caller-id',
  'last-disconnect-reason',
  'last-seen',
  'expires-after',
  'creation-time',
  'status',
  'host-name',
]);

const steady = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([field]) => !RUNNING.has(field) && !field.startsWith('active-')));

export async function addRouter(
  core: CoreClient,
  name: string,
  port: number,
  stage: DeviceStage,
  transport: DeviceTransport = 'api',
): Promise<Id> {
  const { id } = await core.devices.create({
    name,
    sectorId: null,
    host: '127.0.0.1',
    port,
    transport,
    security: 'plain',
    apiUser: apiUser.name,
    password: apiUser.password,
  });
  if (stage !== 'dry_run') await core.devices.setStage({ id, stage, reason: why });
  return id;
}
