import { useQuery } from '@tanstack/react-query';
import { api } from '#app/client.ts';
import { PathLink, RecordLink } from '#app/RecordLink.tsx';
import { Section } from '#ui/Section.tsx';
import { Timeline } from '#ui/Timeline.tsx';
import { lookOf, titleOf } from '../changes/change-words.ts';
import { Calm } from './BoardRows.tsx';
import { CardBody } from './CardBody.tsx';
import styles from './Today.module.css';

const shown = 8;

/** What routers were told of late, and how it went. */
export function LatestChangesCard() {
  const changes = useQuery(api.mikrotik.changes.list.queryOptions({ input: { limit: shown } }));
  return (
    <Section title="Latest changes on routers" actions={<PathLink path="/changes">All</PathLink>} flush>
      <CardBody query={changes} lines={5}>
        {({ items }) =>
          items.length === 0 ? (
            <Calm meaning="off">No router has been told anything yet.</Calm>
          ) : (
            <div className={styles.timeline}>
              <Timeline
                label="Latest changes"
                entries={items.map((change) => ({
                  id: change.id,
                  at: change.verifiedAt ?? change.appliedAt ?? change.plannedAt ?? change.createdAt,
                  meaning: lookOf(change).meaning,
                  what: (
                    <>
                      <RecordLink model="provisioning_job" id={change.id}>
                        {titleOf(change)}
                      </RecordLink>{' '}
                      on {change.deviceName}
                    </>
                  ),
                  by: lookOf(change).word,
                }))}
              />
            </div>
          )
        }
      </CardBody>
    </Section>
  );
}
