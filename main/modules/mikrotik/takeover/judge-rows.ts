import type { TakeoverDecision, TakeoverStanding } from '#contract/mikrotik.ts';
import type { Id } from '#kernel/ids.ts';
import type { Candidate } from './candidates/candidate.ts';
import { soundsCutOff } from './candidates/find-candidates.ts';
import type { BookService, Books } from './matching/books.ts';
import type { BookPlan } from './plan-groups.ts';
import type { StoredOptions } from './stored-candidate.ts';

/** A row of a takeover with what was decided about it. */
export interface DraftRow {
  readonly id: Id;
  readonly candidate: Candidate;
  readonly decision: TakeoverDecision;
  readonly customerId: Id | null;
  readonly subscriptionId: Id | null;
  readonly customerName: string;
  readonly planKey: string | null;
  readonly planId: Id | null;
  readonly adoptAs: 'active' | 'suspended';
  readonly isAdopted: boolean;
}

/** Rates of the router, and what a person made of them. */
export interface DraftPlan {
  readonly key: string;
  readonly planId: Id | null;
  readonly hasPrice: boolean;
  readonly canBeNew: boolean;
}

export interface Judging {
  readonly deviceId: Id;
  readonly books: Books;
  readonly plans: ReadonlyMap<Id, BookPlan>;
  readonly groups: ReadonlyMap<string, DraftPlan>;
}

export interface Judged {
  readonly standing: TakeoverStanding;
  readonly problems: readonly string[];
}

/** By what the router cuts a service off now, in words. */
export function cutOffBy(
  { isDisabled, lists, profile, kind }: Candidate,
  { cutOffLists }: StoredOptions,
): string | null {
  const list = lists.find((name) => cutOffLists.includes(name));
  if (list !== undefined) return `It stands in the list ${list}.`;
  if (isDisabled) return kind === 'dhcp' ? 'Its lease is disabled.' : 'Its user is disabled.';
  return profile !== null && soundsCutOff(profile) ? `It has the profile ${profile}.` : null;
}

const isTaken = (row: DraftRow): boolean => row.decision !== 'skip' && !row.isAdopted;

/** How often each of these is wanted by rows that are to be taken. */
function claimsOf(
  rows: readonly DraftRow[],
  keyOf: (row: DraftRow) => string | null,
): ReadonlyMap<string, readonly DraftRow[]> {
  const claims = new Map<string, DraftRow[]>();
  for (const row of rows) {
    const key = isTaken(row) ? keyOf(row) : null;
    if (key === null) continue;
    const known = claims.get(key);
    if (known === undefined) claims.set(key, [row]);
    else known.push(row);
  }
  return claims;
}

function sharedProblem(
  row: DraftRow,
  claims: ReadonlyMap<string, readonly DraftRow[]>,
  key: string | null,
  what: string,
): string[] {
  const others = key === null ? [] : (claims.get(key) ?? []).filter(({ id }) => id !== row.id);
  const [other] = others;
  return other === undefined ? [] : [`${other.candidate.name} has the same ${what} here. Skip one of the two.`];
}

function holderProblem(
  holders: readonly BookService[],
  { subscriptionId }: DraftRow,
  books: Books,
  what: string,
): string[] {
  const other = holders.find(({ id }) => id !== subscriptionId);
  if (other === undefined) return [];
  return [
    `${other.code} (${books.customers.get(other.customerId)?.name ?? 'archived'}) has this ${what}. Choose that service, or correct it.`,
  ];
}

/** The plan that a row goes on; undefined while nobody said. */
export function planOf(row: DraftRow, { books, groups }: Pick<Judging, 'books' | 'groups'>): Id | 'new' | undefined {
  if (row.subscriptionId !== null && row.decision === 'existing') return books.services.get(row.subscriptionId)?.planId;
  if (row.planId !== null) return row.planId;
  const group = row.planKey === null ? undefined : groups.get(row.planKey);
  if (group === undefined) return undefined;
  return group.planId ?? (group.canBeNew && group.hasPrice ? 'new' : undefined);
}

function planProblem(row: DraftRow, planId: Id | 'new' | undefined, { plans }: Judging): string[] {
  if (planId === undefined || planId === 'new' || row.subscriptionId !== null) return [];
  const plan = plans.get(planId);
  if (plan === undefined) return ['Its plan is archived. Choose another.'];
  return plan.authMethods.includes(row.candidate.kind)
    ? []
    : [`${plan.name} is not sold for ${row.candidate.kind}. Choose another plan.`];
}

/**
 * How every row stands: what hinders it, what it lacks, whether it can be adopted. Pure: the books, the decisions and the
 * other rows of the router say it.
 */
export function judgeRows(rows: readonly DraftRow[], judging: Judging): Map<Id, Judged> {
  const { books, deviceId } = judging;
  const users = claimsOf(rows, ({ candidate }) => candidate.user);
  const macs = claimsOf(rows, ({ candidate }) => candidate.mac);
  const ips = claimsOf(rows, ({ candidate }) => candidate.ip);
  const services = claimsOf(rows, ({ decision, subscriptionId }) => (decision === 'existing' ? subscriptionId : null));
  const onRouter = (found: readonly BookService[]) => found.filter((service) => service.deviceId === deviceId);
  const judgedOf = (row: DraftRow): Judged => {
    const { candidate, decision } = row;
    if (row.isAdopted) return { standing: 'adopted', problems: [] };
    if (decision === 'skip') return { standing: 'skipped', problems: [] };
    const { user, mac, ip } = candidate;
    const planId = planOf(row, judging);
    const problems = [
      ...candidate.faults,
      ...(user === null ? [] : holderProblem(books.withUser(user), row, books, 'user name')),
      ...(mac === null ? [] : holderProblem(onRouter(books.withMac(mac)), row, books, 'MAC address')),
      ...(ip === null ? [] : holderProblem(onRouter(books.withIp(ip)), row, books, 'IP address')),
      ...sharedProblem(row, users, user, 'user name'),
      ...sharedProblem(row, macs, mac, 'MAC address'),
      ...sharedProblem(row, ips, ip, 'IP address'),
      ...sharedProblem(row, services, decision === 'existing' ? row.subscriptionId : null, 'service of the books'),
      ...planProblem(row, planId, judging),
    ];
    // Who it is comes first: a service that somebody has in the books is no problem once it is said to be this one.
    if (decision === 'open') return { standing: 'open', problems };
    if (problems.length > 0) return { standing: 'problem', problems };
    return { standing: planId === undefined ? 'plan' : 'ready', problems };
  };
  return new Map(rows.map((row) => [row.id, judgedOf(row)]));
}
