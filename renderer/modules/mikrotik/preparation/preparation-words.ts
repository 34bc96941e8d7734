import type {
  PreparationOfRouter,
  PreparationRow,
  PreparationRunState,
  RouterPreparationState,
} from '#contract/mikrotik.ts';
import { counted, type Word } from '../../core/show/words.ts';

export const preparationWords: Readonly<Record<RouterPreparationState, Word>> = {
  unprepared: { word: 'not prepared yet', meaning: 'attention' },
  broken: { word: 'does not block', meaning: 'bad' },
  incomplete: { word: 'incomplete', meaning: 'attention' },
  prepared: { word: 'prepared', meaning: 'good' },
};

export const runWords: Readonly<Record<PreparationRunState, Word>> = {
  planned: { word: 'waits for approval', meaning: 'waiting' },
  approved: { word: 'approved', meaning: 'waiting' },
  applying: { word: 'being written', meaning: 'waiting' },
  verified: { word: 'verified', meaning: 'good' },
  failed: { word: 'failed', meaning: 'bad' },
  undoing: { word: 'being put back', meaning: 'waiting' },
  undone: { word: 'put back', meaning: 'off' },
};

const NEVER: Word = { word: 'not looked at yet', meaning: 'off' };

export const lookOfPreparation = ({ check }: Pick<PreparationOfRouter, 'check'>): Word =>
  check === null || check.state === null ? NEVER : preparationWords[check.state];

/** Whether it goes on by itself: then it is worth looking often. */
export const isMoving = ({ run }: Pick<PreparationOfRouter, 'run'>): boolean =>
  run !== null && (run.state === 'approved' || run.state === 'applying' || run.state === 'undoing');

const deeds: Readonly<Record<PreparationRow['sign'], string>> = {
  '+': 'to add',
  '~': 'to change',
  '>': 'to move',
  '-': 'to remove',
};

/** "6 rows to add, 2 to move. No rule of yours is changed." */
export function planInWords(rows: readonly PreparationRow[]): string {
  if (rows.length === 0) return 'Everything that this router needs is there, and in its place.';
  const signs: readonly PreparationRow['sign'][] = ['+', '~', '>', '-'];
  const parts = signs.flatMap((sign) => {
    const count = rows.filter((row) => row.sign === sign).length;
    return count === 0 ? [] : [{ count, deed: deeds[sign] }];
  });
  const said = parts.map(({ count, deed }, at) => (at === 0 ? `${counted(count, 'row')} ${deed}` : `${count} ${deed}`));
  return `${said.join(', ')}. Rules that are not ours stay as they are.`;
}

/** What of the plan is written: what is beyond it only where somebody wants it gone. */
export const chosenRows = (rows: readonly PreparationRow[], removesExtras: boolean): PreparationRow[] =>
  rows.filter(({ sign }) => removesExtras || sign !== '-');
