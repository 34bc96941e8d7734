import type { RouterSession } from '#contract/mikrotik.ts';
import { canonical } from '../plan/canonical.ts';
import type { RouterRow } from '../transport/router-transport.ts';

/** What a simple queue gives and counts, from the customer's side: RouterOS writes `upload/download`. */
export interface Queue {
  readonly name: string;
  readonly comment: string | undefined;
  readonly limit: RouterSession['limit'];
  readonly flow: RouterSession['flow'];
  readonly bytes: RouterSession['bytes'];
}

const FACTORS: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, g: 1e9 };

/** `5000000`, `5M`, and `1.2Mbps` as some releases print a rate. */
function amount(text: string | undefined): number | undefined {
  const [, digits, suffix = ''] = /^(\d+(?:\.\d+)?)([kmg]?)(?:bps)?$/i.exec(text ?? '') ?? [];
  return digits === undefined ? undefined : Math.round(Number(digits) * (FACTORS[suffix.toLowerCase()] ?? 1));
}

/** The customer's upload and download out of `upload/download`. */
export function uploadAndDownload(text: string | undefined): readonly [upload: number, download: number] | undefined {
  const [first, second = first] = (text ?? '').split('/');
  const [upload, download] = [amount(first), amount(second)];
  return upload === undefined || download === undefined ? undefined : [upload, download];
}

export function queueOf(row: RouterRow): Queue {
  const [uploadMax = 0, downloadMax = 0] = uploadAndDownload(row['max-limit']) ?? [];
  const rate = uploadAndDownload(row.rate);
  const counted = uploadAndDownload(row.bytes);
  const isLimited = uploadMax > 0 || downloadMax > 0;
  return {
    name: row.name ?? '',
    comment: row.comment,
    limit: isLimited ? { downloadKbps: downloadMax / 1_000, uploadKbps: uploadMax / 1_000 } : null,
    flow: rate === undefined ? null : { uploadBps: rate[0], downloadBps: rate[1] },
    bytes: counted === undefined ? null : { upload: counted[0], download: counted[1] },
  };
}

type Asked = Pick<RouterSession, 'kind' | 'user' | 'address'>;

/** What a router calls the queue that it makes for a session by itself; `service` is that of a PPP session. */
export function ownQueueName({ kind, user }: Pick<Asked, 'kind' | 'user'>, service = 'pppoe'): string {
  switch (kind) {
    case 'ppp':
      return `<${service}-${user}>`;
    case 'hotspot':
      return `<hotspot-${user}>`;
    case 'dhcp':
      return `dhcp-ds<${user}>`;
  }
}

/** The simple queues of a router, found by a session's name or address. */
export class QueueBook {
  readonly #byName = new Map<string, RouterRow>();
  readonly #byTarget = new Map<string, RouterRow>();

  constructor(rows: readonly RouterRow[]) {
    for (const row of rows) {
      if (canonical('disabled', row.disabled) === 'yes') continue;
      if (row.name !== undefined) this.#byName.set(row.name, row);
      const target = canonical('target', row.target);
      // The first queue that fits takes the packets.
      if (!this.#byTarget.has(target)) this.#byTarget.set(target, row);
    }
  }

  of(session: Asked, service?: string): Queue | undefined {
    const row =
      this.#byName.get(ownQueueName(session, service)) ??
      (session.address === null ? undefined : this.#byTarget.get(session.address));
    return row === undefined ? undefined : queueOf(row);
  }
}
