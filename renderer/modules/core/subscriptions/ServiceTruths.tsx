import type { Subscription } from '#contract/core.ts';
import { Callout } from '#ui/Callout.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { TwoTruths } from '#ui/TwoTruths.tsx';
import { serviceWords, stateWords, truthWords } from '../show/words.ts';
import { verdictOf } from './two-truths.ts';

/** What the books say and what the router was last seen to do. */
export function ServiceTruths({ service }: { service: Subscription }) {
  const { network } = service;
  const problem = network.truth === 'verified' ? null : network.note;
  return (
    <>
      <TwoTruths
        left={{
          label: 'Books',
          ...stateWords[service.state],
          note: (
            <span title={service.stateReason}>
              since <RelativeTime at={service.stateSince} />
              {service.stateReason !== '' && ` · ${service.stateReason}`}
            </span>
          ),
        }}
        right={{ label: 'Network', ...serviceWords[network.service], note: <NetworkNote network={network} /> }}
        {...verdictOf(service)}
      />
      {problem !== null && <Callout meaning={network.truth === 'drifted' ? 'attention' : 'waiting'}>{problem}</Callout>}
    </>
  );
}

function NetworkNote({ network }: { network: Subscription['network'] }) {
  const { word } = truthWords[network.truth];
  return (
    <span>
      {word}
      {network.readAt === null ? (
        ' · never read'
      ) : (
        <>
          {' · read '}
          <RelativeTime at={network.readAt} />
        </>
      )}
    </span>
  );
}
