import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { DiffCounts } from './diff/DiffCounts.tsx';
import { DiffSectionBody } from './diff/DiffSectionBody.tsx';
import styles from './diff/diff.module.css';
import { countSigns, type DiffGroup, rowsOf } from './diff/diff-model.ts';

export type { DiffField, DiffGroup, DiffRow, DiffSign } from './diff/diff-model.ts';

export interface DiffTableProps {
  /** Its accessible name: "Change 4711". */
  label: string;
  groups: readonly DiffGroup[];
}

/** What will be different, and why: by router and table, each row with its sign, before → after and reason. */
export function DiffTable({ label, groups }: DiffTableProps) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const withProgress = rowsOf(groups).some((row) => row.progress !== undefined);
  const toggle = (key: string) => {
    const next = new Set(closed);
    if (!next.delete(key)) next.add(key);
    setClosed(next);
  };
  return (
    <section className={styles.diff} aria-label={label}>
      {groups.map((group) => {
        const open = !closed.has(group.key);
        return (
          <section key={group.key} className={styles.group} aria-label={group.title}>
            <h3 className={styles.router}>
              <button type="button" className={styles.fold} aria-expanded={open} onClick={() => toggle(group.key)}>
                <ChevronRight size={14} aria-hidden="true" />
                {group.title}
              </button>
              {group.note && <span className={styles.note}>{group.note}</span>}
              <DiffCounts counts={countSigns(rowsOf([group]))} />
            </h3>
            {open && (
              <table className={styles.table} aria-label={`${group.title}, rows`}>
                <colgroup>
                  <col className={styles.colSign} />
                  <col className={styles.colName} />
                  <col />
                  <col className={styles.colReason} />
                  {withProgress && <col className={styles.colProgress} />}
                </colgroup>
                {group.sections.map((section) => (
                  <DiffSectionBody
                    key={section.key}
                    section={section}
                    withProgress={withProgress}
                    only={group.sections.length === 1}
                  />
                ))}
              </table>
            )}
          </section>
        );
      })}
    </section>
  );
}
