import type { Id } from '#kernel/ids.ts';
import type { PlannedRow } from '../plan/planned-row.ts';
import { isSession, isShared } from '../plan/planned-row.ts';
import { isRefusal, RouterError, type RouterTransport } from '../transport/router-transport.ts';

/** Rows that one command can write together; a refused list is written again row by row. */
const ROWS_A_COMMAND = 50;

interface Command {
  readonly rows: readonly PlannedRow[];
  run(router: RouterTransport): Promise<unknown>;
}

export interface Refused {
  readonly row: PlannedRow;
  readonly error: RouterError;
}

const idsOf = (rows: readonly PlannedRow[]): string[] => rows.flatMap(({ id }) => (id === null ? [] : [id]));

const addition = (row: PlannedRow): Command => ({
  rows: [row],
  run: (router) => router.add(row.path, row.after ?? {}),
});

const change = (rows: readonly PlannedRow[], [first] = rows): Command => ({
  rows,
  run: async (router) => {
    if (first !== undefined) await router.set(first.path, idsOf(rows).join(','), first.after ?? {});
  },
});

const removal = (rows: readonly PlannedRow[], [first] = rows): Command => ({
  rows,
  run: async (router) => {
    if (first !== undefined) await router.remove(first.path, idsOf(rows));
  },
});

function batches(rows: readonly PlannedRow[], alike: (row: PlannedRow) => string): PlannedRow[][] {
  const groups = new Map<string, PlannedRow[][]>();
  for (const row of rows) {
    const key = alike(row);
    const lists = groups.get(key) ?? [[]];
    groups.set(key, lists);
    const last = lists.at(-1);
    if (last !== undefined && last.length < ROWS_A_COMMAND) last.push(row);
    else lists.push([row]);
  }
  return [...groups.values()].flat();
}

const sameChange = ({ path, after }: PlannedRow): string => JSON.stringify([path, Object.entries(after ?? {}).sort()]);
const samePath = ({ path }: PlannedRow): string => path;

/** A name is each row's own; every other change may be written to many rows at once. */
function commandsFor(rows: readonly PlannedRow[], sign: PlannedRow['sign']): Command[] {
  switch (sign) {
    case '+':
      return rows.map(addition);
    case '~':
      return batches(rows, sameChange).map((batch) => change(batch));
    case '-':
      return batches(rows, samePath).map((batch) => removal(batch));
  }
}

const wasRefused = (error: unknown): error is RouterError => error instanceof RouterError && isRefusal(error);

/** How many commands stand in the connection's line at once: a poll of the same router waits behind no more than these. */
const IN_LINE = 64;

/** All outcomes, in order; the next command takes its place in the line when one is answered. */
async function settleAll(
  router: RouterTransport,
  commands: readonly Command[],
): Promise<PromiseSettledResult<unknown>[]> {
  const outcomes: PromiseSettledResult<unknown>[] = new Array(commands.length);
  const waiting = commands.entries();
  const takeTurns = async (): Promise<void> => {
    for (const [at, command] of waiting) {
      const [outcome] = await Promise.allSettled([command.run(router)]);
      outcomes[at] = outcome;
    }
  };
  await Promise.all(Array.from({ length: Math.min(IN_LINE, commands.length) }, takeTurns));
  return outcomes;
}

/** Whatever is not a trap ends the pass: what was carried out is then unknown. All answers are awaited first. */
async function runAll(router: RouterTransport, commands: readonly Command[]): Promise<Refused[]> {
  const outcomes = await settleAll(router, commands);
  const refused: Refused[] = [];
  const again: PlannedRow[] = [];
  for (const [at, outcome] of outcomes.entries()) {
    if (outcome.status === 'fulfilled') continue;
    if (!wasRefused(outcome.reason)) throw outcome.reason;
    const rows = commands[at]?.rows ?? [];
    const [row] = rows;
    if (rows.length > 1) again.push(...rows);
    else if (row !== undefined) refused.push({ row, error: outcome.reason });
  }
  if (again.length === 0) return refused;
  const single = again.map((row) => (row.sign === '-' ? removal([row]) : change([row])));
  return [...refused, ...(await runAll(router, single))];
}

/** Shared rows first, since others name them; then removals, which free names and addresses; then changes and additions. */
const phases: readonly { readonly shared: boolean; readonly sign: PlannedRow['sign']; readonly path?: string }[] = [
  // A profile names the queue of its sector, which therefore stands there first.
  { shared: true, sign: '~', path: '/queue/simple' },
  { shared: true, sign: '+', path: '/queue/simple' },
  { shared: true, sign: '~' },
  { shared: true, sign: '+' },
  { shared: false, sign: '-' },
  { shared: false, sign: '~' },
  { shared: false, sign: '+' },
];

type Changes = ReadonlyMap<Id, readonly PlannedRow[]>;

/** The rows of a phase with the changes that want them: what several share is written once. */
function wantedBy(changes: Changes, phase: (typeof phases)[number]): Map<string, { row: PlannedRow; by: Id[] }> {
  const wanted = new Map<string, { row: PlannedRow; by: Id[] }>();
  for (const [changeId, rows] of changes) {
    for (const row of rows) {
      if (isSession(row) || row.sign !== phase.sign || isShared(row) !== phase.shared) continue;
      if (phase.shared && (row.path === '/queue/simple') !== (phase.path === '/queue/simple')) continue;
      const key = `${row.path} ${row.naturalKey} ${row.id}`;
      const known = wanted.get(key);
      if (known === undefined) wanted.set(key, { row, by: [changeId] });
      else known.by.push(changeId);
    }
  }
  return wanted;
}

/**
 * Writes the rows of many changes phase by phase, each phase pipelined on the one connection; sessions are not dropped
 * here. Answers the first refusal of each change that had one; the rest of its rows is left.
 * @throws RouterError when the outcome of a command is unknown.
 */
export async function writeRows(
  router: RouterTransport,
  changes: Changes,
  signal: AbortSignal,
): Promise<Map<Id, Refused>> {
  const refusedBy = new Map<Id, Refused>();
  for (const phase of phases) {
    signal.throwIfAborted();
    const open = new Map([...changes].filter(([id]) => !refusedBy.has(id)));
    const wanted = wantedBy(open, phase);
    const rows = [...wanted.values()].map(({ row }) => row);
    const owners = new Map([...wanted.values()].map(({ row, by }) => [row, by]));
    for (const refused of await runAll(router, commandsFor(rows, phase.sign))) {
      for (const changeId of owners.get(refused.row) ?? []) refusedBy.set(changeId, refused);
    }
  }
  return refusedBy;
}
