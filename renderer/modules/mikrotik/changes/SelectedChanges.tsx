import { PathLink } from '#app/RecordLink.tsx';
import { ScreenFailed } from '#app/ScreenFailed.tsx';
import { useMay } from '#app/session.ts';
import type { Change } from '#contract/mikrotik.ts';
import { Callout } from '#ui/Callout.tsx';
import { DiffSummary } from '#ui/DiffSummary.tsx';
import { DiffTable } from '#ui/DiffTable.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { DetailSkeleton } from '#ui/Skeletons.tsx';
import styles from './ChangeView.module.css';
import { whyNotApprove } from './change-acts.ts';
import { batchPath, changesCounted } from './change-words.ts';
import { DecideActs } from './DecideActs.tsx';
import { diffGroups } from './diff-groups.tsx';
import { effectOfMany } from './effect-of-many.ts';
import { useChanges } from './use-change.ts';

/** As many as the back office answers at once, and as a person can look through. */
const mostTogether = 500;

/** The selected changes as one diff: what routers are about to be told, and one decision for all. */
export function SelectedChanges({ ids }: { ids: readonly string[] }) {
  const may = useMay();
  const { data: changes, error, refetch } = useChanges(ids.slice(0, mostTogether));
  if (changes === undefined) {
    return error === null ? <DetailSkeleton /> : <ScreenFailed error={error} reset={() => void refetch()} />;
  }
  if (ids.length > mostTogether) return <TooMany count={ids.length} first={changes} />;
  const groups = diffGroups(changes, { together: true });
  const approvable = changes.filter((change) => whyNotApprove(change, may) === undefined);
  const leftOut = changes.length - approvable.length;
  const spoken = approvable.length > 0 ? approvable : changes;
  const title = `${changesCounted(changes.length)} together`;
  return (
    <article className={styles.view} aria-label={title}>
      <PageHeader
        title={title}
        primary={changes.some(({ state }) => state === 'planned') && <DecideActs changes={changes} />}
      />
      <DiffSummary sentence={effectOfMany(spoken.map(({ effect }) => effect))} groups={groups} />
      {approvable.length > 0 && leftOut > 0 && (
        <div className={styles.notices}>
          <Callout meaning="waiting">
            {leftOut} of them {leftOut === 1 ? 'is' : 'are'} not approved with the others: not planned any more, wanted
            by yourself where others approve, or on a router in dry run.
          </Callout>
        </div>
      )}
      <DiffTable label={title} groups={groups} />
    </article>
  );
}

/** More than can be looked through as rows: what was wanted together is decided on together. */
function TooMany({ count, first }: { count: number; first: readonly Change[] }) {
  const batches = [...Map.groupBy(first, ({ batchId }) => batchId)];
  const title = `${changesCounted(count)} selected`;
  return (
    <article className={styles.view} aria-label={title}>
      <PageHeader title={title} />
      <div className={styles.notices}>
        <Callout meaning="waiting" title={`At most ${mostTogether} are looked through and decided on as rows.`}>
          Decide on more by their batch: all that one act or one run wanted together.
        </Callout>
        <ul className={styles.batches}>
          {batches.slice(0, 8).map(([batchId, [one]]) => (
            <li key={batchId}>
              <PathLink path={batchPath(batchId)}>
                {changesCounted(one?.batchCount ?? 1)} wanted together by {one?.requestedBy}
              </PathLink>
            </li>
          ))}
        </ul>
      </div>
    </article>
  );
}
