import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#app/client.ts';
import { usePageTitle } from '#app/crumbs.ts';
import { useListPlace } from '#app/list/use-list-place.ts';
import { PathLink, RecordLink } from '#app/RecordLink.tsx';
import { useMay } from '#app/session.ts';
import type { Takeover } from '#contract/mikrotik.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { Callout } from '#ui/Callout.tsx';
import { ChoiceChips } from '#ui/ChoiceChips.tsx';
import { SplitView } from '#ui/frame/SplitView.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { StatusPill } from '#ui/StatusPill.tsx';
import { Loaded } from '../../core/show/Loaded.tsx';
import { AdoptDialog } from './AdoptDialog.tsx';
import { EndTakeover } from './EndTakeover.tsx';
import { PlansAndPrices } from './PlansAndPrices.tsx';
import { ReadSource } from './ReadSource.tsx';
import styles from './Takeover.module.css';
import { TakeoverChoices } from './TakeoverChoices.tsx';
import { TakeoverRowDetail } from './TakeoverRowDetail.tsx';
import { TakeoverRows } from './TakeoverRows.tsx';
import { stateWords } from './takeover-states.ts';

const route = getRouteApi('/takeovers/$id');

export function TakeoverPage() {
  const { id } = route.useParams();
  const query = useQuery(api.mikrotik.takeovers.get.queryOptions({ input: { id } }));
  return <Loaded query={query}>{(takeover) => <Whole key={id} takeover={takeover} />}</Loaded>;
}

const readFrom = ({ source, fileName }: Takeover) =>
  source === 'live' ? 'read from the router' : `from ${fileName ?? 'a file'}`;

function Whole({ takeover }: { takeover: Takeover }) {
  usePageTitle(`Take over ${takeover.deviceName}`);
  const place = useListPlace();
  const look = place.look ?? 'services';
  const unpriced = takeover.plans.filter(({ planId, priceMinor }) => planId === null && priceMinor === null).length;
  return (
    <div className={styles.page}>
      <PageHeader
        title={`Take over ${takeover.deviceName}`}
        state={<StatusPill {...stateWords[takeover.state]} look="soft" />}
        note={
          <>
            <RecordLink model="device" id={takeover.deviceId}>
              {takeover.deviceName}
            </RecordLink>{' '}
            · {readFrom(takeover)} <RelativeTime at={takeover.readAt} />
            {takeover.routerVersion !== null && ` · RouterOS ${takeover.routerVersion}`}
          </>
        }
        {...acts(takeover)}
      />
      <p className={styles.sentence}>{takeover.sentence}</p>
      <div className={styles.looks}>
        <ChoiceChips
          label="Part"
          all={false}
          value={look}
          onValue={(next) => place.setLook(next === 'services' ? undefined : next)}
          choices={[
            { value: 'services', label: 'Services' },
            { value: 'plans', label: unpriced > 0 ? `Plans and prices (${unpriced} open)` : 'Plans and prices' },
            { value: 'choices', label: 'Place, billing, lists' },
            ...(takeover.notes.length > 0
              ? [{ value: 'notes', label: `Left alone and unknown (${takeover.notes.length})` }]
              : []),
          ]}
        />
      </div>
      {look === 'plans' && (
        <div className={styles.scroll}>
          <PlansAndPrices takeover={takeover} />
        </div>
      )}
      {look === 'choices' && (
        <div className={styles.scroll}>
          <TakeoverChoices takeover={takeover} />
        </div>
      )}
      {look === 'notes' && (
        <div className={styles.scroll}>
          <Notes notes={takeover.notes} />
        </div>
      )}
      {look === 'services' && (
        <div className={styles.rows}>
          <SplitView
            id="takeover"
            initialShare={0.5}
            detailLabel="Service found"
            onCloseDetail={place.close}
            detail={
              place.open !== undefined && <TakeoverRowDetail key={place.open} id={place.open} takeover={takeover} />
            }
            list={<TakeoverRows takeover={takeover} place={place} />}
          />
        </div>
      )}
    </div>
  );
}

const Notes = ({ notes }: { notes: readonly string[] }) => (
  <div className={styles.notes}>
    {notes.map((note) => (
      <Callout key={note} meaning="off">
        {note}
      </Callout>
    ))}
  </div>
);

function acts(takeover: Takeover) {
  if (takeover.state !== 'draft') {
    return {
      secondary: takeover.counts.adopted > 0 && (
        <PathLink path={`/changes?router=${takeover.deviceId}`}>The changes that mark its rows</PathLink>
      ),
    };
  }
  return { primary: <DraftActs takeover={takeover} /> };
}

function DraftActs({ takeover }: { takeover: Takeover }) {
  const may = useMay();
  const [dialog, setDialog] = useState<'read' | 'adopt' | 'end'>();
  if (!may('network.takeover')) return null;
  const close = () => setDialog(undefined);
  const { ready } = takeover.counts;
  return (
    <>
      <ActButton tone="quiet" onClick={() => setDialog('end')}>
        End it
      </ActButton>
      <ActButton onClick={() => setDialog('read')}>Read again</ActButton>
      <ActButton
        tone="primary"
        refused={
          ready === 0 ? 'No service is ready yet: give plans their prices, and decide what needs you' : undefined
        }
        onClick={() => setDialog('adopt')}
      >
        {`Preview and take over ${ready.toLocaleString('en-GB')}`}
      </ActButton>
      <ReadSource opened={dialog === 'read'} onClose={close} deviceId={takeover.deviceId} takeoverId={takeover.id} />
      <AdoptDialog takeover={takeover} opened={dialog === 'adopt'} onClose={close} />
      <EndTakeover takeover={takeover} opened={dialog === 'end'} onClose={close} />
    </>
  );
}
