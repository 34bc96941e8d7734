import { useQuery } from '@tanstack/react-query';
import { api } from '#app/client.ts';
import { RelativeTime } from '#ui/RelativeTime.tsx';

/** When the run begins by itself. */
export function NextRun() {
  const { data } = useQuery(api.billing.board.money.queryOptions());
  if (data === undefined) return 'Invoices, grace, suspensions and reconnections of each day';
  if (data.nextRunAt === null) return 'Does not run by itself';
  return (
    <>
      Runs by itself <RelativeTime at={data.nextRunAt} />
    </>
  );
}
