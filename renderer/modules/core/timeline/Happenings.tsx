import { useCompany } from '#app/session.ts';
import type { AuditEntryView } from '#contract/platform.ts';
import { ActButton } from '#ui/ActButton.tsx';
import type { TableStatus } from '#ui/DataTable.tsx';
import { ErrorState } from '#ui/ErrorState.tsx';
import { NoPermission } from '#ui/NoPermission.tsx';
import { DetailSkeleton } from '#ui/Skeletons.tsx';
import { Timeline, type TimelineEntry } from '#ui/Timeline.tsx';
import type { Known } from './field-words.ts';
import styles from './Happenings.module.css';
import { Linked } from './Linked.tsx';
import { storyOf } from './story.ts';

interface HappeningsProps {
  label: string;
  list: {
    readonly rows: readonly AuditEntryView[];
    readonly status: TableStatus;
    readonly hasMore: boolean;
    readonly loadingMore: boolean;
    readonly onEndReached: () => void;
  };
  names: ReadonlyMap<string, string>;
}

/** What happened, told: event → words, fields before → after, who, why. */
export function Happenings({ label, list, names }: HappeningsProps) {
  const { currency } = useCompany();
  const { status } = list;
  if (status.kind === 'loading') return <DetailSkeleton lines={4} />;
  if (status.kind === 'refused') return <NoPermission why={status.why} />;
  if (status.kind === 'error') return <ErrorState {...status} />;
  if (list.rows.length === 0) return <p className={styles.none}>Nothing happened yet.</p>;
  const known = { names, currency };
  return (
    <>
      <Timeline label={label} entries={list.rows.map((entry) => asEntry(entry, known))} />
      {list.hasMore && (
        <ActButton tone="quiet" busy={list.loadingMore} onClick={list.onEndReached}>
          Show what was before
        </ActButton>
      )}
    </>
  );
}

function asEntry(entry: AuditEntryView, known: Known): TimelineEntry {
  const { what, meaning, changes, why, links } = storyOf(entry, known);
  const hasDetail = changes.length > 0 || why !== null;
  return {
    id: String(entry.seq),
    at: entry.at,
    what: <Linked text={what} links={links} />,
    meaning,
    by: entry.actorName,
    detail: hasDetail && (
      <>
        {why !== null && (
          <p>
            <Linked text={why} links={links} />
          </p>
        )}
        {changes.length > 0 && (
          <dl className={styles.changes}>
            {changes.map(({ label, before, after }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  <del>{before}</del> → <ins>{after}</ins>
                </dd>
              </div>
            ))}
          </dl>
        )}
      </>
    ),
  };
}
