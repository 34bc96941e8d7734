import type { TakeoverDecision } from '#contract/mikrotik.ts';
import type { Id } from '#kernel/ids.ts';
import type { Candidate } from '../candidates/candidate.ts';
import type { Books } from './books.ts';
import { type Match, matchCandidate } from './match-candidate.ts';
import { factsOf, folded } from './words.ts';

/** What is proposed for a candidate until a person says otherwise. */
export interface Proposal {
  readonly matches: readonly Match[];
  readonly decision: Exclude<TakeoverDecision, 'skip'>;
  readonly customerId: Id | null;
  readonly subscriptionId: Id | null;
  /** For a new customer. */
  readonly customerName: string;
}

/** A comment that stands at so many is a note of the house (“PPPoE client”), not somebody's name. */
const TOO_MANY = 4;

const commentCounts = (candidates: readonly Candidate[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { comment } of candidates) {
    if (comment !== '') counts.set(folded(comment), (counts.get(folded(comment)) ?? 0) + 1);
  }
  return counts;
};

function nameFor({ comment, name }: Candidate, counts: ReadonlyMap<string, number>): string {
  const said = factsOf(comment).name;
  return said !== '' && (counts.get(folded(comment)) ?? 0) <= TOO_MANY ? said : name;
}

/** The one that is meant; null where two are equally sure, or the best is only possible. */
function decided([best, next]: readonly Match[]): Match | null {
  if (best === undefined || best.confidence === 'possible') return null;
  return next !== undefined && next.confidence === best.confidence ? null : best;
}

/**
 * Proposes for each candidate the customer whose it is, or a new one. What may be two customers', and a service of the books
 * that two candidates would be, stays for a person. Pure; the order of the candidates does not matter.
 */
export function propose(candidates: readonly Candidate[], books: Books, deviceId: Id): Map<string, Proposal> {
  const counts = commentCounts(candidates);
  const matched = candidates.map((candidate) => ({ candidate, matches: matchCandidate(candidate, books, deviceId) }));
  const claims = new Map<Id, number>();
  for (const { matches } of matched) {
    const id = decided(matches)?.subscriptionId;
    if (id !== undefined && id !== null) claims.set(id, (claims.get(id) ?? 0) + 1);
  }
  return new Map(
    matched.map(({ candidate, matches }): [string, Proposal] => {
      const best = decided(matches);
      const customerName = nameFor(candidate, counts);
      const isContested = best?.subscriptionId !== null && best !== null && (claims.get(best.subscriptionId) ?? 0) > 1;
      if (best !== null && !isContested) {
        const { customerId, subscriptionId } = best;
        return [candidate.key, { matches, decision: 'existing', customerId, subscriptionId, customerName }];
      }
      const decision = matches.length === 0 ? 'new' : 'open';
      return [candidate.key, { matches, decision, customerId: null, subscriptionId: null, customerName }];
    }),
  );
}
