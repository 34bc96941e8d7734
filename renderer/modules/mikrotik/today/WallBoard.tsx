import { useMay } from '#app/session.ts';
import { Columns } from '#ui/Columns.tsx';
import { NeedsCard } from './NeedsCard.tsx';
import { RouterStrip } from './RouterStrip.tsx';
import { ServicesCard } from './ServicesCard.tsx';
import styles from './Today.module.css';
import { TonightCard } from './TonightCard.tsx';
import { WallClock } from './WallClock.tsx';

/** Today for a screen that hangs in the room: larger, nothing around it, and neither names nor sums for whoever walks by. */
export function WallBoard({ date }: { date: string }) {
  const may = useMay();
  return (
    <div className={styles.wall}>
      <div className={styles.wallHead}>
        <h1 className={styles.wallTitle}>{date}</h1>
        <WallClock />
      </div>
      {may('network.read') && <RouterStrip wall />}
      <div className={styles.large}>
        <Columns>
          <NeedsCard />
          {may('money.read') && <TonightCard discreet />}
        </Columns>
        <ServicesCard />
      </div>
    </div>
  );
}
