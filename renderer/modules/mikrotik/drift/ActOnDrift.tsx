import { useQuery } from '@tanstack/react-query';
import { api } from '#app/client.ts';
import type { DriftActName, DriftChoice } from '#contract/mikrotik.ts';
import { DiffTable } from '#ui/DiffTable.tsx';
import { DetailSkeleton } from '#ui/Skeletons.tsx';
import { tellDone } from '#ui/toast.ts';
import { attempt } from '../../core/show/attempt.ts';
import { ReasonDialog } from '../../core/show/ReasonDialog.tsx';
import { useRefresh } from '../../core/show/use-refresh.ts';
import { counted } from '../../core/show/words.ts';
import styles from './drift.module.css';
import { driftActWords } from './drift-acts.ts';
import { previewGroups } from './preview-groups.ts';

interface ActOnDriftProps {
  act: DriftActName;
  choice: DriftChoice;
  /** "3 rows", "ada". */
  what: string;
  onClose: () => void;
}

/** Shows row by row what an act will do, asks why, and does it. */
export function ActOnDrift({ act, choice, what, onClose }: ActOnDriftProps) {
  const refresh = useRefresh();
  const words = driftActWords[act];
  const { data: preview } = useQuery(api.mikrotik.drift.preview.queryOptions({ input: { act, choice } }));
  return (
    <ReasonDialog
      onClose={onClose}
      title={words.question(what)}
      sentence={preview?.sentence}
      example={words.example}
      confirm={words.confirm}
      onConfirm={async (reason) =>
        preview?.doable === 0
          ? { message: preview.sentence }
          : await attempt(
              () => words.call({ choice, reason }),
              (told) => {
                refresh();
                const left = told.refused.length;
                tellDone(`${words.done(told.services)}${left === 0 ? '' : ` ${counted(left, 'row')} left as it is.`}`);
              },
            )
      }
    >
      {preview === undefined ? (
        <DetailSkeleton />
      ) : (
        <div className={styles.steps}>
          <DiffTable label="What will happen" groups={previewGroups(preview)} />
          {preview.beyond > 0 && <p className={styles.done}>and {counted(preview.beyond, 'more row')}</p>}
        </div>
      )}
    </ReasonDialog>
  );
}
