import { readFile, rename, writeFile } from 'node:fs/promises';
import {
  createVirtualRouter,
  type LeaseRequest,
  type RouterSnapshot,
  type VirtualRouter,
} from '../virtual-mikrotik/index.ts';
import { type DemoRouter, routers as places } from './places.ts';

export const routerUser = { name: 'lastmile', password: 'virtual-router' };
export const dhcpServer = 'customers';
export const pppoePool = 'pppoe';
export const gatewayOf = ({ subnet }: DemoRouter): string => `10.${subnet}.0.1`;

interface KeptRouter {
  readonly snapshot: RouterSnapshot;
  /** Clients that hold a dynamic lease, and subscribers that are dialled in: a restart brings them back. */
  readonly leases: readonly LeaseRequest[];
}

export interface RunningRouter {
  readonly place: DemoRouter;
  readonly router: VirtualRouter;
  readonly port: number;
}

async function readKept(file: string): Promise<Readonly<Record<string, KeptRouter>>> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return {}; // the first start, or a file cut short: the office pushes what the routers lack
  }
}

/** What a provider's router has before Lastmile: pools, a DHCP server, and rows that are nobody's business. */
function furnish(router: VirtualRouter, place: DemoRouter): void {
  const { subnet } = place;
  router.put('/ip/address', { address: `${gatewayOf(place)}/16`, interface: 'bridge', comment: 'customers' });
  router.put('/ip/pool', { name: 'customers', ranges: `10.${subnet}.200.2-10.${subnet}.250.254` });
  router.put('/ip/pool', { name: pppoePool, ranges: `10.${subnet}.100.2-10.${subnet}.150.254` });
  router.put('/ip/dhcp-server', { name: dhcpServer, interface: 'bridge', 'address-pool': 'customers', disabled: 'no' });
  router.put('/ppp/profile', {
    name: 'legacy-unlimited',
    'only-one': 'yes',
    comment: 'made by hand, before Lastmile',
  });
  router.put('/ppp/secret', {
    name: 'cctv-mast',
    service: 'pppoe',
    profile: 'legacy-unlimited',
    'remote-address': `10.${subnet}.0.9`,
    comment: 'cameras, ask Femi',
  });
  router.put('/queue/simple', {
    name: 'office-voip',
    target: `10.${subnet}.0.5/32`,
    'max-limit': '5M/5M',
    comment: 'do not touch',
  });
  const rules: Readonly<Record<string, string>>[] = [
    { action: 'fasttrack-connection', 'connection-state': 'established,related', 'in-interface': 'ether1' },
    { action: 'accept', 'connection-state': 'established,related' },
    { action: 'drop', 'connection-state': 'invalid' },
  ];
  for (const rule of rules) router.put('/ip/firewall/filter', { chain: 'forward', comment: 'defconf', ...rule });
}

function wakeSubscribers(router: VirtualRouter, leases: readonly LeaseRequest[]): void {
  for (const lease of leases) router.bindLease(lease);
  for (const { name, disabled } of router.rows('/ppp/secret')) {
    if (name !== undefined && disabled !== 'true') router.dialPpp(name);
  }
}

const TWO_DAYS_SECONDS = 2 * 86_400;

/** They dialled in at different times, not all when this machine was switched on. */
function onlineFor(name: string): string {
  const spread = [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % TWO_DAYS_SECONDS, 7_919);
  return `${60 + ((spread * 7_919) % TWO_DAYS_SECONDS)}s`;
}

const leasesOf = (router: VirtualRouter): LeaseRequest[] =>
  router
    .rows('/ip/dhcp-server/lease')
    .filter((row) => row.dynamic === 'true')
    .flatMap(({ 'mac-address': mac, address, server }) =>
      mac === undefined || server === undefined ? [] : [{ mac, server, ...(address === undefined ? {} : { address }) }],
    );

const REDIAL_MS = 4_000;
const SAVE_EVERY_MS = 5_000;

/** The demo's routers: they listen on this machine, and keep their rows in a file from one start to the next. */
export class DemoRouters {
  readonly running: readonly RunningRouter[];
  readonly #file: string;
  readonly #timer: NodeJS.Timeout;
  #savedAtCommand = -1;

  private constructor(running: readonly RunningRouter[], file: string) {
    this.running = running;
    this.#file = file;
    this.#timer = setInterval(() => void this.save(), SAVE_EVERY_MS).unref();
  }

  static async start(file: string): Promise<DemoRouters> {
    const kept = await readKept(file);
    const running: RunningRouter[] = [];
    for (const place of places) {
      const before = kept[place.name];
      const router = createVirtualRouter({
        version: place.version,
        identity: place.name,
        boardName: place.board,
        users: [{ ...routerUser, policy: 'full' }],
        latencyMs: 2,
        traffic: true,
        seed: (empty) => (before === undefined ? furnish(empty, place) : empty.restore(before.snapshot)),
      });
      wakeSubscribers(router, before?.leases ?? []);
      const port = await router.listen(place.port, place.host).catch(() => router.listen(0, place.host));
      running.push({ place, router, port });
    }
    return new DemoRouters(running, file);
  }

  get(name: string): VirtualRouter {
    const found = this.running.find(({ place }) => place.name === name);
    if (found === undefined) throw new Error(`The demo has no router ${name}`);
    return found.router;
  }

  /** Subscribers dial again by themselves; not while the year is played, which is to be the same every time. */
  redial(): void {
    for (const { router } of this.running) {
      for (const { '.id': id = '', name = '' } of router.rows('/ppp/active')) {
        router.put('/ppp/active', { '.id': id, uptime: onlineFor(name) });
      }
      router.redialAfter(REDIAL_MS);
    }
  }

  /** Writes the rows when a command may have changed them. */
  async save(): Promise<void> {
    const commands = this.running.reduce((sum, { router }) => sum + router.commandCount, 0);
    if (commands === this.#savedAtCommand) return;
    this.#savedAtCommand = commands;
    const kept = Object.fromEntries(
      this.running.map(({ place, router }): [string, KeptRouter] => [
        place.name,
        { snapshot: router.snapshot(), leases: leasesOf(router) },
      ]),
    );
    const next = `${this.#file}.new`;
    await writeFile(next, JSON.stringify(kept), { mode: 0o600 });
    await rename(next, this.#file);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.save();
    await Promise.all(this.running.map(({ router }) => router.close()));
  }
}
