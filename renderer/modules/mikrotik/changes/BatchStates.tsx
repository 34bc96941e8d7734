import type { ListPlace } from '#app/list/use-list-place.ts';
import type { ChangeBatch, ChangeState } from '#contract/mikrotik.ts';
import type { Meaning } from '#ui/meaning.ts';
import { StatusPill } from '#ui/StatusPill.tsx';
import { changeWords } from '../../core/show/change-words.ts';
import type { Word } from '../../core/show/words.ts';
import styles from './BatchView.module.css';
import { statesInOrder } from './batch-words.ts';

/** What is planned and may be written waits for a person, here as in the list. */
const wordOf = (state: ChangeState, asks: boolean): Word =>
  state === 'planned' && asks ? { word: 'to approve', meaning: 'attention' } : changeWords[state];

/** Its changes by state; a line narrows the list to those. */
export function BatchStates({ batch, place }: { batch: ChangeBatch; place: ListPlace }) {
  const asks = batch.routers.some(({ stage }) => stage !== 'dry_run');
  return (
    <table className={styles.table} aria-label="Changes by state">
      <tbody>
        {statesInOrder(batch).map(({ state, count }) => {
          const word = wordOf(state, asks);
          return (
            <tr key={state}>
              <th scope="row">
                <button type="button" className={styles.narrow} onClick={() => place.setFilter('state', state)}>
                  <StatusPill {...word} />
                </button>
              </th>
              <td className={styles.count}>{count.toLocaleString('en-GB')}</td>
              <td className={styles.share}>
                <Share share={count / batch.count} meaning={word.meaning} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const Share = ({ share, meaning }: { share: number; meaning: Meaning }) => (
  <span className={styles.bar} data-meaning={meaning} style={{ inlineSize: `${Math.max(1, 100 * share)}%` }} />
);
