import { useMay } from '#app/session.ts';
import { Columns } from '#ui/Columns.tsx';
import { NeedsCard } from './NeedsCard.tsx';
import { RouterStrip } from './RouterStrip.tsx';
import { SectorsCard } from './SectorsCard.tsx';
import { ServicesCard } from './ServicesCard.tsx';
import styles from './Today.module.css';
import { TonightCard } from './TonightCard.tsx';
import { useFit } from './use-fit.ts';
import { WallClock } from './WallClock.tsx';

/** Today for a screen that hangs in the room: as large as fits, nothing around it, and neither names nor sums. */
export function WallBoard({ date }: { date: string }) {
  const may = useMay();
  const { frame, content } = useFit();
  return (
    <div className={styles.wall} ref={frame}>
      <div ref={content}>
        <div className={styles.wallHead}>
          <h1 className={styles.wallTitle}>{date}</h1>
          <WallClock />
        </div>
        {may('network.read') && <RouterStrip />}
        <Columns>
          <NeedsCard />
          {may('money.read') ? <TonightCard discreet /> : <SectorsCard />}
        </Columns>
        <ServicesCard />
      </div>
    </div>
  );
}
