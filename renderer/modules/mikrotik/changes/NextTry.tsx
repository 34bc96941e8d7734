import { useQuery } from '@tanstack/react-query';
import { api } from '#app/client.ts';
import { useMay } from '#app/session.ts';
import type { Change } from '#contract/mikrotik.ts';
import { RelativeTime } from '#ui/RelativeTime.tsx';

const lookAgainMs = 15_000;

/** When a router that did not answer is tried again, for roles that may look at the work in the background. */
export function NextTry({ deviceId }: Pick<Change, 'deviceId'>) {
  const may = useMay();
  const { data } = useQuery({
    ...api.platform.jobs.list.queryOptions({ input: { state: 'queued', limit: 200 } }),
    enabled: may('jobs.read'),
    refetchInterval: lookAgainMs,
  });
  const work = data?.items.find(({ kind, queue }) => kind === 'mikrotik.sync' && queue === `router:${deviceId}`);
  if (work === undefined) return 'It is tried again by itself, a little later each time.';
  return (
    <>
      Will try again <RelativeTime at={work.runAt} />.
    </>
  );
}
