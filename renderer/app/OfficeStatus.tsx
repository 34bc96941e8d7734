import { useQuery } from '@tanstack/react-query';
import { StatusBar, StatusSegment } from '#ui/frame/StatusBar.tsx';
import { useMay } from './session.ts';
import { statusQuery } from './use-visible-places.ts';

/** Store, automation, routers, jobs; demo and dry run in a colour that cannot be missed. */
export function OfficeStatus({ onGo }: { onGo: (path: string) => void }) {
  const may = useMay();
  const { data: status, isError } = useQuery(statusQuery());
  if (isError) {
    return (
      <StatusBar
        start={
          <StatusSegment meaning="bad" loud>
            The back office does not answer
          </StatusSegment>
        }
      />
    );
  }
  if (status === undefined) return <StatusBar start={<StatusSegment>…</StatusSegment>} />;
  const { automation, routers, jobs } = status;
  return (
    <StatusBar
      start={
        <>
          {status.isDemo && (
            <StatusSegment meaning="waiting" loud title="Invented customers and virtual routers; nothing here is real">
              Demo ISP
            </StatusSegment>
          )}
          <StatusSegment
            title={status.storeKind === 'sqlite' ? 'A SQLite file on this machine' : 'A shared Postgres store'}
          >
            {status.storeKind === 'sqlite' ? 'SQLite' : 'Postgres'} · {status.storeLabel}
          </StatusSegment>
          <StatusSegment
            meaning={automation === null ? 'attention' : 'good'}
            title={
              automation === null ? 'No console runs the daily automation now' : `Daily automation: ${automation.label}`
            }
          >
            {automation === null
              ? 'No automation'
              : automation.isMe
                ? 'Automation: this console'
                : `Automation: ${automation.label}`}
          </StatusSegment>
          {status.secrets === 'locked' && (
            <StatusSegment
              meaning="attention"
              loud
              title="Enter the shared passphrase in Settings › Security"
              onClick={() => onGo('/settings/security')}
            >
              Passwords locked
            </StatusSegment>
          )}
        </>
      }
      end={
        <>
          {routers !== null && routers.notLive > 0 && (
            <StatusSegment
              meaning="waiting"
              title="Devices in dry run or staged: plans are made, not applied by themselves"
              onClick={() => onGo('/devices')}
            >
              {routers.notLive} not live
            </StatusSegment>
          )}
          {routers !== null && (
            <StatusSegment meaning={routers.down > 0 ? 'bad' : 'good'} onClick={() => onGo('/devices')}>
              Routers {routers.up} up{routers.down > 0 ? `, ${routers.down} down` : ''}
              {routers.maintenance > 0 ? `, ${routers.maintenance} in maintenance` : ''}
            </StatusSegment>
          )}
          <StatusSegment
            {...(jobs.failed > 0 ? { meaning: 'attention' as const } : {})}
            {...(may('jobs.read') ? { onClick: () => onGo('/settings/jobs') } : {})}
          >
            {jobs.running + jobs.queued === 0 ? 'Idle' : `${jobs.running} running, ${jobs.queued} queued`}
            {jobs.failed > 0 ? `, ${jobs.failed} failed` : ''}
          </StatusSegment>
        </>
      }
    />
  );
}
