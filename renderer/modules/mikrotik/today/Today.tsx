import { useRouter } from '@tanstack/react-router';
import { Maximize2 } from 'lucide-react';
import { useCompany, useMay } from '#app/session.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { Columns } from '#ui/Columns.tsx';
import { useHotkeys } from '#ui/hotkeys.ts';
import { useNow } from '#ui/now.ts';
import { PageHeader } from '#ui/PageHeader.tsx';
import { useUiSettings } from '#ui/ui-settings.ts';
import { InstallsCard } from './InstallsCard.tsx';
import { LastRunCard } from './LastRunCard.tsx';
import { LatestChangesCard } from './LatestChangesCard.tsx';
import { MoneyCard } from './MoneyCard.tsx';
import { NeedsCard } from './NeedsCard.tsx';
import { RouterStrip } from './RouterStrip.tsx';
import { SectorsCard } from './SectorsCard.tsx';
import { ServicesCard } from './ServicesCard.tsx';
import styles from './Today.module.css';
import { TonightCard } from './TonightCard.tsx';
import { useWall } from './use-wall.ts';
import { WallBoard } from './WallBoard.tsx';

/** The board of the day: what is up, what needs a person, what the automation will do and did. Each role sees its part. */
export function Today() {
  const may = useMay();
  const { history } = useRouter();
  const [wall, toggleWall] = useWall();
  const date = useDateInWords();
  useHotkeys([
    {
      keys: 'w',
      label: wall ? 'Take the board off the wall' : 'Put the board on the wall',
      group: 'Today',
      run: toggleWall,
    },
    { keys: 'esc', run: () => (wall ? toggleWall() : false) },
    ...(wall && may('network.read')
      ? [{ keys: 'd', label: 'Show the devices on the wall', group: 'Today', run: () => history.push('/wall') }]
      : []),
  ]);
  if (wall) return <WallBoard date={date} />;
  const seesMoney = may('money.read');
  const seesNetwork = may('network.read');
  return (
    <div className={styles.today}>
      <PageHeader
        title="Today"
        note={date}
        secondary={
          seesNetwork && (
            <ActButton icon={Maximize2} keys="w" tone="quiet" onClick={toggleWall}>
              Wall
            </ActButton>
          )
        }
      />
      {seesNetwork && <RouterStrip />}
      <Columns>
        <NeedsCard />
        {seesMoney ? <TonightCard /> : may('subscriptions.install') && <InstallsCard />}
      </Columns>
      <ServicesCard />
      {seesMoney && <MoneyCard />}
      <Columns>
        {seesMoney && <LastRunCard />}
        <SectorsCard />
        {seesNetwork && <LatestChangesCard />}
        {seesMoney && may('subscriptions.install') && <InstallsCard />}
      </Columns>
    </div>
  );
}

function useDateInWords(): string {
  const { zone, locale } = useUiSettings();
  const { name } = useCompany();
  const now = useNow();
  const day = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  return `${day.format(now)} · ${name}`;
}
