import { setTimeout as sleep } from 'node:timers/promises';
import { type Account, Accounts } from './api/accounts.ts';
import { type ByteString, fromText, toText } from './codec/byte-string.ts';
import { CommandLog } from './command-log.ts';
import { addFactoryRows } from './factory-rows.ts';
import { allMenus } from './menus/all-menus.ts';
import type { MenuPath } from './schema/menu.ts';
import { Connection, type ConnectionHost } from './server/connection.ts';
import { type FaultName, type FaultOptions, Faults } from './server/faults.ts';
import { ListeningPort } from './server/listening-port.ts';
import { RestServer } from './server/rest/rest-server.ts';
import { eachShown, RouterTables } from './tables/router-tables.ts';
import { forgetRunningState, type RouterSnapshot, restoreSnapshot, takeSnapshot } from './tables/static-state.ts';
import { noSuchItem } from './tables/trap.ts';
import { versionProfiles } from './versions.ts';
import type { Row, VirtualRouter, VirtualRouterOptions } from './virtual-router.ts';
import type { LeaseRequest } from './world/dhcp-leases.ts';
import type { HotspotLogin } from './world/hotspot-sessions.ts';
import type { DialOptions } from './world/ppp-sessions.ts';
import { Redialling } from './world/redialling.ts';
import { createWorld, type World } from './world/world.ts';

const commandsKept = 5_000;
const rebootMs = 1_500;

const bytesOf = (fields: Row) => new Map(Object.entries(fields).map(([name, value]) => [name, fromText(value)]));

/** The virtual router's parts, put together. */
export class RouterOnTcp implements VirtualRouter, ConnectionHost {
  readonly profile;
  readonly tables: RouterTables;
  readonly accounts: Accounts;
  readonly faults = new Faults();
  readonly log = new CommandLog(commandsKept);
  latencyMs: number;
  readonly #firstFault: FaultName | undefined;
  readonly #world: World;
  readonly #ports: { readonly api: ListeningPort; readonly rest: ListeningPort };
  readonly #closing = new AbortController();
  #redialling: Redialling | undefined;
  #booting: Promise<void> | undefined;

  constructor(options: VirtualRouterOptions) {
    const { users = [{ name: 'admin', password: '' }], now = Date.now, version = '7.20' } = options;
    const { identity = 'MikroTik', boardName = 'RB5009UG+S+' } = options;
    this.profile = versionProfiles[version];
    this.tables = new RouterTables({ menus: allMenus, isoDates: this.profile.isoDates, now });
    this.accounts = new Accounts(users, options.oldLogin ?? false);
    this.latencyMs = options.latencyMs ?? 0;
    this.#firstFault = options.fault;
    this.#world = createWorld(this.tables, options.traffic ?? false);
    const rest = new RestServer(this);
    this.#ports = {
      api: new ListeningPort((socket, wire) => void new Connection(this, socket, wire), options.tls),
      rest: new ListeningPort((socket, wire) => rest.take(socket, wire), options.tls),
    };
    addFactoryRows(this.tables, { profile: this.profile, identity, boardName, accounts: this.accounts });
    options.seed?.(this);
  }

  async listen(port = 0, host = '127.0.0.1'): Promise<number> {
    const taken = await this.#ports.api.listen(port, host);
    if (this.#firstFault) await this.setFault(this.#firstFault);
    return taken;
  }

  async listenRest(port = 0, host = '127.0.0.1'): Promise<number> {
    return await this.#ports.rest.listen(port, host);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#redialling?.stop();
    await this.#booting;
    await this.#silence();
  }

  async setFault(name: FaultName | null, options: FaultOptions = {}): Promise<void> {
    this.faults.set(name, options);
    const later = (options.after ?? 0) > 0;
    if (name === 'refuse' && !later) await this.#silence();
    else if (name === 'reboot' && !later) {
      this.faults.set(null);
      await this.reboot(options.ms);
    } else if (!this.#booting) await this.#resume();
  }

  setLatency(latencyMs: number): void {
    this.latencyMs = latencyMs;
  }

  async reboot(downMs = rebootMs): Promise<void> {
    this.#booting ??= this.#powerCycle(downMs).finally(() => {
      this.#booting = undefined;
    });
    await this.#booting;
  }

  refuse(): void {
    void this.#silence();
  }

  rows(path: MenuPath): Row[] {
    this.settleTime();
    const table = this.tables.at(path);
    const context = this.tables.showContext();
    if (table.menu.shape === 'singleton') this.tables.singleton(table);
    return [...table.rows()].map((row) => {
      const printed: Record<string, string> = {};
      eachShown(table, row, context, (name, value) => {
        printed[name] = toText(value);
      });
      return printed;
    });
  }

  put(path: MenuPath, { '.id': id, ...fields }: Row): string {
    const table = this.tables.at(path);
    const row = table.menu.shape === 'singleton' ? this.tables.singleton(table) : table.find(id ?? '');
    if (!row) return this.tables.add(table, bytesOf(fields), 'router', id).id;
    this.tables.change(table, row, bytesOf(fields), 'router');
    return row.id;
  }

  drop(path: MenuPath, idOrName: string): void {
    const table = this.tables.at(path);
    const row = table.find(fromText(idOrName));
    if (!row) throw noSuchItem();
    table.remove(row);
  }

  snapshot(): RouterSnapshot {
    return takeSnapshot(this.tables);
  }

  restore(snapshot: RouterSnapshot): void {
    restoreSnapshot(this.tables, snapshot);
  }

  dialPpp(name: string, options: DialOptions = {}) {
    return this.#world.ppp.dial(fromText(name), options);
  }

  redialAfter(delayMs: number): void {
    this.#redialling ??= new Redialling(this.tables, this.#world.ppp, delayMs);
  }

  loginHotspot(user: string, login: HotspotLogin) {
    return this.#world.hotspot.login(fromText(user), login);
  }

  bindLease({ hostName, ...request }: LeaseRequest): string | undefined {
    const server = fromText(request.server);
    return this.#world.leases.bind({ ...request, server, hostName: hostName && fromText(hostName) });
  }

  releaseLease(mac: string): void {
    this.#world.leases.release(mac);
  }

  get commands() {
    return this.log.recent();
  }

  get commandCount(): number {
    return this.log.count;
  }

  get connectionCount(): number {
    return this.#ports.api.openCount + this.#ports.rest.openCount;
  }

  get acceptedCount(): number {
    return this.#ports.api.acceptedCount + this.#ports.rest.acceptedCount;
  }

  settleTime(): void {
    this.#world.timed.removeExpired();
  }

  welcome(account: Account, address: string, via: 'api' | 'rest-api'): () => void {
    const table = this.tables.at('/user/active');
    const fields = new Map<string, ByteString>([
      ['when', String(this.tables.now())],
      ['name', account.name],
      ['group', account.group],
      ['via', via],
    ]);
    const ip = address.replace('::ffff:', '');
    if (!ip.includes(':') && ip !== '') fields.set('address', ip);
    const row = this.tables.add(table, fields, 'router');
    return () => table.remove(row);
  }

  async #powerCycle(downMs: number): Promise<void> {
    await this.#silence();
    forgetRunningState(this.tables);
    this.tables.bootedAt = this.tables.now();
    const slept = await sleep(downMs, true, { signal: this.#closing.signal }).catch(() => false);
    if (slept) await this.#resume();
  }

  async #silence(): Promise<void> {
    await Promise.all([this.#ports.api.silence(), this.#ports.rest.silence()]);
  }

  async #resume(): Promise<void> {
    await Promise.all([this.#ports.api.resume(), this.#ports.rest.resume()]);
  }
}
