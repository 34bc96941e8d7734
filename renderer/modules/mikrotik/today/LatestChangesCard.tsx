import { useQuery } from '@tanstack/react-query';
import { api } from '#app/client.ts';
import { PathLink } from '#app/RecordLink.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { Section } from '#ui/Section.tsx';
import { lookOf } from '../../core/show/change-words.ts';
import { titleOf } from '../changes/change-words.ts';
import { BoardRows, Calm } from './BoardRows.tsx';
import { CardBody } from './CardBody.tsx';

const shown = 6;

/** What routers were told of late, and how it went. */
export function LatestChangesCard() {
  const changes = useQuery(api.mikrotik.changes.list.queryOptions({ input: { limit: shown } }));
  return (
    <Section title="Latest changes on routers" actions={<PathLink path="/changes">All</PathLink>} flush>
      <CardBody query={changes} lines={shown}>
        {({ items }) =>
          items.length === 0 ? (
            <Calm meaning="off">No router has been told anything yet.</Calm>
          ) : (
            <BoardRows
              label="Latest changes on routers"
              rows={items.map((change) => ({
                id: change.id,
                sentence: titleOf(change),
                note: `${change.deviceName} · ${lookOf(change).word}`,
                end: (
                  <RelativeTime at={change.verifiedAt ?? change.appliedAt ?? change.plannedAt ?? change.createdAt} />
                ),
                meaning: lookOf(change).meaning,
                path: `/changes/${change.id}`,
              }))}
            />
          )
        }
      </CardBody>
    </Section>
  );
}
