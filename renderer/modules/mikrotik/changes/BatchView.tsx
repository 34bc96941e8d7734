import type { ListPlace } from '#app/list/use-list-place.ts';
import { ScreenFailed } from '#app/ScreenFailed.tsx';
import type { ChangeBatch } from '#contract/mikrotik.ts';
import { PageHeader } from '#ui/PageHeader.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { ProgressLine } from '#ui/RowProgress.tsx';
import { Section } from '#ui/Section.tsx';
import { DetailSkeleton } from '#ui/Skeletons.tsx';
import { StatusPill } from '#ui/StatusPill.tsx';
import { BatchActs } from './BatchActs.tsx';
import { BatchNotices } from './BatchNotices.tsx';
import { BatchRouters } from './BatchRouters.tsx';
import { BatchStates } from './BatchStates.tsx';
import styles from './BatchView.module.css';
import {
  actionsInWords,
  effectsInWords,
  isUnderWay,
  lookOfBatch,
  progressOfBatch,
  titleOfBatch,
} from './batch-words.ts';
import { useBatch } from './use-batch.ts';

interface BatchViewProps {
  batchId: string;
  /** The list beside it, which a figure narrows to what it counts. */
  place: ListPlace;
}

/** What one act or run wanted of routers: what it does to people, how far it has come, and one decision for all of it. */
export function BatchView({ batchId, place }: BatchViewProps) {
  const { data: batch, error, refetch } = useBatch(batchId);
  if (batch === undefined) {
    return error === null ? <DetailSkeleton /> : <ScreenFailed error={error} reset={() => void refetch()} />;
  }
  const title = titleOfBatch(batch);
  return (
    <article className={styles.view} aria-label={title}>
      <PageHeader
        title={title}
        state={<StatusPill look="soft" {...lookOfBatch(batch)} />}
        note={
          <>
            wanted together by {batch.requestedBy} · <RelativeTime at={batch.wantedAt} />
            {batch.actions.length > 1 && ` · ${actionsInWords(batch)}`}
          </>
        }
        primary={<BatchActs batch={batch} />}
      />
      <BatchNotices batch={batch} />
      <Effect batch={batch} />
      <Section title="How far it has come" flush>
        <BatchStates batch={batch} place={place} />
      </Section>
      <Section title="Routers" note={batch.routers.length} flush>
        <BatchRouters batch={batch} place={place} />
      </Section>
      {batch.left.length > 0 && batch.undoable > 0 && (
        <Section title="What an undo leaves alone" flush>
          <ul className={styles.left}>
            {batch.left.map(({ why, count }) => (
              <li key={why}>
                <span className={styles.figure}>{count.toLocaleString('en-GB')}</span>
                {why}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </article>
  );
}

function Effect({ batch }: { batch: ChangeBatch }) {
  const { total, verified, failed } = progressOfBatch(batch);
  const isAsking = batch.approvable > 0 || batch.held.length > 0;
  const said = effectsInWords(isAsking ? batch.asking : batch.effects);
  const isRunning = isUnderWay(batch);
  return (
    <div className={styles.effect}>
      <p className={styles.sentence}>{said === '' ? 'Nobody notices it, or it is not compared yet.' : said}</p>
      {isAsking && (
        <p className={styles.progress}>
          That is so once it is approved. Rejected, routers stay as they are, and the books show the difference.
        </p>
      )}
      {isRunning && (
        <>
          <p className={styles.progress} aria-live="polite">
            {verified.toLocaleString('en-GB')} of {total.toLocaleString('en-GB')} written and read back
            {failed > 0 && `, ${failed} failed`}
          </p>
          <ProgressLine label="Written and read back" total={total} verified={verified} failed={failed} />
        </>
      )}
    </div>
  );
}
