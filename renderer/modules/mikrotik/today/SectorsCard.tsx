import { useQuery } from '@tanstack/react-query';
import { api } from '#app/client.ts';
import { RecordLink } from '#app/RecordLink.tsx';
import { Section } from '#ui/Section.tsx';
import { Calm } from './BoardRows.tsx';
import { CardBody } from './CardBody.tsx';
import styles from './SectorsCard.module.css';

const shownSectors = 8;

/** The largest sectors with their share of services that are cut off. */
export function SectorsCard() {
  const services = useQuery(api.core.board.summary.queryOptions());
  return (
    <Section title="By sector" note="active and suspended services" flush>
      <CardBody query={services} lines={5}>
        {({ sectors }) => {
          if (sectors.length === 0) return <Calm meaning="off">No sector serves anyone yet.</Calm>;
          const bySize = sectors.toSorted((a, b) => b.active + b.suspended - (a.active + a.suspended));
          const widest = Math.max(1, ...bySize.map(({ active, suspended }) => active + suspended));
          return (
            <table className={styles.sectors} aria-label="Services by sector">
              <tbody>
                {bySize.slice(0, shownSectors).map(({ id, name, active, suspended }) => (
                  <tr key={id}>
                    <th scope="row">
                      <RecordLink model="sector" id={id}>
                        {name}
                      </RecordLink>
                    </th>
                    <td>
                      <div className={styles.bar} aria-hidden="true">
                        <span className={styles.active} style={{ inlineSize: `${(100 * active) / widest}%` }} />
                        <span className={styles.suspended} style={{ inlineSize: `${(100 * suspended) / widest}%` }} />
                      </div>
                    </td>
                    <td className={styles.figure} title="active">
                      {active.toLocaleString('en-GB')}
                    </td>
                    <td className={`${styles.figure} ${suspended > 0 ? styles.bad : styles.none}`} title="suspended">
                      {suspended.toLocaleString('en-GB')}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          );
        }}
      </CardBody>
    </Section>
  );
}
