import type { Expression, Insertable } from 'kysely';
import type { TakeoverDecision } from '#contract/mikrotik.ts';
import { insertRows } from '#db/insert-rows.ts';
import type { Database } from '#db/schema.ts';
import { toJsonColumn } from '#db/store-values.ts';
import type { Id } from '#kernel/ids.ts';
import type { Platform } from '#platform/platform.ts';
import type { WriteTx } from '#platform/write.ts';
import { inChunks } from '../chunks.ts';
import { readBooks } from './books.queries.ts';
import type { Found } from './candidates/candidate.ts';
import { type Candidates, findCandidates } from './candidates/find-candidates.ts';
import type { TakeoverRecord } from './draft.queries.ts';
import { type Proposal, propose } from './matching/propose.ts';
import { folded } from './matching/words.ts';
import { planGroups } from './plan-groups.ts';
import { readPlans } from './plans.queries.ts';
import type { SourceRead } from './read-source.ts';
import { restate } from './restate.ts';

export const passwordBoundTo = (rowId: Id): string => `takeover-row:${rowId}`;

type NewRow = Insertable<Database['takeoverRow']>;

const searchText = ({ candidate }: Found, { customerName }: Proposal): string => {
  const { name, comment, user, mac, ip, profile } = candidate;
  return folded(
    [name, comment, user, mac, ip, profile, customerName].filter((text) => text !== null && text !== '').join(' '),
  );
};

/** What a reading says of a row; what a person decided is no part of it. */
const asRead = (platform: Platform, id: Id, found: Found, proposal: Proposal) => ({
  name: found.candidate.name,
  sortName: folded(found.candidate.name),
  candidateJson: toJsonColumn(found.candidate),
  passwordSealed: found.password === null ? null : platform.secrets.seal(found.password, passwordBoundTo(id)),
  matchJson: toJsonColumn(proposal.matches),
  planKey: found.candidate.planKey,
  searchText: searchText(found, proposal),
});

const asProposed = ({ decision, customerId, subscriptionId, customerName }: Proposal) => ({
  decision,
  customerId,
  subscriptionId,
  customerName,
  decidedBy: null,
});

/** Rows that somebody decided about keep that; all others are proposed anew. Rows that are gone from the router go. */
async function storeRows(
  platform: Platform,
  tx: WriteTx,
  takeoverId: Id,
  found: readonly Found[],
  proposals: ReadonlyMap<string, Proposal>,
) {
  const known = new Map(
    (await tx.db.selectFrom('takeoverRow').selectAll().where('takeoverId', '=', takeoverId).execute()).map((row) => [
      row.rowKey,
      row,
    ]),
  );
  const fresh: NewRow[] = found.flatMap((one): NewRow[] => {
    const proposal = proposals.get(one.candidate.key);
    const before = known.get(one.candidate.key);
    if (proposal === undefined || before?.adoptedAt) return [];
    const id = before?.id ?? tx.newId();
    const kept = before !== undefined && before.decidedBy !== null;
    return [
      {
        id,
        takeoverId,
        rowKey: one.candidate.key,
        kind: one.candidate.kind,
        ...asRead(platform, id, one, proposal),
        ...asProposed(proposal),
        ...(kept
          ? {
              decision: before.decision,
              customerId: before.customerId,
              subscriptionId: before.subscriptionId,
              customerName: before.customerName,
              decidedBy: before.decidedBy,
            }
          : {}),
        planId: before?.planId ?? null,
        adoptAs: before?.adoptAs ?? 'active',
        standing: 'open',
        problemsJson: toJsonColumn([]),
        adoptedAt: null,
      },
    ];
  });
  await tx.db.deleteFrom('takeoverRow').where('takeoverId', '=', takeoverId).where('adoptedAt', 'is', null).execute();
  await insertRows(tx.db, 'takeoverRow', fresh);
}

/** Names and prices that somebody entered stay with their rates. */
async function storePlans(tx: WriteTx, takeoverId: Id, found: readonly Found[]): Promise<void> {
  const plans = await readPlans(tx.db);
  const records = await tx.db.selectFrom('takeoverPlan').selectAll().where('takeoverId', '=', takeoverId).execute();
  const known = new Map(records.map((record) => [record.planKey, record]));
  const groups = planGroups(
    found.map(({ candidate }) => candidate),
    plans,
  );
  const rows = groups.map(({ key, profilePath, profileName, rates, name, planId, planReason }) => {
    const before = known.get(key);
    const said = rates?.rates ?? null;
    return {
      takeoverId,
      planKey: key,
      profilePath,
      profileName,
      downloadKbps: said?.downloadKbps ?? null,
      uploadKbps: said?.uploadKbps ?? null,
      burstDownloadKbps: said?.burst?.downloadKbps ?? null,
      burstUploadKbps: said?.burst?.uploadKbps ?? null,
      burstThresholdPercent: said?.burst?.thresholdPercent ?? null,
      burstSeconds: said?.burst?.seconds ?? null,
      rateNote: rates?.note ?? null,
      name: before?.name ?? name,
      planId: before === undefined ? planId : before.planId,
      planReason: before === undefined ? planReason : before.planReason,
      priceMinor: before?.priceMinor ?? null,
    };
  });
  await tx.db.deleteFrom('takeoverPlan').where('takeoverId', '=', takeoverId).execute();
  await insertRows(tx.db, 'takeoverPlan', rows);
}

/** Finds the services in what was read, proposes whose they are, and keeps both. Answers what was seen besides. */
export async function storeReading(
  platform: Platform,
  tx: WriteTx,
  takeover: Pick<TakeoverRecord, 'id' | 'deviceId'>,
  { tables, isLive }: SourceRead,
): Promise<Candidates> {
  const books = await readBooks(tx.db);
  const candidates = findCandidates(tables, isLive, new Set(books.services.keys()));
  const proposals = propose(
    candidates.found.map(({ candidate }) => candidate),
    books,
    takeover.deviceId,
  );
  await storeRows(platform, tx, takeover.id, candidates.found, proposals);
  await storePlans(tx, takeover.id, candidates.found);
  await restate(tx, takeover);
  return candidates;
}

interface Said {
  readonly decision?: TakeoverDecision;
  readonly customerId?: Id | null | Expression<Id | null>;
  readonly subscriptionId?: Id | null | Expression<Id | null>;
  readonly customerName?: string;
  readonly planId?: Id | null;
  readonly adoptAs?: 'active' | 'suspended';
  readonly decidedBy: string;
}

/** Rows of one decision, many at once. */
export const updateRows = async (tx: WriteTx, ids: readonly Id[], set: Said): Promise<void> =>
  inChunks(ids, (chunk) =>
    tx.db.updateTable('takeoverRow').set(set).where('id', 'in', chunk).where('adoptedAt', 'is', null).execute(),
  );
