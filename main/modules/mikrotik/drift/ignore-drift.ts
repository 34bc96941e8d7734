import type { DriftActed, DriftChoice } from '#contract/mikrotik.ts';
import { addDays, type CalendarDate, dateIn } from '#kernel/calendar.ts';
import { invalid, notFound } from '#kernel/errors.ts';
import type { Actor } from '#platform/actor.ts';
import { companyOf, inTransaction, type Platform } from '#platform/platform.ts';
import type { WriteTx } from '#platform/write.ts';
import { inChunks } from '../chunks.ts';
import { enqueueCompare } from '../router-jobs.ts';
import { readChosen } from './drift-rows.queries.ts';

const MOST_DAYS = 366;

interface Ignored {
  readonly ignoredUntil: CalendarDate | null;
  readonly ignoredBy: string | null;
  readonly ignoredReason: string | null;
}

/** Marks the rows, tells their routers' histories, and has the routers read: the notes of their services follow from that. */
async function mark(
  tx: WriteTx,
  choice: DriftChoice,
  today: CalendarDate,
  ignored: Ignored,
): Promise<{ rows: number }> {
  const chosen = await readChosen(tx.db, choice, today);
  if (chosen.length === 0) throw notFound('difference');
  await inChunks(
    chosen.map(({ id }) => id),
    (ids) => tx.db.updateTable('driftRow').set(ignored).where('id', 'in', ids).execute(),
  );
  for (const deviceId of new Set(chosen.map((row) => row.deviceId))) {
    const rows = chosen.filter((row) => row.deviceId === deviceId);
    tx.audit({
      event: ignored.ignoredUntil === null ? 'drift.heeded' : 'drift.ignored',
      model: 'device',
      recordId: deviceId,
      after: {
        rows: rows.slice(0, 20).map(({ path, naturalKey }) => `${path} ${naturalKey}`),
        count: rows.length,
        until: ignored.ignoredUntil,
      },
      why: ignored.ignoredReason ?? undefined,
    });
    await enqueueCompare(tx, deviceId);
    tx.touch('drift', deviceId);
  }
  return { rows: chosen.length };
}

/** Leaves differences as they are until a day. Each comes back before that if the row changes again. */
export async function ignoreDrift(
  platform: Platform,
  actor: Actor,
  { choice, reason, until }: DriftActed & { readonly until: CalendarDate },
): Promise<{ rows: number }> {
  return await inTransaction(platform, actor, async (tx) => {
    const { timeZone } = await companyOf(tx.db);
    const today = dateIn(tx.now, timeZone);
    if (until < today) throw invalid({ until: 'A day from today on.' });
    if (until > addDays(today, MOST_DAYS))
      throw invalid({ until: 'At most a year from today: then it is looked at again.' });
    return await mark(tx, choice, today, { ignoredUntil: until, ignoredBy: actor.name, ignoredReason: reason });
  });
}

/** Ends the ignoring: the differences need somebody again. */
export async function heedDrift(
  platform: Platform,
  actor: Actor,
  { choice }: { readonly choice: DriftChoice },
): Promise<{ rows: number }> {
  return await inTransaction(platform, actor, async (tx) => {
    const { timeZone } = await companyOf(tx.db);
    return await mark(tx, choice, dateIn(tx.now, timeZone), {
      ignoredUntil: null,
      ignoredBy: null,
      ignoredReason: null,
    });
  });
}
