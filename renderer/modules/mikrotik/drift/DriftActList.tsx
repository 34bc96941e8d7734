import { useState } from 'react';
import { client } from '#app/client.ts';
import { useMay } from '#app/session.ts';
import type { DriftAct, DriftActName, DriftRow } from '#contract/mikrotik.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { useHotkeys } from '#ui/hotkeys.ts';
import { tellDone, tellProblem } from '#ui/toast.ts';
import { attempt } from '../../core/show/attempt.ts';
import { onlyFor } from '../../core/show/refused.ts';
import { useRefresh } from '../../core/show/use-refresh.ts';
import { ActOnDrift } from './ActOnDrift.tsx';
import styles from './drift.module.css';
import { driftActNames, driftActWords } from './drift-acts.ts';
import { IgnoreDrift } from './IgnoreDrift.tsx';

const IGNORE = 'Both stay as they are until a day of your choice.';
const HEED = 'It needs somebody again from now on.';

/** Every act on one row with what it will do, or why it cannot be done. */
export function DriftActList({ row }: { row: DriftRow }) {
  const may = useMay();
  const refresh = useRefresh();
  const [asked, setAsked] = useState<DriftActName | 'ignore'>();
  const mayNot = may('network.write') ? undefined : onlyFor('network.write', 'decide on differences');
  const verdicts: Readonly<Record<DriftActName, DriftAct | null>> = {
    push: row.acts.push,
    adopt: row.acts.adopt,
    take_back: row.acts.takeBack,
  };
  const choice = { ids: [row.id] };
  useHotkeys([
    ...driftActNames.map((act) => ({
      keys: driftActWords[act].keys,
      label: driftActWords[act].label.replace('…', ''),
      group: 'Difference',
      run: () => (mayNot === undefined && verdicts[act]?.can === true ? setAsked(act) : false),
    })),
    { keys: 'i', label: 'Ignore', group: 'Difference', run: () => (mayNot === undefined ? setAsked('ignore') : false) },
  ]);
  const heed = async () => {
    const refusal = await attempt(
      () => client.mikrotik.drift.heed({ choice }),
      () => {
        refresh();
        tellDone('It is not ignored any more.');
      },
    );
    if (refusal !== undefined) tellProblem(refusal.message);
  };
  return (
    <div className={styles.acts}>
      {driftActNames.map((act) => {
        const verdict = verdicts[act];
        if (verdict === null) return null;
        return (
          <div key={act} className={styles.act} data-off={verdict.can ? undefined : true}>
            <p>{verdict.words}</p>
            <ActButton
              keys={driftActWords[act].keys}
              refused={mayNot ?? (verdict.can ? undefined : verdict.words)}
              onClick={() => setAsked(act)}
            >
              {driftActWords[act].label}
            </ActButton>
          </div>
        );
      })}
      <div className={styles.act}>
        <p>{row.ignored === null ? IGNORE : HEED}</p>
        {row.ignored === null ? (
          <ActButton keys="i" refused={mayNot} onClick={() => setAsked('ignore')}>
            Ignore…
          </ActButton>
        ) : (
          <ActButton refused={mayNot} onClick={() => void heed()}>
            Heed again
          </ActButton>
        )}
      </div>
      {asked === 'ignore' && <IgnoreDrift choice={choice} what={row.naturalKey} onClose={() => setAsked(undefined)} />}
      {asked !== undefined && asked !== 'ignore' && (
        <ActOnDrift act={asked} choice={choice} what={row.naturalKey} onClose={() => setAsked(undefined)} />
      )}
    </div>
  );
}
