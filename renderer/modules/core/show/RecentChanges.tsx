import { useQuery } from '@tanstack/react-query';
import { api } from '#app/client.ts';
import { PathLink, RecordLink } from '#app/RecordLink.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { Section } from '#ui/Section.tsx';
import { StatusPill } from '#ui/StatusPill.tsx';
import { changeActionWords, lookOf } from './change-words.ts';
import { Loaded } from './Loaded.tsx';
import styles from './RecentChanges.module.css';

interface RecentChangesProps {
  of: { readonly subscriptionId: string } | { readonly deviceId: string };
  /** The whole list of them. */
  path: string;
}

const recent = 8;

/** What the router was told of late, and how it went. */
export function RecentChanges({ of, path }: RecentChangesProps) {
  const query = useQuery(api.mikrotik.changes.list.queryOptions({ input: { ...of, limit: recent } }));
  const ofRouter = 'deviceId' in of;
  return (
    <Section title="Changes on the router" actions={<PathLink path={path}>All {query.data?.total}</PathLink>}>
      <Loaded query={query} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={styles.none}>Nothing was sent to the router yet.</p>
          ) : (
            <ul className={styles.list}>
              {items.map((change) => (
                <li key={change.id} className={styles.change}>
                  <StatusPill {...lookOf(change)} quiet={change.state === 'verified'} />
                  <span className={styles.what}>
                    <RecordLink model="provisioning_job" id={change.id}>
                      {changeActionWords[change.action]}
                      {ofRouter && ` ${change.subscriptionCode}`}
                    </RecordLink>{' '}
                    <span className={styles.why}>{change.lastError ?? change.reason}</span>
                  </span>
                  <span className={styles.at}>
                    <RelativeTime at={change.createdAt} />
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}
