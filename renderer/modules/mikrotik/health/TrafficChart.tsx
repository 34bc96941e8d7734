import { useQuery } from '@tanstack/react-query';
import { api } from '#app/client.ts';
import type { DeviceInterface, Traffic } from '#contract/mikrotik.ts';
import { TimeChart } from '#ui/chart/TimeChart.tsx';
import { bitRate } from './figures.ts';
import styles from './Health.module.css';
import { renewMs, useHealthWindow } from './windows.ts';

const pointsOf = ({ points }: Traffic, of: 'rxBps' | 'txBps') =>
  points.map((point) => ({ at: Date.parse(point.at), value: point[of] }));

/** What went through an interface, in and out, over the window that is chosen above. */
export function TrafficChart({ of: { id, name } }: { of: DeviceInterface }) {
  const [window] = useHealthWindow();
  const { data } = useQuery({
    ...api.mikrotik.health.traffic.queryOptions({ input: { id, window } }),
    refetchInterval: renewMs(window),
    placeholderData: (before) => before,
  });
  if (data === undefined) return <div className={styles.coming} />;
  return (
    <TimeChart
      title={`Traffic of ${name}`}
      series={[
        { name: 'in', points: pointsOf(data, 'rxBps') },
        { name: 'out', points: pointsOf(data, 'txBps') },
      ]}
      from={Date.parse(data.from)}
      until={Date.parse(data.until)}
      stepMs={data.stepSeconds * 1_000}
      write={bitRate}
      top={1_000_000}
      height={150}
    />
  );
}
