import type { TakeoverKind } from '#contract/mikrotik.ts';
import type { SubscriptionState } from '#contract/subscription-machine.ts';
import type { Id } from '#kernel/ids.ts';
import { folded, phoneKey, sortedWords, wordsOf } from './words.ts';

export interface BookCustomer {
  readonly id: Id;
  readonly code: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
}

/** A service that is not terminated. */
export interface BookService {
  readonly id: Id;
  readonly code: string;
  readonly customerId: Id;
  readonly state: SubscriptionState;
  readonly deviceId: Id | null;
  readonly authMethod: TakeoverKind;
  readonly pppoeUser: string | null;
  readonly mac: string | null;
  readonly ip: string | null;
  readonly planId: Id;
}

type Index<T> = ReadonlyMap<string, readonly T[]>;

function indexed<T>(all: readonly T[], keysOf: (one: T) => readonly (string | null)[]): Index<T> {
  const index = new Map<string, T[]>();
  for (const one of all) {
    for (const key of new Set(keysOf(one))) {
      if (key === null || key === '') continue;
      const known = index.get(key);
      if (known === undefined) index.set(key, [one]);
      else known.push(one);
    }
  }
  return index;
}

/** Spellings that a user name is likely to have been made of: `janeokoro`, `jokoro`, `janeo`. */
function likelyUsers({ name }: BookCustomer): string[] {
  const words = wordsOf(name);
  const [first = '', ...rest] = words;
  const last = rest.at(-1) ?? '';
  if (last === '') return first.length >= 5 ? [first] : [];
  return [
    `${first}${last}`,
    `${last}${first}`,
    `${first.charAt(0)}${last}`,
    `${last}${first.charAt(0)}`,
    words.join(''),
  ];
}

/** What the books know, found by what a router may tell. */
export class Books {
  readonly customers: ReadonlyMap<Id, BookCustomer>;
  readonly services: ReadonlyMap<Id, BookService>;
  readonly #byCode: Index<BookCustomer>;
  readonly #byPhone: Index<BookCustomer>;
  readonly #byEmail: Index<BookCustomer>;
  readonly #byName: Index<BookCustomer>;
  readonly #byLikelyUser: Index<BookCustomer>;
  readonly #serviceByCode: Index<BookService>;
  readonly #byUser: Index<BookService>;
  readonly #byMac: Index<BookService>;
  readonly #byIp: Index<BookService>;
  readonly #ofCustomer: Index<BookService>;

  constructor(customers: readonly BookCustomer[], services: readonly BookService[]) {
    this.customers = new Map(customers.map((customer) => [customer.id, customer]));
    this.services = new Map(services.map((service) => [service.id, service]));
    this.#byCode = indexed(customers, ({ code }) => [code.toUpperCase()]);
    this.#byPhone = indexed(customers, ({ phone }) => phone.split(/[,;/]/).map(phoneKey));
    this.#byEmail = indexed(customers, ({ email }) => [folded(email.trim())]);
    this.#byName = indexed(customers, ({ name }) => [sortedWords(name)]);
    this.#byLikelyUser = indexed(customers, likelyUsers);
    this.#serviceByCode = indexed(services, ({ code }) => [code.toUpperCase()]);
    this.#byUser = indexed(services, ({ pppoeUser }) => [pppoeUser]);
    this.#byMac = indexed(services, ({ mac }) => [mac]);
    this.#byIp = indexed(services, ({ ip }) => [ip]);
    this.#ofCustomer = indexed(services, ({ customerId }) => [customerId]);
  }

  withCode = (code: string): readonly BookCustomer[] => this.#byCode.get(code.toUpperCase()) ?? [];
  withPhone = (phone: string): readonly BookCustomer[] => this.#byPhone.get(phoneKey(phone) ?? '-') ?? [];
  withEmail = (email: string): readonly BookCustomer[] => this.#byEmail.get(folded(email)) ?? [];
  withName = (name: string): readonly BookCustomer[] => this.#byName.get(sortedWords(name)) ?? [];
  withLikelyUser = (user: string): readonly BookCustomer[] => this.#byLikelyUser.get(wordsOf(user).join('')) ?? [];
  serviceWithCode = (code: string): readonly BookService[] => this.#serviceByCode.get(code.toUpperCase()) ?? [];
  withUser = (user: string): readonly BookService[] => this.#byUser.get(user) ?? [];
  withMac = (mac: string): readonly BookService[] => this.#byMac.get(mac) ?? [];
  withIp = (ip: string): readonly BookService[] => this.#byIp.get(ip) ?? [];
  servicesOf = (customerId: Id): readonly BookService[] => this.#ofCustomer.get(customerId) ?? [];
}
