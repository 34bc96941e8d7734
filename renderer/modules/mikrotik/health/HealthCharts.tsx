import { useQuery } from '@tanstack/react-query';
import { api } from '#app/client.ts';
import type { Device } from '#contract/core.ts';
import type { HealthHistory } from '#contract/mikrotik.ts';
import { ChoiceChips } from '#ui/ChoiceChips.tsx';
import { TimeChart } from '#ui/chart/TimeChart.tsx';
import { Section } from '#ui/Section.tsx';
import { Loaded } from '../../core/show/Loaded.tsx';
import { availability, milliseconds, percent, plain } from './figures.ts';
import styles from './Health.module.css';
import { asWindow, renewMs, useHealthWindow, windows } from './windows.ts';

const measures = [
  { of: 'latencyMs', title: 'Latency', write: milliseconds, top: 20, ofRouters: false },
  { of: 'cpuPercent', title: 'CPU', write: percent, top: 100, ofRouters: true },
  { of: 'memoryPercent', title: 'Memory', write: percent, top: 100, ofRouters: true },
  { of: 'sessions', title: 'Sessions', write: plain, top: 10, ofRouters: true },
] as const;

/** How a device was over a window of time. */
export function HealthCharts({ device }: { device: Device }) {
  const [window, setWindow] = useHealthWindow();
  const query = useQuery({
    ...api.mikrotik.health.history.queryOptions({ input: { id: device.id, window } }),
    refetchInterval: renewMs(window),
    placeholderData: (before) => before,
  });
  return (
    <Section
      title="History"
      note={query.data && <Answered history={query.data} />}
      actions={
        <ChoiceChips
          label="How far back"
          choices={windows}
          value={window}
          onValue={(value) => setWindow(asWindow(value))}
          all={false}
        />
      }
    >
      <Loaded query={query}>
        {(history) => (
          <div className={styles.charts}>
            {measures
              .filter(({ ofRouters }) => !ofRouters || device.kind === 'mikrotik')
              .map(({ of, title, write, top }) => (
                <TimeChart
                  key={of}
                  title={title}
                  series={[{ name: title, points: pointsOf(history, of) }]}
                  from={Date.parse(history.from)}
                  until={Date.parse(history.until)}
                  stepMs={history.stepSeconds * 1_000}
                  write={write}
                  top={top}
                />
              ))}
          </div>
        )}
      </Loaded>
    </Section>
  );
}

const pointsOf = ({ points }: HealthHistory, of: (typeof measures)[number]['of']) =>
  points.map((point) => ({ at: Date.parse(point.at), value: point[of] }));

function Answered({ history }: { history: HealthHistory }) {
  const polls = history.points.reduce((sum, point) => sum + point.polls, 0);
  const answered = history.points.reduce((sum, point) => sum + point.answered, 0);
  return polls === 0 ? 'not polled in this time' : `answered ${availability(answered, polls)} of ${plain(polls)} polls`;
}
