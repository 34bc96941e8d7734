import type { NetworkService } from '#contract/core.ts';
import type { Id } from '#kernel/ids.ts';
import { diffServices } from '../plan/diff.ts';
import { serviceSeen } from '../plan/network-service.ts';
import { isShared } from '../plan/planned-row.ts';
import type { RouterView } from '../plan/router-view.ts';
import type { ServiceOnBooks } from '../services.queries.ts';
import { wishFor } from '../sync/plan-changes.ts';
import { type ForeignDrift, foreignDrift } from './foreign-drift.ts';
import type { FoundRow } from './found-row.ts';
import { leftBehind } from './left-behind.ts';
import type { Books } from './read-books.ts';
import { driftOfService, driftOfShared, type Judged } from './service-drift.ts';

export interface ComparedService extends Judged {
  readonly service: ServiceOnBooks;
  readonly seen: NetworkService;
  /** Its own rows and the shared ones that it stands on, as far as they differ. */
  readonly found: readonly FoundRow[];
}

/** A router beside the books: each service, the rows that differ, and how many rows there are at all. */
export interface Comparison extends Pick<ForeignDrift, 'rowsOurs' | 'rowsForeign'> {
  readonly services: readonly ComparedService[];
  readonly found: readonly FoundRow[];
}

const REASON = 'It differs from the books.';

/** A password that the router hides and that nobody knows of is not called a difference; the next change writes it. */
const asGiven = (service: ServiceOnBooks): ServiceOnBooks => ({
  ...service,
  passwordIsGiven: service.passwordIsGiven ?? true,
});

function judgeAll({ services, router }: Books, view: RouterView): (Judged & { readonly service: ServiceOnBooks })[] {
  const wishes = new Map(
    [...services].map(([id, service]) => [
      id,
      { wish: wishFor(asGiven(service), router, view, REASON), reason: REASON },
    ]),
  );
  const diffs = diffServices(wishes, view);
  return [...services].flatMap(([id, service]) => {
    const wish = wishes.get(id)?.wish;
    const diff = diffs.get(id);
    return wish === undefined || diff === undefined ? [] : [{ service, wish, diff }];
  });
}

/** Sets a reading of a router beside the books; no more than that is needed for it. */
export function findDrift(books: Books, view: RouterView): Comparison {
  const judged = judgeAll(books, view);
  const shared = driftOfShared(judged);
  const sharedAt = new Map(shared.map((row) => [`${row.path} ${row.naturalKey}`, row]));
  const services = judged.map(
    (one): ComparedService => ({
      ...one,
      seen: serviceSeen(one.service, view),
      found: [
        ...driftOfService(one, books.router, view),
        ...one.diff.rows.flatMap((row) => (isShared(row) ? (sharedAt.get(`${row.path} ${row.naturalKey}`) ?? []) : [])),
      ],
    }),
  );
  const obstacles = new Set(judged.flatMap(({ diff }) => diff.obstacles.map(({ row }) => row)));
  const foreign = foreignDrift(
    view,
    {
      services: books.services.values(),
      profiles: books.profiles,
      isKnown: (id: Id) => books.services.has(id) || books.strays.has(id),
    },
    obstacles,
  );
  return {
    services,
    found: [
      ...shared,
      ...services.flatMap(({ found }) => found.filter(({ subscriptionId }) => subscriptionId !== null)),
      ...[...books.strays.values()].flatMap((service) => leftBehind(service, books.router, view)),
      ...foreign.found,
    ],
    rowsOurs: foreign.rowsOurs,
    rowsForeign: foreign.rowsForeign,
  };
}
