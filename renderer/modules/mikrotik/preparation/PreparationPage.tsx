import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { usePageTitle } from '#app/crumbs.ts';
import { RecordLink } from '#app/RecordLink.tsx';
import type { PreparationOfRouter } from '#contract/mikrotik.ts';
import { Page } from '#ui/Page.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { StatusPill } from '#ui/StatusPill.tsx';
import { Tabs } from '#ui/Tabs.tsx';
import { Loaded } from '../../core/show/Loaded.tsx';
import { PlanTab } from './PlanTab.tsx';
import styles from './Preparation.module.css';
import { PreparationActs } from './PreparationActs.tsx';
import { PreparationNotices } from './PreparationNotices.tsx';
import { chosenRows, lookOfPreparation } from './preparation-words.ts';
import { ScriptTab } from './ScriptTab.tsx';
import { useLook, usePreparation } from './use-preparation.ts';

const route = getRouteApi('/devices/$id/preparation');

/** What a router needs once: what is there, what is missing, and the way to have it written. */
export function PreparationPage() {
  const { id } = route.useParams();
  const look = useLook(id);
  return (
    <Loaded query={usePreparation(id)}>
      {(preparation) => (
        <Whole key={id} preparation={preparation} isLooking={look.isPending} onLook={() => look.mutate({ id })} />
      )}
    </Loaded>
  );
}

interface WholeProps {
  preparation: PreparationOfRouter;
  isLooking: boolean;
  onLook: () => void;
}

function Whole({ preparation, isLooking, onLook }: WholeProps) {
  const { deviceId, deviceName, check, run, script } = preparation;
  const [tab, setTab] = useState('plan');
  const [removesExtras, setRemovesExtras] = useState(preparation.run?.removesExtras ?? false);
  const rows = chosenRows(check?.rows ?? [], removesExtras);
  const title = `Preparation of ${deviceName}`;
  usePageTitle(title);
  return (
    <Page
      head={
        <PageHeader
          title={title}
          state={<StatusPill look="soft" {...lookOfPreparation(preparation)} />}
          note={
            <>
              <RecordLink model="device" id={deviceId}>
                {deviceName}
              </RecordLink>
              {check !== null && check.checkedAt !== null && (
                <>
                  {' · looked at '}
                  <RelativeTime at={check.checkedAt} />
                </>
              )}
              {run !== null && run.state === 'verified' && run.verifiedAt !== null && (
                <>
                  {' · written and verified '}
                  <RelativeTime at={run.verifiedAt} />
                  {`, approved by ${run.approvedBy}`}
                </>
              )}
            </>
          }
          primary={
            <PreparationActs
              preparation={preparation}
              rows={rows}
              removesExtras={removesExtras}
              isLooking={isLooking}
              onLook={onLook}
            />
          }
        />
      }
    >
      <PreparationNotices preparation={preparation} />
      <div className={styles.tabs}>
        <Tabs
          label={title}
          current={tab}
          onCurrent={setTab}
          items={[
            {
              id: 'plan',
              label: 'Plan',
              content: (
                <PlanTab
                  preparation={preparation}
                  rows={rows}
                  removesExtras={removesExtras}
                  onRemovesExtras={setRemovesExtras}
                />
              ),
            },
            { id: 'script', label: 'As a script', content: <ScriptTab name={deviceName} script={script} /> },
          ]}
        />
      </div>
    </Page>
  );
}
