import type { RouterTables } from '../tables/router-tables.ts';

const numberOf = (address: string) => address.split('.').reduce((value, part) => value * 256 + Number(part), 0);
const addressOf = (value: number) => [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');

/** First address and size of `a-b`, `a/n` or `a`. */
function span(range: string): { first: number; size: number } {
  const [from = '', to = from] = range.split('-');
  const [base = '', prefix] = from.split('/');
  const size = prefix === undefined ? numberOf(to) - numberOf(from) + 1 : 2 ** (32 - Number(prefix));
  return { first: numberOf(base), size: Math.max(0, size) };
}

function nth(spans: readonly { first: number; size: number }[], position: number): string | undefined {
  let rest = position;
  for (const { first, size } of spans) {
    if (rest < size) return addressOf(first + rest);
    rest -= size;
  }
  return undefined;
}

/** Hands out addresses of `/ip/pool` in turn, skipping those in use. */
export class AddressPools {
  readonly #tables: RouterTables;
  readonly #next = new Map<string, number>();

  constructor(tables: RouterTables) {
    this.#tables = tables;
  }

  /** A free address of the pool with this id; `undefined` when there is none. */
  take(poolId: string): string | undefined {
    const pool = this.#tables.at('/ip/pool').find(poolId);
    if (!pool) return undefined;
    const spans = (pool.values.get('ranges') ?? '').split(',').map(span);
    const total = spans.reduce((sum, { size }) => sum + size, 0);
    const start = this.#next.get(pool.id) ?? 0;
    for (let tried = 0; tried < total; tried += 1) {
      const position = (start + tried) % total;
      const address = nth(spans, position);
      if (address === undefined || this.#inUse(address)) continue;
      this.#next.set(pool.id, position + 1);
      return address;
    }
    return undefined;
  }

  #inUse(address: string): boolean {
    const leases = this.#tables.at('/ip/dhcp-server/lease');
    return (
      this.#tables.at('/ppp/active').lookup('address', address).size > 0 ||
      leases.lookup('address', address).size > 0 ||
      leases.lookup('active-address', address).size > 0
    );
  }
}
