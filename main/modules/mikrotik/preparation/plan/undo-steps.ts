import { canonical } from '../../plan/canonical.ts';
import { markerIn } from '../../plan/markers.ts';
import type { RouterRow } from '../../transport/router-transport.ts';
import type { RouterTables } from '../prepared-menus.ts';
import { PREPARED } from '../prepared-rows.ts';
import { differences, preparedMarkerIn } from './desired-diff.ts';
import { isDynamicRule, ruleByName } from './firewall-rule.ts';
import type { Step } from './planned-step.ts';

export interface UndoPlan {
  readonly steps: readonly Step[];
  /** Rows that are not put back, each with why. */
  readonly left: readonly string[];
}

type Undo = Step | string | null;

const isOurs = (row: RouterRow): boolean =>
  row.comment?.startsWith(PREPARED) === true || markerIn(row.comment) !== undefined;

const changedSince = ({ naturalKey }: Step): string =>
  `${naturalKey} was changed on the router since, and stays as it is.`;

const shows = (row: RouterRow, fields: NonNullable<Step['after']>): boolean =>
  Object.entries(fields).every(([name, value]) => canonical(name, row[name]) === canonical(name, value));

const hasKey = (row: RouterRow, fields: NonNullable<Step['after']>): boolean =>
  preparedMarkerIn(row.comment) === preparedMarkerIn(fields.comment) &&
  (fields.list === undefined || canonical('address', row.address) === canonical('address', fields.address));

const nowhere = { above: null, stoodAbove: null, stoodAt: null };

function placeOf(menu: readonly RouterRow[], id: string | null): Step['above'] {
  const rule = menu.find((row) => row['.id'] === id);
  return rule === undefined || id === null ? null : { id, words: ruleByName(rule) };
}

/** An entry that we added goes, unless it serves somebody by now. */
function takeAway(step: Step, menu: readonly RouterRow[], profilesInUse: ReadonlySet<string>): Undo {
  const fields = step.after ?? {};
  const row = menu.find((one) => !isDynamicRule(one) && hasKey(one, fields));
  if (row === undefined) return null;
  if (Object.keys(differences({ path: step.path, fields }, row)).length > 0) return changedSince(step);
  if (step.path === '/ppp/profile' && profilesInUse.has(row.name ?? '')) {
    return `The PPP profile ${row.name} serves customers by now, and stays.`;
  }
  const back = { sign: '-' as const, id: row['.id'] ?? '', before: fields, after: null, ...nowhere };
  return { ...step, ...back, reason: 'The preparation added it.' };
}

function changeBack(step: Step, menu: readonly RouterRow[]): Undo {
  const row = menu.find((one) => one['.id'] === step.id);
  if (row === undefined || !isOurs(row)) return `${step.naturalKey} is not on the router any more.`;
  const [before, after] = [step.before ?? {}, step.after ?? {}];
  if (shows(row, before)) return null;
  if (!shows(row, after)) return changedSince(step);
  return { ...step, before: after, after: before, ...nowhere, reason: 'It was so before the preparation.' };
}

function moveBack(step: Step, menu: readonly RouterRow[]): Undo {
  const at = menu.findIndex((one) => one['.id'] === step.id);
  const row = menu[at];
  if (row === undefined || !isOurs(row)) return `${step.naturalKey} is not on the router any more.`;
  const next = menu.slice(at + 1).find((one) => !isDynamicRule(one) && !isOurs(one))?.['.id'] ?? null;
  if (next === step.stoodAbove) return null;
  if (next !== (step.above?.id ?? null))
    return `${step.naturalKey} was moved on the router since, and stays where it is.`;
  const above = placeOf(menu, step.stoodAbove);
  if (step.stoodAbove !== null && above === null) {
    return `${step.naturalKey} stays where it is: the rule that it stood above is gone.`;
  }
  return { ...step, above, reason: 'It stood there before the preparation.' };
}

function bringBack(step: Step, menu: readonly RouterRow[]): Undo {
  const before = step.before ?? {};
  if (menu.some((row) => hasKey(row, before) && shows(row, before))) return null;
  return {
    ...step,
    sign: '+',
    id: null,
    before: null,
    after: before,
    above: placeOf(menu, step.stoodAbove),
    reason: 'The preparation removed it.',
  };
}

/** Moves go in the order in which their rows stood; each finds its place above the same rule of somebody else. */
const inOldOrder = (a: Step, b: Step): number => (a.stoodAt ?? 0) - (b.stoodAt ?? 0);

/**
 * What brings the router back to before these rows were written, as far as nobody changed them since. Asked again after it was
 * cut off, it answers what is left.
 */
export function undoSteps(
  written: readonly Step[],
  { rows }: RouterTables,
  profilesInUse: ReadonlySet<string>,
): UndoPlan {
  const undo = (step: Step): Undo => {
    const menu = rows[step.path];
    switch (step.sign) {
      case '+':
        return takeAway(step, menu, profilesInUse);
      case '~':
        return changeBack(step, menu);
      case '>':
        return moveBack(step, menu);
      case '-':
        return bringBack(step, menu);
    }
  };
  const moves = written.filter(({ sign }) => sign === '>').sort(inOldOrder);
  const others = written.filter(({ sign }) => sign !== '>').reverse();
  const all = [...others, ...moves].map(undo).filter((one) => one !== null);
  return {
    steps: all.filter((one) => typeof one !== 'string'),
    left: all.filter((one) => typeof one === 'string'),
  };
}
