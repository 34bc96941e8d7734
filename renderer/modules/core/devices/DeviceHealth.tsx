import type { Device } from '#contract/core.ts';
import { Callout } from '#ui/Callout.tsx';
import { Duration } from '#ui/Duration.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { Stat, StatRow } from '#ui/Stat.tsx';
import { DeviceAlerts } from '../../mikrotik/alerts/DeviceAlerts.tsx';
import { HealthCharts } from '../../mikrotik/health/HealthCharts.tsx';
import { Interfaces } from '../../mikrotik/health/Interfaces.tsx';
import { healthWords, sentenceCase } from '../show/words.ts';
import styles from './DevicePage.module.css';

/** How the device is now, and how it was in the last hours. */
export function DeviceHealth({ device }: { device: Device }) {
  const { health } = device;
  const { word, meaning } = healthWords[health.state];
  const isRouter = device.kind === 'mikrotik';
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
        {isRouter && (
          <>
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
                ? { meaning: 'attention' as const, href: `#/drift?router=${device.id}` }
                : {})}
            />
          </>
        )}
      </StatRow>
      {health.state === 'down' && health.lastError !== null && (
        <div className={styles.notice}>
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
      <DeviceAlerts deviceId={device.id} />
      <HealthCharts device={device} />
      {isRouter && <Interfaces deviceId={device.id} />}
    </>
  );
}

function driftNote({ driftedCount, health }: Device): string {
  if (driftedCount > 0) return 'differ from the books';
  return health.lastSeenAt === null ? 'never read' : 'as the books say';
}

const inUnit = (value: number | null, unit: string): string => (value === null ? '–' : `${value} ${unit}`);
