import type { SubscriptionChange } from '#contract/core.ts';
import type { DriftActed, DriftTold } from '#contract/mikrotik.ts';
import { dateIn } from '#kernel/calendar.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import { againAfterRace, changeState, changeSubscription } from '#modules/core/index.ts';
import type { Actor } from '#platform/actor.ts';
import { companyOf, inTransaction, type Platform } from '#platform/platform.ts';
import type { WriteTx } from '#platform/write.ts';
import { serviceMarker } from '../plan/markers.ts';
import type { Adoption } from './adoption.ts';
import { adoptionsOf, type ServiceAdoption } from './adoptions.ts';
import { readChosen } from './drift-rows.queries.ts';
import { readLivePasswords } from './live-passwords.ts';
import { readPlans } from './plans.queries.ts';
import { claimRow } from './take-back-drift.ts';

interface Adopting {
  readonly platform: Platform;
  readonly tx: WriteTx;
  readonly reason: string;
  readonly passwords: ReadonlyMap<Id, string>;
}

const NO_PASSWORD =
  'The router does not show its passwords to us (its API user lacks the policy sensitive), so this one cannot be taken into the books. Push the one of the books, or enter the new one on the service.';

function changeOf(id: Id, { fields, readsPassword }: Adoption, passwords: ReadonlyMap<Id, string>): SubscriptionChange {
  if (!readsPassword) return { id, ...fields };
  const pppoePassword = passwords.get(id);
  if (pppoePassword === undefined) throw new Refusal('NOT_ALLOWED_NOW', NO_PASSWORD);
  return { id, ...fields, pppoePassword };
}

/** Through core's doors, as if a person had entered it on the service's page; with who, and why. */
async function adoptService({ platform, tx, reason, passwords }: Adopting, one: ServiceAdoption): Promise<void> {
  const { subscriptionId: id, adoption, rows } = one;
  const change = changeOf(id, adoption, passwords);
  if (Object.keys(change).length > 1) await changeSubscription(platform, tx, change);
  if (adoption.claimsRow) {
    for (const row of rows) if (row.kind === 'foreign') await claimRow(tx, row, serviceMarker(id));
  }
  if (adoption.act !== null) {
    await changeState(tx, { subscriptionId: id, action: adoption.act, reason, ref: null });
  }
  tx.audit({
    event: 'network.drift_adopted',
    model: 'subscription',
    recordId: id,
    after: { router: rows[0]?.deviceName ?? null, what: adoption.words },
    why: reason,
  });
}

/**
 * Takes what routers show into the books, service by service. A service whose fields the books cannot have is left with the
 * sentence that says why, and the others are taken.
 */
export async function adoptDrift(platform: Platform, actor: Actor, { choice, reason }: DriftActed): Promise<DriftTold> {
  const { db } = platform.store;
  const { timeZone } = await companyOf(db);
  const seen = await readChosen(db, choice, dateIn(platform.clock.now(), timeZone));
  // The router is asked before the transaction begins.
  const passwords = await readLivePasswords(platform, seen);
  return await againAfterRace(() =>
    inTransaction(platform, actor, async (tx) => {
      const rows = await readChosen(tx.db, choice, dateIn(tx.now, timeZone));
      const { adoptions, refused } = adoptionsOf(rows, await readPlans(tx.db));
      const left = [...refused];
      let services = 0;
      for (const one of adoptions) {
        try {
          await adoptService({ platform, tx, reason, passwords }, one);
          services += 1;
        } catch (error) {
          // Refused before anything of it was written; the others go on.
          if (!(error instanceof Refusal)) throw error;
          left.push(...one.rows.map(({ id: rowId }) => ({ rowId, sentence: error.message })));
        }
      }
      if (services === 0) {
        throw new Refusal('NOT_ALLOWED_NOW', left[0]?.sentence ?? 'These rows are as the books want them by now.');
      }
      tx.touch('drift', '*');
      return { services, refused: left };
    }),
  );
}
