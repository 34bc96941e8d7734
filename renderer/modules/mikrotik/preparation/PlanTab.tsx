import { Switch } from '@mantine/core';
import type { PreparationOfRouter, PreparationRow } from '#contract/mikrotik.ts';
import { DiffSummary } from '#ui/DiffSummary.tsx';
import { DiffTable } from '#ui/DiffTable.tsx';
import { MeaningShape } from '#ui/MeaningShape.tsx';
import { Section } from '#ui/Section.tsx';
import { counted } from '../../core/show/words.ts';
import styles from './Preparation.module.css';
import { preparationGroups } from './preparation-groups.ts';
import { isMoving, planInWords } from './preparation-words.ts';
import { RuleList } from './RuleList.tsx';

interface PlanTabProps {
  preparation: PreparationOfRouter;
  rows: readonly PreparationRow[];
  removesExtras: boolean;
  onRemovesExtras: (removes: boolean) => void;
}

/** Findings first, then what is written and why, then the router's own lists with ours in place. */
export function PlanTab({ preparation, rows, removesExtras, onRemovesExtras }: PlanTabProps) {
  const { check, run, deviceName } = preparation;
  if (check === null) return <Section title="Plan">{deviceName} was not looked at yet.</Section>;
  // What is said loudly above is not said again.
  const findings = check.findings.filter(({ sentence }) => preparation.alarm?.includes(sentence) !== true);
  const extras = check.rows.filter(({ sign }) => sign === '-').length;
  const shown = isMoving(preparation) && run !== null ? run : null;
  const groups = preparationGroups(preparation, shown?.rows ?? rows, shown);
  return (
    <>
      {findings.length > 0 && (
        <Section title="Know first">
          <ul className={styles.findings}>
            {findings.map(({ meaning, sentence }) => (
              <li key={sentence} className={styles.finding}>
                <MeaningShape meaning={meaning} />
                <span>{sentence}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <DiffSummary sentence={planInWords(shown?.rows ?? rows)} groups={groups} />
      {extras > 0 && shown === null && (
        <div className={styles.choice}>
          <Switch
            size="xs"
            checked={removesExtras}
            onChange={(event) => onRemovesExtras(event.currentTarget.checked)}
            label={`Also remove ${counted(extras, 'row')} that earlier preparations made and nobody wants any more`}
          />
        </div>
      )}
      {groups.length > 0 && <DiffTable label={`Preparation of ${deviceName}`} groups={groups} />}
      {check.chains.map((chain) => (
        <RuleList key={`${chain.path} ${chain.chain}`} chain={chain} />
      ))}
      {check.right.length > 0 && (
        <Section title="There and right" note={counted(check.right.length, 'row')}>
          <dl className={styles.right}>
            {check.right.map(({ path, naturalKey, reason }) => (
              <div key={`${path} ${naturalKey}`} style={{ display: 'contents' }}>
                <dt>{naturalKey}</dt>
                <dd>{reason}</dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
      <Section title="Left out">
        <ul className={styles.notes}>
          {check.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </Section>
    </>
  );
}
