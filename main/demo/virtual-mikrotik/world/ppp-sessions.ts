import { isIPv4 } from 'node:net';
import type { ByteString } from '../codec/byte-string.ts';
import type { Values } from '../schema/menu.ts';
import type { RouterTables } from '../tables/router-tables.ts';
import type { Row } from '../tables/row-index.ts';
import type { AddressPools } from './address-pools.ts';
import type { ClientEffects } from './client-effects.ts';

/** How a subscriber's dial ended. */
export type DialResult =
  | { readonly connected: true; readonly id: string; readonly address?: string }
  | {
      readonly connected: false;
      readonly reason: 'no such secret' | 'disabled' | 'wrong caller-id' | 'already connected' | 'no free address';
    };

export interface DialOptions {
  /** MAC address that the subscriber's device dials from. */
  readonly callerId?: string;
}

/** Subscribers' PPP sessions: what a secret and its profile give at the moment of the dial, and no later. */
export class PppSessions {
  readonly #tables: RouterTables;
  readonly #pools: AddressPools;
  readonly #effects: ClientEffects;
  #dials = 0;

  constructor(tables: RouterTables, pools: AddressPools, effects: ClientEffects) {
    this.#tables = tables;
    this.#pools = pools;
    this.#effects = effects;
    tables.at('/ppp/active').onChange(({ kind, row }) => {
      if (kind === 'removed') this.#noteLogout(row);
    });
  }

  dial(name: ByteString, { callerId }: DialOptions): DialResult {
    const secret = this.#tables.at('/ppp/secret').find(name)?.values;
    if (!secret) return { connected: false, reason: 'no such secret' };
    if (secret.get('disabled') === 'true') return { connected: false, reason: 'disabled' };
    const bound = secret.get('caller-id');
    if (bound && callerId !== undefined && bound.toUpperCase() !== callerId.toUpperCase()) {
      return { connected: false, reason: 'wrong caller-id' };
    }
    const profile =
      this.#tables.at('/ppp/profile').find(secret.get('profile') ?? '')?.values ?? new Map<string, ByteString>();
    const sessions = this.#tables.at('/ppp/active');
    if (this.#onlyOne(profile) && sessions.find(name)) return { connected: false, reason: 'already connected' };
    const wanted = secret.get('remote-address') ?? profile.get('remote-address');
    const address = wanted === undefined || isIPv4(wanted) ? wanted : this.#pools.take(wanted);
    if (wanted !== undefined && address === undefined) return { connected: false, reason: 'no free address' };
    const row = this.#open(name, secret, callerId ?? bound, address);
    this.#applyProfile(row, name, profile, address);
    return { connected: true, id: row.id, address };
  }

  #open(name: ByteString, secret: Values, callerId: string | undefined, address: string | undefined): Row {
    this.#dials += 1;
    const service = secret.get('service') ?? 'any';
    const fields = new Map<string, ByteString>([
      ['name', name],
      ['service', service === 'any' ? 'pppoe' : service],
      ['caller-id', callerId ?? ''],
      ['uptime', '0s'],
      ['session-id', `0x81${this.#dials.toString(16).toUpperCase().padStart(6, '0')}`],
    ]);
    if (address !== undefined) fields.set('address', address);
    return this.#tables.add(this.#tables.at('/ppp/active'), fields, 'router');
  }

  #applyProfile(session: Row, name: ByteString, profile: Values, address: string | undefined): void {
    const service = session.values.get('service') ?? 'pppoe';
    const interfaceName = `<${service}-${name}>`;
    this.#effects.addInterface(session, interfaceName, `${service}-in`);
    this.#effects.limitRate(session, interfaceName, interfaceName, profile.get('rate-limit') ?? '');
    if (address !== undefined) this.#effects.listAddress(session, profile.get('address-list') ?? '', address);
  }

  #onlyOne(profile: Values): boolean {
    const own = profile.get('only-one');
    if (own !== undefined && own !== 'default') return own === 'yes';
    return this.#tables.at('/ppp/profile').find('*0')?.values.get('only-one') === 'yes';
  }

  #noteLogout(session: Row): void {
    const secrets = this.#tables.at('/ppp/secret');
    const secret = secrets.find(session.values.get('name') ?? '');
    if (!secret) return;
    const fields = new Map<string, ByteString>([
      ['last-logged-out', String(this.#tables.now())],
      ['last-caller-id', session.values.get('caller-id') ?? ''],
      ['last-disconnect-reason', 'admin-reset'],
    ]);
    this.#tables.change(secrets, secret, fields, 'router');
  }
}
