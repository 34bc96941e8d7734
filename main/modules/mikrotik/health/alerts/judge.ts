import type { AlertKind } from '#contract/mikrotik.ts';
import { addMs, type Instant } from '#kernel/clock.ts';
import type { Id } from '#kernel/ids.ts';

/** Something that lasts: it holds or not; null: this poll cannot tell. */
export interface Condition {
  readonly kind: AlertKind;
  readonly subject: string;
  readonly holds: boolean | null;
  readonly detail: string;
  /** How many polls in a row it must hold before anybody is told. */
  readonly after: number;
}

/** Something that merely happened: it stands until somebody has seen it, or for a day. */
export interface Happening {
  readonly kind: AlertKind;
  readonly detail: string;
}

export interface StandingAlert {
  readonly id: Id;
  readonly kind: AlertKind;
  readonly subject: string;
  readonly lastAt: Instant;
}

/** What is remembered of a device between polls. */
export interface Memory {
  readonly streaks: Readonly<Record<string, number>>;
  readonly turns: readonly Instant[];
}

export interface Findings {
  readonly now: Instant;
  /** Whether it answered, and whether it did the time before; undefined: it was never asked. */
  readonly answers: boolean;
  readonly answeredBefore: boolean | undefined;
  readonly conditions: readonly Condition[];
  readonly happenings: readonly Happening[];
  /** Nobody is told of anything new: the device is out of service on purpose. */
  readonly isMuted: boolean;
  readonly rules: { readonly clearAfter: number; readonly flapTurns: number };
}

export type AlertChange =
  | { readonly act: 'raise'; readonly kind: AlertKind; readonly subject: string; readonly detail: string }
  | { readonly act: 'repeat'; readonly id: Id; readonly detail: string }
  | { readonly act: 'clear'; readonly id: Id; readonly because: string };

const FLAP_WINDOW_MS = 3_600_000;
/** So long it must stay as it is until it no longer flaps. */
const STEADY_MS = 15 * 60_000;
const HAPPENED_MS = 24 * 3_600_000;

const happened = new Set<AlertKind>(['rebooted', 'version_changed']);

/** Whether an alert of this kind tells of something that is over already. */
export const merelyHappened = (kind: AlertKind): boolean => happened.has(kind);

const keyOf = ({ kind, subject }: { readonly kind: AlertKind; readonly subject: string }): string =>
  `${kind}:${subject}`;

/** Polls in a row that it held, above zero, or did not, below. */
function nextStreak(before: number, holds: boolean): number {
  if (holds) return before > 0 ? before + 1 : 1;
  return before < 0 ? before - 1 : -1;
}

class Judgement {
  readonly changes: AlertChange[] = [];
  readonly #findings: Findings;
  readonly #standing: Map<string, StandingAlert>;

  constructor(findings: Findings, standing: readonly StandingAlert[]) {
    this.#findings = findings;
    this.#standing = new Map(standing.map((alert) => [keyOf(alert), alert]));
  }

  standing(kind: AlertKind, subject = ''): StandingAlert | undefined {
    return this.#standing.get(keyOf({ kind, subject }));
  }

  raise(kind: AlertKind, subject: string, detail: string): void {
    if (!this.#findings.isMuted) this.changes.push({ act: 'raise', kind, subject, detail });
  }

  repeat(alert: StandingAlert, detail: string): void {
    if (!this.#findings.isMuted) this.changes.push({ act: 'repeat', id: alert.id, detail });
  }

  clear(alert: StandingAlert | undefined, because: string): void {
    if (alert === undefined) return;
    this.#standing.delete(keyOf(alert));
    this.changes.push({ act: 'clear', id: alert.id, because });
  }
}

const turnsInWords = (turns: number, answers: boolean): string =>
  `It turned ${turns} times within an hour; now it ${answers ? 'answers' : 'does not answer'}.`;

/** One alert that it flaps in place of many that it is down. Answers whether it does. */
function judgeFlapping(judgement: Judgement, { answers, rules, now }: Findings, turns: readonly Instant[]): boolean {
  const standing = judgement.standing('flapping');
  const lastTurn = turns.at(-1);
  const detail = turnsInWords(turns.length, answers);
  if (standing !== undefined) {
    if (lastTurn === now) judgement.repeat(standing, detail);
    const isSteady = lastTurn === undefined || lastTurn <= addMs(now, -STEADY_MS);
    if (isSteady) judgement.clear(standing, 'It has stayed as it is for 15 minutes.');
    return !isSteady;
  }
  // Only at a turn: one that is steady again does not begin to flap by what is remembered.
  if (turns.length <= rules.flapTurns || lastTurn !== now) return false;
  judgement.raise('flapping', '', detail);
  judgement.clear(judgement.standing('down'), 'It flaps, which is an alert of its own.');
  return true;
}

function judgeCondition(
  judgement: Judgement,
  { kind, subject, detail, after }: Condition,
  streak: number,
  clearAfter: number,
): void {
  const standing = judgement.standing(kind, subject);
  if (standing === undefined && streak >= after) judgement.raise(kind, subject, detail);
  if (standing !== undefined && streak <= -clearAfter) judgement.clear(standing, 'It is as it should be again.');
}

/**
 * What a poll means for the alerts of a device: a condition is told once it held so many polls in a row and is over once it did
 * not for so many; a device that turns to and fro is one alert. Pure: the same memory and findings give the same answer.
 */
export function judge(
  memory: Memory,
  standing: readonly StandingAlert[],
  findings: Findings,
): { readonly memory: Memory; readonly changes: readonly AlertChange[] } {
  const { now, answers, answeredBefore, conditions, happenings, rules } = findings;
  const judgement = new Judgement(findings, standing);
  const since = addMs(now, -FLAP_WINDOW_MS);
  const turned = answeredBefore !== undefined && answeredBefore !== answers;
  const turns = [...memory.turns.filter((at) => at > since), ...(turned ? [now] : [])];
  const flaps = judgeFlapping(judgement, findings, turns);

  const streaks: Record<string, number> = {};
  for (const condition of conditions) {
    const before = memory.streaks[keyOf(condition)] ?? 0;
    const streak = condition.holds === null ? before : nextStreak(before, condition.holds);
    const isOver = streak <= -rules.clearAfter;
    // What is over for good needs no memory, and a long streak no exact count.
    if (streak !== 0 && !isOver) streaks[keyOf(condition)] = Math.min(streak, 1_000);
    if (condition.kind === 'down' && flaps) continue;
    judgeCondition(judgement, condition, streak, rules.clearAfter);
  }
  for (const { kind, detail } of happenings) {
    const already = judgement.standing(kind);
    if (already === undefined) judgement.raise(kind, '', detail);
    else judgement.repeat(already, detail);
  }
  const happenedNow = new Set(happenings.map(({ kind }) => kind));
  const longAgo = addMs(now, -HAPPENED_MS);
  for (const alert of standing) {
    if (!merelyHappened(alert.kind) || happenedNow.has(alert.kind) || alert.lastAt > longAgo) continue;
    judgement.clear(alert, 'It was a day ago.');
  }
  return { memory: { streaks, turns }, changes: judgement.changes };
}
