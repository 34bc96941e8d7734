import type { ChangeBatch, ChangeEffect, ChangeState } from '#contract/mikrotik.ts';
import { changeActionWords, changeWords } from '../../core/show/change-words.ts';
import { counted, type Word } from '../../core/show/words.ts';
import { changeStateNames, changesCounted } from './change-words.ts';

type Counts = Pick<ChangeBatch, 'count' | 'states'>;

const countOf = ({ states }: Pick<ChangeBatch, 'states'>, ...wanted: readonly ChangeState[]): number =>
  states.filter(({ state }) => wanted.includes(state)).reduce((sum, { count }) => sum + count, 0);

const isWritten = (batch: Counts): boolean => countOf(batch, 'approved', 'applying') > 0;

/** Whether it goes on by itself now. */
export const isUnderWay = (batch: Counts): boolean => isWritten(batch) || countOf(batch, 'queued') > 0;

interface Progress {
  /** Those that are written or were; what waits for a person, was rejected or overtaken is none of it. */
  readonly total: number;
  readonly verified: number;
  readonly failed: number;
}

export function progressOfBatch(batch: Counts): Progress {
  const verified = countOf(batch, 'verified');
  const failed = countOf(batch, 'failed');
  return { verified, failed, total: verified + failed + countOf(batch, 'queued', 'approved', 'applying') };
}

/** How it stands as a whole, what needs a person first. */
export function lookOfBatch(batch: Counts & Pick<ChangeBatch, 'held'>): Word {
  if (batch.held.length > 0) return { meaning: 'attention', word: 'to approve' };
  if (isWritten(batch)) return { meaning: 'waiting', word: 'being written' };
  if (countOf(batch, 'planned') > 0) return changeWords.planned;
  if (countOf(batch, 'queued') > 0) return changeWords.queued;
  if (countOf(batch, 'failed') > 0) return { meaning: 'bad', word: `${countOf(batch, 'failed')} failed` };
  return changeWords[batch.states.toSorted((a, b) => b.count - a.count)[0]?.state ?? 'verified'];
}

/** In the order of a change's way. */
export const statesInOrder = ({ states }: Counts): ChangeBatch['states'] =>
  states.toSorted((a, b) => changeStateNames.indexOf(a.state) - changeStateNames.indexOf(b.state));

const effectPhrases: Readonly<Record<ChangeEffect, readonly [one: string, many: string]>> = {
  loses: ['customer loses service', 'customers lose service'],
  gains: ['customer gets service', 'customers get service'],
  changes: ['customer’s service changes', 'customers’ services change'],
};
const gravity: readonly ChangeEffect[] = ['loses', 'gains', 'changes'];

/** "12 customers lose service, 1 customer gets service."; '' where nobody notices anything. */
export function effectsInWords(effects: ChangeBatch['effects']): string {
  const said = effects
    .toSorted((a, b) => gravity.indexOf(a.effect) - gravity.indexOf(b.effect))
    .map(({ effect, count }) => counted(count, ...effectPhrases[effect]));
  return said.length === 0 ? '' : `${said.join(', ')}.`;
}

/** "Suspend 120", "3 changes: Suspend 2, Reconnect 1". */
export function titleOfBatch({ count, actions }: Pick<ChangeBatch, 'count' | 'actions'>): string {
  const [first] = actions;
  return actions.length === 1 && first !== undefined
    ? `${changeActionWords[first.action]} ${counted(count, 'service')}`
    : `${changesCounted(count)} together`;
}

/** Where there are several acts: "Suspend 118, Reconnect 2". */
export const actionsInWords = ({ actions }: Pick<ChangeBatch, 'actions'>): string =>
  actions.map(({ action, count }) => `${changeActionWords[action]} ${count}`).join(', ');
