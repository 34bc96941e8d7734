import type { DeviceStage } from '#contract/core.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { inChunks } from '../chunks.ts';
import type { ManagedPath } from '../plan/menus.ts';
import { isSession } from '../plan/planned-row.ts';
import { isWithin, mergeRecorded } from '../plan/recorded-row.ts';
import type { Drop } from '../plan/session-menus.ts';
import { dropSessions, stillOnline } from '../router/drop-sessions.ts';
import { readTables } from '../router/read-tables.ts';
import { isRouterWide, isStale, rowRefusal } from '../router/refusal-sentences.ts';
import type { Refused } from '../router/write-rows.ts';
import { RouterError, type RouterTransport } from '../transport/router-transport.ts';
import { recordGivenPasswords, withPasswordGiven } from './given-passwords.ts';
import { hold } from './hold.ts';
import type { OpenWork } from './open-work.queries.ts';
import { type ChangePlan, planChanges } from './plan-changes.ts';
import { withRecorded, writeRowsOnRecord } from './rows-on-record.ts';
import { type Failure, settleApplied, settleFailed, settleVerified } from './settle.ts';
import { writeInSlices } from './write-in-slices.ts';

/** How often what was read back may differ from what was written before a person has to look. */
const ROUNDS = 3;

interface Results {
  /** Of each round, what the router acknowledged. */
  readonly written: ChangePlan[];
  readonly verified: ChangePlan[];
  readonly failed: Failure[];
  /** The router itself cannot take writes now; these stay open. */
  readonly postponed: Failure[];
  /** Not sent, since too many of their batch failed: a person is asked. */
  readonly held: Failure[];
}

const unlike = ({ change }: ChangePlan): string =>
  `The router took the change for ${change.service.code} but shows something else when it is read back. Look at it on the router, then retry.`;

const keepsOnline = ({ change }: ChangePlan): string =>
  `The router says that it dropped the live session of ${change.service.code}, but the session goes on as it was. Drop it on the router, then retry.`;

const unapproved = ({ change }: ChangePlan): string =>
  `The router changed while the change for ${change.service.code} was being written, and more is to be written than was approved. Retry it, look at the rows that are left, and approve them.`;

/** What may be written, where, and until when. */
export interface Writing {
  readonly platform: Platform;
  readonly actor: Actor;
  readonly router: RouterTransport;
  readonly stage: DeviceStage;
  readonly work: OpenWork;
  /** With their rows on record. */
  readonly plans: readonly ChangePlan[];
  readonly menus: ReadonlySet<ManagedPath>;
  /** A batch of which more is refused is stopped. */
  readonly failurePercent: number;
  readonly signal: AbortSignal;
}

interface Judging {
  readonly work: OpenWork;
  /** Sessions that the router said it dropped, and that go on. */
  readonly online: ReadonlySet<Drop>;
  readonly results: Results;
}

/** Judges one change by what was read back; answers it again when it has to be written once more. */
function judgeRead(
  before: ChangePlan,
  now: ChangePlan,
  refused: Refused | undefined,
  { work, online, results }: Judging,
): ChangePlan[] {
  const { device } = work;
  const refusal =
    refused === undefined ? undefined : rowRefusal(refused.row, device.name, device.apiUser, refused.error);
  if (now.conflicts.length > 0) {
    results.failed.push({ plan: now, sentence: now.conflicts.join(' '), row: refused?.row ?? null });
    return [];
  }
  if (now.rows.every(isSession)) {
    if ([...before.drops].some((drop) => online.has(drop))) return [{ ...now, drops: before.drops }];
    results.verified.push(now);
    return [];
  }
  if (refusal === undefined || isStale(refusal.reason))
    return [{ ...now, drops: new Set([...before.drops, ...now.drops]) }];
  const outcome = { plan: now, sentence: refusal.sentence, row: refused?.row ?? null };
  (isRouterWide(refusal.reason) ? results.postponed : results.failed).push(outcome);
  return [];
}

/** Only rows count for what was read back: sessions that dialled in again meanwhile are as they should be. */
const settledSessions = (plan: ChangePlan): ChangePlan => ({
  ...plan,
  change: { ...plan.change, wasInterrupted: false },
});

/**
 * Someone else wrote on the router while we did, so that more is to be written than stands in the books. On a staged router
 * nobody approved that; elsewhere it is put on record first, for the undo.
 */
async function recordMore({ platform, actor, stage }: Writing, open: readonly ChangePlan[], results: Results) {
  const more = open.filter(({ rows, change }) => !isWithin(rows, change.recorded));
  if (more.length === 0) return open;
  const isMore = new Set(more);
  if (stage === 'staged') {
    results.failed.push(...more.map((plan) => ({ plan, sentence: unapproved(plan), row: null })));
    return open.filter((plan) => !isMore.has(plan));
  }
  const recorded = new Map(more.map((plan) => [plan, mergeRecorded(plan.change.recorded, plan.rows)]));
  await inTransaction(platform, actor, (tx) =>
    writeRowsOnRecord(
      platform,
      tx,
      [...recorded].map(([{ change }, rows]) => ({ id: change.id, rows })),
    ),
  );
  return open.map((plan) => withRecorded(plan, recorded.get(plan) ?? plan.change.recorded));
}

/** What the router took but could not be read back is said to be applied, and no more. */
async function readBack({ platform, actor, router, work, menus }: Writing, written: readonly ChangePlan[]) {
  try {
    const dropped = await dropSessions(router, new Set(written.flatMap(({ drops }) => [...drops])));
    const view = await readTables(router, menus, work.found);
    return { view, online: stillOnline(dropped, view) };
  } catch (error) {
    if (error instanceof RouterError) {
      await inTransaction(platform, actor, (tx) => settleApplied(platform, tx, work.device, written));
    }
    throw error;
  }
}

async function writeAndReadBack(writing: Writing): Promise<Results> {
  const { router, work, plans, failurePercent, signal } = writing;
  const results: Results = { written: [], verified: [], failed: [], postponed: [], held: [] };
  let open: readonly ChangePlan[] = plans.map(settledSessions);
  for (let round = 1; round <= ROUNDS && open.length > 0; round += 1) {
    if (round > 1) open = await recordMore(writing, open, results);
    const { refused, unsent } = await writeInSlices(router, work, open, failurePercent, signal);
    for (const { plan, sentence, isPostponed } of unsent) {
      (isPostponed ? results.postponed : results.held).push({ plan, sentence, row: null });
    }
    const isUnsent = new Set(unsent.map(({ plan }) => plan));
    open = open.filter((plan) => !isUnsent.has(plan));
    const written = open.filter(({ change }) => !refused.has(change.id));
    results.written.push(...written);
    const hasWritten = new Set(written);
    open = open.map((plan) => (hasWritten.has(plan) ? withPasswordGiven(plan) : plan));
    const { view, online } = await readBack(writing, written);
    const now = new Map(
      planChanges({ router: work.router, changes: open.map(({ change }) => change) }, view).map((plan) => [
        plan.change.id,
        plan,
      ]),
    );
    open = open.flatMap((before) => {
      const after = now.get(before.change.id);
      return after === undefined
        ? []
        : judgeRead(before, after, refused.get(before.change.id), { work, online, results });
    });
  }
  results.failed.push(
    ...open.map((plan) => ({
      plan,
      sentence: plan.rows.every(isSession) ? keepsOnline(plan) : unlike(plan),
      row: null,
    })),
  );
  return results;
}

async function postpone(platform: Platform, postponed: readonly Failure[]): Promise<void> {
  const bySentence = new Map<string, Id[]>();
  for (const { plan, sentence } of postponed) {
    bySentence.set(sentence, [...(bySentence.get(sentence) ?? []), plan.change.id]);
  }
  for (const [lastError, ids] of bySentence) {
    await inChunks(ids, (chunk) =>
      platform.store.db
        .updateTable('provisioningJob')
        .set({ lastError })
        .where('id', 'in', chunk)
        .where('state', '=', 'applying')
        .execute(),
    );
  }
}

/**
 * Writes what may be written, reads back, and puts into the books what was seen. Answers why the router cannot take the
 * rest now, if it cannot.
 * @throws RouterError when the outcome of a command is unknown: then nothing is marked, and the next pass reads first.
 */
export async function carryOut(writing: Writing): Promise<string | null> {
  const { platform, actor, work } = writing;
  const { written, verified, failed, postponed, held } = await writeAndReadBack(writing);
  await inTransaction(platform, actor, async (tx) => {
    await recordGivenPasswords(tx, work.device.id, written);
    await settleVerified(platform, tx, work.device, verified);
    await settleFailed(platform, tx, work.device, failed);
    await hold(tx, held);
  });
  await postpone(platform, postponed);
  return postponed[0]?.sentence ?? null;
}
