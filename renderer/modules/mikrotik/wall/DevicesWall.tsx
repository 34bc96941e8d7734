import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { api } from '#app/client.ts';
import { useHotkeys } from '#ui/hotkeys.ts';
import { MeaningShape } from '#ui/MeaningShape.tsx';
import { Loaded } from '../../core/show/Loaded.tsx';
import { useFit } from '../today/use-fit.ts';
import { WallClock } from '../today/WallClock.tsx';
import { AlertTicker } from './AlertTicker.tsx';
import styles from './DevicesWall.module.css';
import { WallTileCard } from './WallTileCard.tsx';
import { type WallSector, wallSectors, wallSummary } from './wall-model.ts';

const renewMs = 15_000;
const MANY = 100;

/** Every device of the office on one screen that hangs in the room: what is wrong first, nothing to scroll. */
export function DevicesWall() {
  const query = useQuery({ ...api.mikrotik.board.devices.queryOptions(), refetchInterval: renewMs });
  const { history } = useRouter();
  const leave = () => history.push('/devices');
  useWholeScreen();
  useHotkeys([
    { keys: 'w', label: 'Take the devices off the wall', group: 'Wall', run: leave },
    { keys: 'esc', run: leave },
    { keys: 't', label: 'Show today on the wall', group: 'Wall', run: () => history.push('/?wall=1') },
  ]);
  return (
    <div className={styles.wall}>
      <Loaded query={query}>{(tiles) => <Board sectors={wallSectors(tiles)} />}</Loaded>
    </div>
  );
}

/** Where the whole screen is forbidden the board fills the window. */
function useWholeScreen(): void {
  useEffect(() => {
    document.documentElement.requestFullscreen?.().catch(() => undefined);
    return () => {
      if (document.fullscreenElement !== null) void document.exitFullscreen();
    };
  }, []);
}

function Board({ sectors }: { sectors: readonly WallSector[] }) {
  const { frame, content } = useFit(0.5);
  const count = sectors.reduce((sum, { tiles }) => sum + tiles.length, 0);
  return (
    <>
      <header className={styles.head}>
        <h1 className={styles.title}>Devices</h1>
        <ul className={styles.summary}>
          {wallSummary(sectors).map(({ state, count }) => (
            <li key={state.word} data-meaning={state.meaning}>
              <MeaningShape meaning={state.meaning} size={16} />
              <b data-digits>{count}</b> {state.word}
            </li>
          ))}
        </ul>
        <WallClock />
      </header>
      <div className={styles.frame} ref={frame}>
        <div ref={content} className={styles.sectors} data-dense={count > MANY || undefined}>
          {sectors.length === 0 && <p className={styles.none}>Devices that you add stand here.</p>}
          {sectors.map(({ id, name, tiles }) => (
            <section key={id ?? ''} className={styles.sector} aria-label={name}>
              <h2 className={styles.name}>{name}</h2>
              <div className={styles.tiles}>
                {tiles.map((tile) => (
                  <WallTileCard key={tile.id} tile={tile} />
                ))}
              </div>
            </section>
          ))}
        </div>
      </div>
      <AlertTicker />
    </>
  );
}
