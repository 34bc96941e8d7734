import type { Id } from '#kernel/ids.ts';
import { isSession, isShared, type PlannedRow } from '../plan/planned-row.ts';
import { isRouterWide, isStale, rowRefusal } from '../router/refusal-sentences.ts';
import { type Refused, writeRows } from '../router/write-rows.ts';
import type { RouterTransport } from '../transport/router-transport.ts';
import { stoppedBatch } from './held-reason.ts';
import type { OpenWork } from './open-work.queries.ts';
import type { ChangePlan } from './plan-changes.ts';

/** The first slice is small, so that what is wrong with all of a batch shows on few; each later one is larger. */
const FIRST_SLICE = 20;
const GROWTH = 5;
/** Fewer refusals than these are a few bad rows, whatever their share. */
const FEW_FAILURES = 5;

/** Why nothing more of it was sent. */
export interface Unsent {
  readonly plan: ChangePlan;
  readonly sentence: string;
  /** The router itself cannot take writes: tried again by itself. Otherwise a person is asked. */
  readonly isPostponed: boolean;
}

export interface Sent {
  readonly refused: ReadonlyMap<Id, Refused>;
  readonly unsent: readonly Unsent[];
}

const frees = ({ rows }: ChangePlan): boolean => rows.some((row) => row.sign === '-' && !isSession(row));

function slicesOf(plans: readonly ChangePlan[]): ChangePlan[][] {
  // What frees names and addresses goes first: another change may be about to take them.
  const ordered = [...plans.filter(frees), ...plans.filter((plan) => !frees(plan))];
  const slices: ChangePlan[][] = [];
  let size = FIRST_SLICE;
  for (let at = 0; at < ordered.length; ) {
    slices.push(ordered.slice(at, at + size));
    at += size;
    size *= GROWTH;
  }
  return slices;
}

const sharedKey = ({ path, naturalKey, sign }: PlannedRow): string => `${sign} ${path} ${naturalKey}`;

/** Rows that many changes share stand in the plan of each; an earlier slice may have written them. */
const without = (rows: readonly PlannedRow[], written: ReadonlySet<string>): PlannedRow[] =>
  rows.filter((row) => !isShared(row) || !written.has(sharedKey(row)));

/** A table that moved under us is read again, and what is left is written: that is no failure yet. */
const isFailure = ({ row, error }: Refused, { device }: OpenWork): boolean =>
  !isStale(rowRefusal(row, device.name, device.apiUser, error).reason);

class Tally {
  readonly #sent = new Map<string, number>();
  readonly #failed = new Map<string, number>();

  count(slice: readonly ChangePlan[], refused: ReadonlyMap<Id, Refused>, work: OpenWork): void {
    for (const { change } of slice) {
      const refusal = refused.get(change.id);
      this.#sent.set(change.batchId, (this.#sent.get(change.batchId) ?? 0) + 1);
      if (refusal !== undefined && isFailure(refusal, work))
        this.#failed.set(change.batchId, (this.#failed.get(change.batchId) ?? 0) + 1);
    }
  }

  whyStopped(batchId: string, percent: number): string | null {
    const sent = this.#sent.get(batchId) ?? 0;
    const failed = this.#failed.get(batchId) ?? 0;
    if (failed < FEW_FAILURES || failed * 100 <= percent * sent) return null;
    return stoppedBatch({ failed, sent, percent });
  }
}

function routerWide(refused: ReadonlyMap<Id, Refused>, { device }: OpenWork): string | undefined {
  for (const { row, error } of refused.values()) {
    const { reason, sentence } = rowRefusal(row, device.name, device.apiUser, error);
    if (isRouterWide(reason)) return sentence;
  }
  return undefined;
}

/**
 * Writes the rows of many changes slice by slice. A router that can take no writes is spared the rest, and a batch of which
 * too many fail is stopped: what was not sent is answered with why.
 * @throws RouterError when the outcome of a command is unknown.
 */
export async function writeInSlices(
  router: RouterTransport,
  work: OpenWork,
  plans: readonly ChangePlan[],
  failurePercent: number,
  signal: AbortSignal,
): Promise<Sent> {
  const refused = new Map<Id, Refused>();
  const unsent: Unsent[] = [];
  const tally = new Tally();
  const written = new Set<string>();
  let blocked: string | undefined;
  for (const slice of slicesOf(plans)) {
    const going: ChangePlan[] = [];
    for (const plan of slice) {
      const stopped = tally.whyStopped(plan.change.batchId, failurePercent);
      if (blocked !== undefined) unsent.push({ plan, sentence: blocked, isPostponed: true });
      else if (stopped !== null) unsent.push({ plan, sentence: stopped, isPostponed: false });
      else going.push(plan);
    }
    if (going.length === 0) continue;
    const rows = new Map(going.map(({ change, rows: all }) => [change.id, without(all, written)]));
    const answered = await writeRows(router, rows, signal);
    for (const [id, one] of answered) refused.set(id, one);
    tally.count(going, answered, work);
    for (const { change, rows: all } of going) {
      if (!answered.has(change.id)) for (const row of all) if (isShared(row)) written.add(sharedKey(row));
    }
    blocked ??= routerWide(answered, work);
  }
  return { refused, unsent };
}
