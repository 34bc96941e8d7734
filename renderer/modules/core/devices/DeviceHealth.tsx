import { useQuery } from '@tanstack/react-query';
import { api } from '#app/client.ts';
import type { Device } from '#contract/core.ts';
import { Callout } from '#ui/Callout.tsx';
import { Duration } from '#ui/Duration.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { Section } from '#ui/Section.tsx';
import { Sparkline } from '#ui/Sparkline.tsx';
import { Stat, StatRow } from '#ui/Stat.tsx';
import { healthWords, sentenceCase } from '../show/words.ts';
import styles from './DevicePage.module.css';

/** How the device is now, and how it was in the last hours. */
export function DeviceHealth({ device }: { device: Device }) {
  const { health } = device;
  const { word, meaning } = healthWords[health.state];
  return (
    <>
      <StatRow label="Health now">
        <Stat
          label="Health"
          value={sentenceCase(word)}
          meaning={meaning}
          note={
            health.since !== null && (
              <>
                since <RelativeTime at={health.since} />
              </>
            )
          }
        />
        <Stat
          label="Latency"
          value={inUnit(health.latencyMs, 'ms')}
          note={
            health.lastCheckedAt !== null && (
              <>
                checked <RelativeTime at={health.lastCheckedAt} />
              </>
            )
          }
        />
        <Stat
          label="Uptime"
          value={health.uptimeSeconds === null ? '–' : <Duration seconds={health.uptimeSeconds} />}
        />
        <Stat label="Sessions" value={health.sessionCount ?? '–'} note="live now" />
        <Stat
          label="Drift"
          value={device.driftedCount}
          note={driftNote(device)}
          {...(device.driftedCount > 0
            ? { meaning: 'attention' as const, href: `#/subscriptions?device=${device.id}&network=drifted` }
            : {})}
        />
      </StatRow>
      <Section title="Last hours">
        {health.state === 'down' && health.lastError !== null && (
          <div className={styles.problem}>
            <Callout meaning="bad" title={health.lastError}>
              {health.lastSeenAt === null ? (
                'It has never answered.'
              ) : (
                <>
                  It answered last <RelativeTime at={health.lastSeenAt} />.
                </>
              )}
            </Callout>
          </div>
        )}
        <Measures id={device.id} />
      </Section>
    </>
  );
}

function driftNote({ driftedCount, health }: Device): string {
  if (driftedCount > 0) return 'differ from the books';
  return health.lastSeenAt === null ? 'never read' : 'as the books say';
}

const inUnit = (value: number | null, unit: string): string => (value === null ? '–' : `${value} ${unit}`);

const measures = [
  { of: 'latencyMs', name: 'Latency', unit: 'ms', top: 20 },
  { of: 'cpuPercent', name: 'CPU', unit: '%', top: 100 },
  { of: 'memoryPercent', name: 'Memory', unit: '%', top: 100 },
] as const;

function Measures({ id }: { id: string }) {
  const { data: history } = useQuery(api.mikrotik.health.history.queryOptions({ input: { id, window: '24h' } }));
  if (history === undefined) return null;
  const samples = history.points;
  if (samples.length === 0) return <p className={styles.none}>Nothing was measured yet.</p>;
  return (
    <div className={styles.measures}>
      {measures.map(({ of, name, unit, top }) => {
        const values = samples.map((sample) => sample[of]?.avg ?? null);
        const range = rangeOf(values, unit);
        return (
          <div key={of} className={styles.measure}>
            <span className={styles.name}>
              {name}
              <span className={styles.range} data-digits>
                {range}
              </span>
            </span>
            <Sparkline
              values={values}
              label={`${name} of the last hours, ${range}`}
              width={260}
              height={36}
              top={top}
            />
          </div>
        );
      })}
    </div>
  );
}

function rangeOf(values: readonly (number | null)[], unit: string): string {
  const measured = values.filter((value) => value !== null);
  if (measured.length === 0) return 'not measured';
  const low = Math.min(...measured);
  const high = Math.max(...measured);
  return low === high ? `${low} ${unit}` : `${low} to ${high} ${unit}`;
}
