import { pathOf } from '#app/path-of.ts';
import { MeaningShape } from '#ui/MeaningShape.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import styles from './DevicesWall.module.css';
import type { WallSector } from './wall-model.ts';

/** One device: its name, a word and a colour, how fast, how many, since when. */
export function WallTileCard({ tile }: { tile: WallSector['tiles'][number] }) {
  const { id, name, state, health, latencyMs, sessionCount, since } = tile;
  return (
    <a
      className={styles.tile}
      href={`#${pathOf('device', id)}`}
      data-meaning={state.meaning}
      aria-label={`${name}, ${state.word}`}
    >
      <span className={styles.device}>{name}</span>
      <span className={styles.state}>
        <MeaningShape meaning={state.meaning} size={13} />
        {state.word}
      </span>
      <span className={styles.figures} data-digits>
        {health === 'down' || state.gravity < 3
          ? since !== null && (
              <>
                {health === 'down' ? '' : 'up '}
                <RelativeTime at={since} />
              </>
            )
          : [
              latencyMs === null ? undefined : `${latencyMs} ms`,
              sessionCount === null ? undefined : `${sessionCount} on`,
            ]
              .filter((part) => part !== undefined)
              .join(' · ')}
      </span>
    </a>
  );
}
