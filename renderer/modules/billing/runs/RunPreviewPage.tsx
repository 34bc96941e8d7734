import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Play } from 'lucide-react';
import { useState } from 'react';
import { api } from '#app/client.ts';
import { usePageTitle } from '#app/crumbs.ts';
import { ScreenFailed } from '#app/ScreenFailed.tsx';
import { useMay } from '#app/session.ts';
import type { RunPreview } from '#contract/billing.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { Page } from '#ui/Page.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { DetailSkeleton } from '#ui/Skeletons.tsx';
import { Tabs } from '#ui/Tabs.tsx';
import { NextRun } from './NextRun.tsx';
import { PreviewCallouts } from './PreviewCallouts.tsx';
import { PreviewSums } from './PreviewSums.tsx';
import { previewTabs } from './preview-tabs.tsx';
import styles from './runs.module.css';
import { StartRun } from './StartRun.tsx';

const route = getRouteApi('/runs/preview');

/** What the automation will do, before it does it. */
export function RunPreviewPage() {
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  const may = useMay();
  const [starting, setStarting] = useState(false);
  const {
    data: preview,
    error,
    refetch,
  } = useQuery({
    ...api.billing.runs.preview.queryOptions(),
    // It stands for what would happen now.
    staleTime: 0,
  });
  usePageTitle('Preview');
  if (preview === undefined) {
    return error === null ? <DetailSkeleton /> : <ScreenFailed error={error} reset={() => void refetch()} />;
  }
  const tabs = previewTabs(preview);
  return (
    <Page
      head={
        <PageHeader
          title="Preview of the daily run"
          note={<NextRun />}
          primary={
            <ActButton
              tone="primary"
              icon={Play}
              refused={whyNotNow(preview, may('runs.start'))}
              onClick={() => setStarting(true)}
            >
              Run now
            </ActButton>
          }
        />
      }
    >
      <PreviewCallouts preview={preview} />
      <PreviewSums preview={preview} onTab={(id) => void navigate({ search: { tab: id }, replace: true })} />
      <div className={styles.tabs}>
        <Tabs
          label="What the run will do"
          items={tabs}
          current={tabs.find(({ id }) => id === tab)?.id ?? 'invoices'}
          onCurrent={(id) => void navigate({ search: { tab: id }, replace: true })}
        />
      </div>
      <StartRun preview={preview} opened={starting} onClose={() => setStarting(false)} />
    </Page>
  );
}

function whyNotNow({ alreadyRun, missedDates }: RunPreview, mayStart: boolean): string | undefined {
  if (!mayStart) return 'The run is started by billing or an admin.';
  if (alreadyRun && missedDates.length === 0) return 'Today’s run is done; a day runs once.';
  return undefined;
}
