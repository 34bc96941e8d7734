import type { RouterTile } from '#contract/mikrotik.ts';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { stageWords } from '../../core/show/words.ts';
import styles from './Today.module.css';

/** Below a router's name: since when and why it is down, or its stage, loud while nothing is written to it. */
export function TileNote({ router }: { router: RouterTile }) {
  const { health, since, lastError, stage, cpuPercent } = router;
  const { word, meaning } = stageWords[stage];
  return (
    <span className={styles.tileNote} title={lastError ?? undefined}>
      <span className={styles.stage} data-meaning={stage === 'live' ? undefined : meaning}>
        {word}
      </span>
      {health === 'down' && since !== null && (
        <span>
          since <RelativeTime at={since} />
        </span>
      )}
      {health === 'up' && cpuPercent !== null && <span>CPU {cpuPercent} %</span>}
    </span>
  );
}
