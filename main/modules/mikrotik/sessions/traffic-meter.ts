import { performance } from 'node:perf_hooks';
import type { RouterSession, SessionKind } from '#contract/mikrotik.ts';
import type { RouterFields, RouterTransport } from '../transport/router-transport.ts';
import { RouterError } from '../transport/router-transport.ts';
import { ownQueueName, type Queue, queueOf } from './queue-book.ts';
import { readRows } from './read-rows.ts';
import { sessionFields } from './read-snapshot.ts';

/** Whose traffic: a session by its kind and user, or a service by the marker of its rows as well. */
export interface Watched {
  readonly kind: SessionKind;
  readonly user: string;
  readonly address: string | null;
  readonly marker: string | null;
}

export interface Measured {
  readonly name: string;
  readonly limit: RouterSession['limit'];
  readonly downloadBps: number;
  readonly uploadBps: number;
}

const activeMenus = {
  ppp: { path: '/ppp/active', user: 'name', address: ['address'] },
  hotspot: { path: '/ip/hotspot/active', user: 'user', address: ['address'] },
  dhcp: { path: '/ip/dhcp-server/lease', user: 'mac-address', address: ['active-address', 'address'] },
} as const;

/** Reads one queue again and again; where a PPP session has none, its interface. */
export class TrafficMeter {
  readonly #watched: Watched;
  /** By what the queue was found: the router is asked the same one question from then on. */
  #where: RouterFields | undefined;
  #counted: { readonly bytes: NonNullable<Queue['bytes']>; readonly atMs: number } | undefined;

  constructor(watched: Watched) {
    this.#watched = watched;
  }

  /** Undefined while there is nothing to measure: nobody is online. */
  async read(router: RouterTransport): Promise<Measured | undefined> {
    const queue = await this.#queue(router);
    if (queue === undefined) return this.#watched.kind === 'ppp' ? await this.#interface(router) : undefined;
    const flow = queue.flow ?? this.#fromBytes(queue.bytes);
    return { name: queue.name, limit: queue.limit, downloadBps: flow.downloadBps, uploadBps: flow.uploadBps };
  }

  async #queue(router: RouterTransport): Promise<Queue | undefined> {
    const tries = this.#where === undefined ? await this.#waysToFind(router) : [this.#where];
    for (const where of tries) {
      const [row] = await readRows(router, '/queue/simple', { proplist: sessionFields.queue, where });
      this.#where = row === undefined ? undefined : where;
      if (row !== undefined) return queueOf(row);
    }
    return undefined;
  }

  async #waysToFind(router: RouterTransport): Promise<RouterFields[]> {
    const { kind, user, marker } = this.#watched;
    const address = this.#watched.address ?? (await this.#addressNow(router));
    return [
      { name: ownQueueName({ kind, user }) },
      ...(marker === null ? [] : [{ comment: marker }]),
      ...(address === null ? [] : [{ target: `${address}/32` }]),
    ];
  }

  async #addressNow(router: RouterTransport): Promise<string | null> {
    const { path, user, address } = activeMenus[this.#watched.kind];
    const where = { [user]: this.#watched.user };
    const [row = {}] = await readRows(router, path, { proplist: ['.id', ...address], where });
    return address.map((field) => row[field]).find((text) => text !== undefined && text !== '') ?? null;
  }

  /** A router that counts bytes and tells no rate: what was added since the last look. */
  #fromBytes(bytes: Queue['bytes']): { downloadBps: number; uploadBps: number } {
    const atMs = performance.now();
    const before = this.#counted;
    this.#counted = bytes === null ? undefined : { bytes, atMs };
    if (bytes === null || before === undefined || atMs <= before.atMs) return { downloadBps: 0, uploadBps: 0 };
    const perSecond = (now: number, then: number): number =>
      Math.max(0, Math.round(((now - then) * 8_000) / (atMs - before.atMs)));
    return {
      downloadBps: perSecond(bytes.download, before.bytes.download),
      uploadBps: perSecond(bytes.upload, before.bytes.upload),
    };
  }

  /** The router receives what the customer uploads. */
  async #interface(router: RouterTransport): Promise<Measured | undefined> {
    const name = ownQueueName({ kind: 'ppp', user: this.#watched.user });
    try {
      const [row] = await router.run('/interface/monitor-traffic', { interface: name, once: '' });
      const [upload, download] = [row?.['rx-bits-per-second'], row?.['tx-bits-per-second']].map(Number);
      if (upload === undefined || download === undefined || Number.isNaN(upload + download)) return undefined;
      return { name, limit: null, downloadBps: download, uploadBps: upload };
    } catch (error) {
      if (error instanceof RouterError && error.kind === 'trap') return undefined; // no such interface: offline
      throw error;
    }
  }
}
