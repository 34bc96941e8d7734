import { Progress } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { dateIn, daysBetween } from '#kernel/calendar.ts';
import { systemClock } from '#kernel/clock.ts';
import { client } from './client.ts';
import styles from './DemoBeingMade.module.css';

const ASK_MS = 300;
const YEAR_DAYS = 366;
const inWords = new Intl.DateTimeFormat(undefined, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });

/** The year is played day by day through the procedures that people use: it takes a while, and says how far it is. */
export function DemoBeingMade() {
  const { data: day } = useQuery({
    queryKey: ['demo day'],
    queryFn: async () => (await client.platform.session.state()).demoDay,
    refetchInterval: ASK_MS,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const left = day ? daysBetween(day, dateIn(systemClock.now(), 'UTC')) : YEAR_DAYS;
  const percent = Math.max(0, Math.min(100, Math.round((100 * (YEAR_DAYS - left)) / YEAR_DAYS)));
  return (
    <div className={styles.making} role="status">
      <Progress value={percent} aria-label="How much of the demo’s year is played" />
      <p className={styles.text}>
        {day ? `Playing its year: ${inWords.format(new Date(day))}` : 'Laying out sectors, routers and plans …'}
      </p>
    </div>
  );
}
