import { useMutation } from '@tanstack/react-query';
import { api, refusalOf } from '#app/client.ts';
import { PathLink } from '#app/RecordLink.tsx';
import { useMay } from '#app/session.ts';
import type { Device } from '#contract/core.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { Callout } from '#ui/Callout.tsx';
import { useNow } from '#ui/now.ts';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { tellDone, tellProblem } from '#ui/toast.ts';
import { useRefresh } from '../show/use-refresh.ts';
import styles from './DevicePage.module.css';

/** That somebody works on the device, why and until when, and the way back into service. */
export function MaintenanceNotice({ device }: { device: Device }) {
  const may = useMay();
  const now = useNow();
  const refresh = useRefresh();
  const { id, name, kind, maintenance } = device;
  const end = useMutation(
    api.core.devices.endMaintenance.mutationOptions({
      onSuccess: () => {
        refresh();
        tellDone(`${name} is back in service; what waited goes on.`);
      },
      onError: (error) => {
        const { message, reference } = refusalOf(error);
        tellProblem(message, reference === undefined ? {} : { reference });
      },
    }),
  );
  if (maintenance === null) return null;
  const { since, until, reason } = maintenance;
  // The end comes by itself, without anybody telling this screen.
  if (until !== null && Date.parse(until) <= Number(now)) return null;
  return (
    <div className={styles.notice}>
      <Callout
        meaning="waiting"
        title={`In maintenance: ${reason}`}
        action={
          may('network.write') && (
            <ActButton busy={end.isPending} onClick={() => end.mutate({ id })}>
              End maintenance
            </ActButton>
          )
        }
      >
        {kind === 'mikrotik' ? 'Nothing is written to it, and no alarm is raised.' : 'No alarm is raised.'} Since{' '}
        <RelativeTime at={since} />,{' '}
        {until === null ? (
          'until somebody ends it.'
        ) : (
          <>
            it ends <RelativeTime at={until} />.
          </>
        )}{' '}
        {kind === 'mikrotik' && <PathLink path={`/changes?router=${id}&waiting=yes`}>What waits for it</PathLink>}
      </Callout>
    </div>
  );
}
