import type { ByteString } from '../codec/byte-string.ts';
import { durationSeconds } from '../schema/duration.ts';
import type { Values } from '../schema/menu.ts';
import type { RouterTables } from '../tables/router-tables.ts';
import type { Row } from '../tables/row-index.ts';
import type { ClientEffects } from './client-effects.ts';
import type { OwnedRows } from './owned-rows.ts';

export interface HotspotLogin {
  readonly mac: string;
  readonly address: string;
  /** Name of the hotspot server; the first one, where not said. */
  readonly server?: string;
}

/** How a guest's sign-in ended. */
export type LoginResult =
  | { readonly connected: true; readonly id: string }
  | { readonly connected: false; readonly reason: 'no such user' | 'disabled' | 'no more sessions' };

/** Guests who sign in at the hotspot: what a user and its profile give at that moment. */
export class HotspotSessions {
  readonly #tables: RouterTables;
  readonly #effects: ClientEffects;
  readonly #owned: OwnedRows;

  constructor(tables: RouterTables, effects: ClientEffects, owned: OwnedRows) {
    this.#tables = tables;
    this.#effects = effects;
    this.#owned = owned;
    tables.at('/ip/hotspot/active').onChange(({ kind, row }) => {
      if (kind === 'removed') this.#noteLogout(row);
    });
  }

  login(name: ByteString, login: HotspotLogin): LoginResult {
    const user = this.#tables.at('/ip/hotspot/user').find(name)?.values;
    if (!user) return { connected: false, reason: 'no such user' };
    if (user.get('disabled') === 'true') return { connected: false, reason: 'disabled' };
    const profile =
      this.#tables.at('/ip/hotspot/user/profile').find(user.get('profile') ?? '')?.values ??
      new Map<string, ByteString>();
    const active = this.#tables.at('/ip/hotspot/active');
    const shared = profile.get('shared-users') ?? '1';
    if (shared !== 'unlimited' && active.lookup('user', name).size >= Number(shared)) {
      return { connected: false, reason: 'no more sessions' };
    }
    const row = this.#open(name, login);
    this.#remember(row, name, login, profile);
    this.#effects.limitRate(row, `<hotspot-${name}>`, login.address, profile.get('rate-limit') ?? '');
    this.#effects.listAddress(row, profile.get('address-list') ?? '', login.address);
    return { connected: true, id: row.id };
  }

  #open(user: ByteString, { mac, address, server }: HotspotLogin): Row {
    const servers = this.#tables.at('/ip/hotspot');
    const heard = server === undefined ? servers.rows().next().value : servers.find(server);
    const fields = { user, address, 'mac-address': mac, uptime: '0s', ...(heard ? { server: heard.id } : {}) };
    return this.#tables.add(this.#tables.at('/ip/hotspot/active'), new Map(Object.entries(fields)), 'router');
  }

  /** The host of the device goes with the session; its cookie lets it in again without being asked. */
  #remember(session: Row, user: ByteString, { mac, address }: HotspotLogin, profile: Values): void {
    const hosts = this.#tables.at('/ip/hotspot/host');
    const host = { 'mac-address': mac, address, 'to-address': address, uptime: '0s', authorized: 'true' };
    this.#owned.add(session, hosts, this.#tables.add(hosts, new Map(Object.entries(host)), 'router'));
    if (profile.get('add-mac-cookie') === 'false') return;
    const cookies = this.#tables.at('/ip/hotspot/cookie');
    const cookie = { user, 'mac-address': mac, 'mac-cookie': 'true', 'expires-in': '3d' };
    const known = [...cookies.lookup('user', user)].some(({ values }) => values.get('mac-address') === mac);
    if (!known) this.#tables.add(cookies, new Map(Object.entries(cookie)), 'router');
  }

  /** A user keeps how long it was online in all. */
  #noteLogout(session: Row): void {
    const users = this.#tables.at('/ip/hotspot/user');
    const user = users.find(session.values.get('user') ?? '');
    if (!user) return;
    const since = Number(session.values.get('uptime') ?? this.#tables.now());
    const before = durationSeconds(user.values.get('uptime') ?? '') ?? 0;
    const seconds = before + Math.max(0, Math.floor((this.#tables.now() - since) / 1_000));
    this.#tables.change(users, user, new Map([['uptime', String(seconds)]]), 'router');
  }
}
