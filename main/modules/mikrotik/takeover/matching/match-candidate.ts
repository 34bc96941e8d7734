import { type MatchConfidence, matchConfidences } from '#contract/mikrotik.ts';
import type { Id } from '#kernel/ids.ts';
import type { Candidate } from '../candidates/candidate.ts';
import type { BookCustomer, BookService, Books } from './books.ts';
import { type Facts, factsOf } from './words.ts';

/** Whose a candidate may be, and why. */
export interface Match {
  readonly customerId: Id;
  readonly subscriptionId: Id | null;
  readonly confidence: MatchConfidence;
  readonly reason: string;
}

type Judgement = Pick<Match, 'confidence' | 'reason'>;

const rank = ({ confidence }: Judgement): number => matchConfidences.indexOf(confidence);

/** A service that has nothing yet by which a router would know it waits for just this. */
const isBlank = ({ state, pppoeUser, mac, ip }: BookService): boolean =>
  (state === 'draft' || state === 'pending_install') && mac === null && ip === null && pppoeUser === null;

class Matches {
  readonly #books: Books;
  readonly #kind: Candidate['kind'];
  readonly #deviceId: Id;
  readonly #best = new Map<string, Match>();

  constructor(books: Books, kind: Candidate['kind'], deviceId: Id) {
    this.#books = books;
    this.#kind = kind;
    this.#deviceId = deviceId;
  }

  service(service: BookService, { confidence, reason }: Judgement): void {
    const isElsewhere = service.deviceId !== null && service.deviceId !== this.#deviceId;
    this.#take({
      customerId: service.customerId,
      subscriptionId: service.id,
      confidence: isElsewhere ? 'possible' : confidence,
      reason: isElsewhere ? `${reason} The books have it on another router.` : reason,
    });
  }

  /** Of a customer's services only one that waits to be connected can be meant; else this is a further one. */
  customer({ id }: BookCustomer, judgement: Judgement): void {
    const blank = this.#books.servicesOf(id).filter((one) => isBlank(one) && one.authMethod === this.#kind);
    const [only] = blank;
    this.#take({
      customerId: id,
      subscriptionId: blank.length === 1 && only !== undefined ? only.id : null,
      ...judgement,
    });
  }

  #take(match: Match): void {
    const known = this.#best.get(match.customerId);
    const isBetter =
      known === undefined ||
      rank(match) < rank(known) ||
      (rank(match) === rank(known) && known.subscriptionId === null && match.subscriptionId !== null);
    if (isBetter) this.#best.set(match.customerId, match);
  }

  get sorted(): Match[] {
    return [...this.#best.values()].sort(
      (a, b) => rank(a) - rank(b) || (a.customerId < b.customerId ? -1 : a.customerId > b.customerId ? 1 : 0),
    );
  }
}

const only = <T>(found: readonly T[]): readonly T[] => (found.length === 1 ? found : []);

function byConnection(candidate: Candidate, books: Books, matches: Matches): void {
  const { user, mac, seenMacs, ip } = candidate;
  for (const service of user === null ? [] : books.withUser(user)) {
    matches.service(service, { confidence: 'certain', reason: `${service.code} has the user ${user}.` });
  }
  for (const one of mac === null ? seenMacs : [mac, ...seenMacs]) {
    for (const service of books.withMac(one)) {
      matches.service(service, { confidence: 'certain', reason: `${service.code} has the MAC address ${one}.` });
    }
  }
  for (const service of ip === null ? [] : books.withIp(ip)) {
    matches.service(service, { confidence: 'likely', reason: `${service.code} has the address ${ip}.` });
  }
}

function byComment(facts: Facts, books: Books, matches: Matches): void {
  for (const code of facts.codes) {
    for (const service of books.serviceWithCode(code)) {
      matches.service(service, { confidence: 'certain', reason: `Its comment names ${code}.` });
    }
    for (const customer of books.withCode(code)) {
      matches.customer(customer, { confidence: 'certain', reason: `Its comment names ${code}.` });
    }
  }
  for (const phone of facts.phones) {
    const found = books.withPhone(phone);
    const confidence = found.length === 1 ? 'likely' : 'possible';
    for (const customer of found)
      matches.customer(customer, { confidence, reason: `Its comment has the phone ${phone}.` });
  }
  for (const email of facts.emails) {
    const found = books.withEmail(email);
    const confidence = found.length === 1 ? 'likely' : 'possible';
    for (const customer of found)
      matches.customer(customer, { confidence, reason: `Its comment has the e-mail ${email}.` });
  }
}

function byName(candidate: Candidate, { name }: Facts, books: Books, matches: Matches): void {
  const isFull = name.split(' ').length > 1;
  const named = name === '' ? [] : books.withName(name);
  const confidence = named.length === 1 && isFull ? 'likely' : 'possible';
  for (const customer of named)
    matches.customer(customer, { confidence, reason: `Its comment is called ${customer.name}.` });
  const called = only(books.withLikelyUser(candidate.user ?? candidate.name));
  for (const customer of called) {
    matches.customer(customer, {
      confidence: 'possible',
      reason: `${candidate.name} looks like ${customer.name}.`,
    });
  }
}

/** Whose this may be, the surest first; one entry a customer. */
export function matchCandidate(candidate: Candidate, books: Books, deviceId: Id): Match[] {
  const matches = new Matches(books, candidate.kind, deviceId);
  const facts = factsOf(`${candidate.comment} ${candidate.name.match(/\b[CS]-\d{6,}\b/gi)?.join(' ') ?? ''}`);
  byConnection(candidate, books, matches);
  byComment(facts, books, matches);
  byName(candidate, factsOf(candidate.comment), books, matches);
  return matches.sorted;
}
