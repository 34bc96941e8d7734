import type { ListPlace } from '#app/list/use-list-place.ts';
import { RecordLink } from '#app/RecordLink.tsx';
import type { ChangeBatch } from '#contract/mikrotik.ts';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { StagePill } from '../../core/show/pills.tsx';
import styles from './BatchView.module.css';

/** Where it is written; the figure narrows the list to one router. */
export function BatchRouters({ batch, place }: { batch: ChangeBatch; place: ListPlace }) {
  return (
    <table className={styles.table} aria-label="Changes by router">
      <tbody>
        {batch.routers.map(({ id, name, stage, count, maintenance }) => (
          <tr key={id}>
            <th scope="row">
              <RecordLink model="device" id={id}>
                {name}
              </RecordLink>
            </th>
            <td className={styles.count}>
              <button type="button" className={styles.narrow} onClick={() => place.setFilter('router', id)}>
                {count.toLocaleString('en-GB')}
              </button>
            </td>
            <td className={styles.more}>
              <StagePill stage={stage} quietLive />
              {maintenance !== null && (
                <>
                  {' · '}in maintenance
                  {maintenance.until !== null && (
                    <>
                      , ends <RelativeTime at={maintenance.until} />
                    </>
                  )}
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
