import { useQuery } from '@tanstack/react-query';
import { api, refusalOf } from '#app/client.ts';
import { RecordLink } from '#app/RecordLink.tsx';
import type { Subscription } from '#contract/core.ts';
import type { Meaning } from '#ui/meaning.ts';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { StatusPill } from '#ui/StatusPill.tsx';
import styles from './PaymentDone.module.css';

interface ReconnectingProps {
  subscriptionId: string;
  code: string;
}

/** The live stream says when the router is done; asking is only for the case that the stream is cut just now. */
const askAgainMs = 3_000;

/** One service on its way back, until its router was read back and shows it. */
export function Reconnecting({ subscriptionId, code }: ReconnectingProps) {
  const { data, error } = useQuery({
    ...api.core.subscriptions.get.queryOptions({ input: { id: subscriptionId } }),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data !== undefined && isBack(state.data) ? false : askAgainMs),
  });
  return (
    <div className={styles.service} aria-live="polite">
      <RecordLink model="subscription" id={subscriptionId}>
        <span className="mono">{code}</span>
      </RecordLink>
      {data !== undefined && <StatusPill {...progressOf(data)} />}
      <span className={styles.note}>
        {error !== null && refusalOf(error).message}
        {data !== undefined && noteOf(data)}
        {data !== undefined && isBack(data) && data.network.readAt !== null && (
          <>
            read back <RelativeTime at={data.network.readAt} />
          </>
        )}
      </span>
    </div>
  );
}

const isBack = ({ network }: Subscription): boolean => network.truth === 'verified' && network.service === 'active';

function progressOf(subscription: Subscription): { meaning: Meaning; word: string } {
  if (isBack(subscription)) return { meaning: 'good', word: 'Verified on the router' };
  switch (subscription.network.truth) {
    case 'applied':
      return { meaning: 'waiting', word: 'Written, not read back yet' };
    case 'drifted':
      return { meaning: 'attention', word: 'The router disagrees' };
    default:
      return { meaning: 'waiting', word: 'Queued for the router' };
  }
}

function noteOf({ deviceId, deviceName, deviceStage, deviceHealth }: Subscription): string | undefined {
  if (deviceId === null) return 'It has no router yet.';
  if (deviceStage === 'dry_run') return `${deviceName} is in dry run: nothing is written to it.`;
  if (deviceStage === 'staged') return `${deviceName} is staged: the change waits for approval.`;
  if (deviceHealth === 'down') return `${deviceName} is down: it is told when it is back.`;
  return undefined;
}
