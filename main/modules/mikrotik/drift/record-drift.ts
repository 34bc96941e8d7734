import type { Kysely } from 'kysely';
import { insertRows } from '#db/insert-rows.ts';
import type { Database } from '#db/schema.ts';
import { toJsonColumn } from '#db/store-values.ts';
import type { CalendarDate } from '#kernel/calendar.ts';
import type { Id } from '#kernel/ids.ts';
import type { WriteTx } from '#platform/write.ts';
import { inChunks } from '../chunks.ts';
import { type Applied, readApplied } from './applied-fields.ts';
import { type Fields, type FoundRow, type KeptRow, toKeep } from './found-row.ts';

/** More rows than anyone goes through one by one; beyond them a router is told of in numbers. */
export const KEPT_A_ROUTER = 5_000;

const readKnown = (db: Kysely<Database>, deviceId: Id) =>
  db
    .selectFrom('driftRow')
    .select([
      'id', 'identity', 'fingerprint', 'note', 'harm', 'services', 'cause', 'place', 'firstSeenAt',
      'ignoredUntil', 'ignoredBy', 'ignoredReason',
    ]) // biome-ignore format: a list
    .where('deviceId', '=', deviceId)
    .execute();

type Known = Awaited<ReturnType<typeof readKnown>>[number];

const isSame = (known: Known, row: KeptRow): boolean =>
  known.fingerprint === row.fingerprint &&
  known.note === row.note &&
  known.harm === row.harm &&
  known.services === row.services &&
  known.place === row.place;

/** An ignoring holds for what was seen, and until its day is over. */
const ignoring = (known: Known | undefined, row: KeptRow, today: CalendarDate) =>
  known !== undefined &&
  known.fingerprint === row.fingerprint &&
  known.ignoredUntil !== null &&
  known.ignoredUntil >= today
    ? { ignoredUntil: known.ignoredUntil, ignoredBy: known.ignoredBy, ignoredReason: known.ignoredReason }
    : { ignoredUntil: null, ignoredBy: null, ignoredReason: null };

export interface Ignoring {
  readonly until: CalendarDate;
  readonly by: string;
  readonly reason: string;
}

/** What is found on a router, beside what is kept of it. */
export interface DriftNow {
  readonly kept: readonly KeptRow[];
  /** Rows that differ and are not kept. */
  readonly beyond: number;
  /** What was kept until now, by identity. */
  readonly known: ReadonlyMap<string, Known>;
  /** How a found row is ignored; undefined where it is not. */
  ignoredAs(row: FoundRow): Ignoring | undefined;
  /** Without what is new of these services. */
  without(subscriptionIds: ReadonlySet<Id>): DriftNow;
}

/**
 * Sets what was found beside what is known. A service of which a change is on its way (`isBusy`) brings nothing new: what
 * differs is what that change is about to write.
 */
export async function weighDrift(
  db: Kysely<Database>,
  deviceId: Id,
  found: readonly FoundRow[],
  { today, isBusy }: { readonly today: CalendarDate; isBusy(subscriptionId: Id): boolean },
): Promise<DriftNow> {
  const known = new Map((await readKnown(db, deviceId)).map((row) => [row.identity, row]));
  const all = toKeep(found, KEPT_A_ROUTER);
  const kept = all.filter(
    ({ identity, subscriptionId }) => subscriptionId === null || known.has(identity) || !isBusy(subscriptionId),
  );
  const ignored = new Map<string, Ignoring>();
  for (const row of kept) {
    const { ignoredUntil: until, ignoredBy: by, ignoredReason: reason } = ignoring(known.get(row.identity), row, today);
    if (until !== null && by !== null && reason !== null) ignored.set(row.identity, { until, by, reason });
  }
  const identityOf = ({ kind, path, naturalKey, marker }: FoundRow): string =>
    [kind, path, naturalKey, marker].join(' ');
  const now = (rows: readonly KeptRow[]): DriftNow => ({
    kept: rows,
    beyond: found.length - all.length,
    known,
    ignoredAs: (row) => ignored.get(identityOf(row)),
    without: (ids) =>
      now(
        rows.filter(
          ({ identity, subscriptionId }) => subscriptionId === null || known.has(identity) || !ids.has(subscriptionId),
        ),
      ),
  });
  return now(kept);
}

const json = (fields: Fields | null): string | null => (fields === null ? null : toJsonColumn(fields));

function stored(
  tx: WriteTx,
  deviceId: Id,
  row: KeptRow,
  known: Known | undefined,
  applied: Applied | undefined,
  today: CalendarDate,
) {
  const { marker: _marker, wanted, live, cause, ...columns } = row;
  const wasOurs = applied !== undefined && applied.fields !== null;
  return {
    ...columns,
    id: known?.id ?? tx.newId(),
    deviceId,
    cause: cause === 'in_the_way' && wanted !== null && wasOurs ? ('unmarked' as const) : cause,
    wantedJson: json(wanted),
    liveJson: json(live),
    appliedJson: json(applied?.fields ?? null),
    appliedBy: applied?.by ?? null,
    firstSeenAt: known?.firstSeenAt ?? tx.now,
    ...ignoring(known, row, today),
  };
}

/** Writes what became of a router's rows: only those that are new, gone or other than before. */
export async function recordDrift(
  tx: WriteTx,
  deviceId: Id,
  { kept, known }: DriftNow,
  today: CalendarDate,
): Promise<void> {
  const fresh = kept.filter((row) => {
    const before = known.get(row.identity);
    const hasRunOut = before?.ignoredUntil != null && before.ignoredUntil < today;
    return before === undefined || hasRunOut || !isSame(before, row);
  });
  const present = new Set(kept.map(({ identity }) => identity));
  const replaced = fresh.flatMap(({ identity }) => known.get(identity)?.id ?? []);
  const gone = [...known.values()].filter(({ identity }) => !present.has(identity)).map(({ id }) => id);
  await inChunks([...replaced, ...gone], (ids) => tx.db.deleteFrom('driftRow').where('id', 'in', ids).execute());
  if (fresh.length > 0) {
    const appliedTo = await readApplied(tx.db, deviceId, fresh);
    const rows = fresh.map((row) => stored(tx, deviceId, row, known.get(row.identity), appliedTo(row), today));
    await insertRows(tx.db, 'driftRow', rows);
  }
  if (fresh.length + gone.length > 0) tx.touch('drift', deviceId);
}

/** What a verified change settled is no difference any more, without waiting for the next reading. */
export async function forgetDrift(
  tx: Pick<WriteTx, 'db' | 'touch'>,
  deviceId: Id,
  settled: readonly { readonly subscriptionId: Id; readonly profiles: readonly string[] }[],
): Promise<void> {
  await inChunks(settled, async (chunk) => {
    const profiles = [...new Set(chunk.flatMap((one) => one.profiles))];
    await tx.db
      .deleteFrom('driftRow')
      .where('deviceId', '=', deviceId)
      .where('cause', 'not in', ['namespace', 'other_store'])
      .where((eb) =>
        eb.or([
          eb(
            'subscriptionId',
            'in',
            chunk.map(({ subscriptionId }) => subscriptionId),
          ),
          ...(profiles.length === 0
            ? []
            : [
                eb.and([
                  eb('subscriptionId', 'is', null),
                  eb('naturalKey', 'in', profiles),
                  eb('services', 'is not', null),
                ]),
              ]),
        ]),
      )
      .execute();
  });
  if (settled.length > 0) tx.touch('drift', deviceId);
}
