import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { api } from '#app/client.ts';
import { usePageTitle } from '#app/crumbs.ts';
import { ScreenFailed } from '#app/ScreenFailed.tsx';
import { dayInWords } from '#app/show/Day.tsx';
import { Money } from '#app/show/Money.tsx';
import { ActButton } from '#ui/ActButton.tsx';
import { Callout } from '#ui/Callout.tsx';
import { Duration } from '#ui/Duration.tsx';
import { Page } from '#ui/Page.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { DetailSkeleton } from '#ui/Skeletons.tsx';
import { Stat, StatRow } from '#ui/Stat.tsx';
import { Tabs } from '#ui/Tabs.tsx';
import { useUiSettings } from '#ui/ui-settings.ts';
import { RunPill } from './RunPill.tsx';
import { resultTabs } from './result-tabs.tsx';
import { triggerWords } from './run-words.ts';
import styles from './runs.module.css';

const route = getRouteApi('/runs/$id');
const secondsBetween = (from: string, to: string) =>
  Math.max(1, Math.round((Date.parse(to) - Date.parse(from)) / 1000));

/** What one day's run did, with the reason of everything that it decided. */
export function RunPage() {
  const { id } = route.useParams();
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  const { history } = useRouter();
  const { locale } = useUiSettings();
  const { data: run, error, refetch } = useQuery(api.billing.runs.get.queryOptions({ input: { id } }));
  const title = run && `Run of ${dayInWords(run.runDate, locale)}`;
  usePageTitle(title);
  if (run === undefined || title === undefined) {
    return error === null ? <DetailSkeleton /> : <ScreenFailed error={error} reset={() => void refetch()} />;
  }
  const tabs = resultTabs(run);
  const show = (wanted: string) => void navigate({ search: { tab: wanted }, replace: true });
  return (
    <Page
      head={
        <PageHeader
          title={title}
          state={<RunPill state={run.state} look="soft" />}
          note={
            <>
              Started {triggerWords[run.trigger]} <RelativeTime at={run.startedAt} />
              {run.finishedAt !== null && (
                <>
                  , took <Duration seconds={secondsBetween(run.startedAt, run.finishedAt)} />
                </>
              )}
            </>
          }
        />
      }
    >
      {run.note !== null && (
        <div className={styles.told}>
          <Callout
            meaning={run.state === 'stopped' ? 'attention' : 'off'}
            action={
              run.state === 'stopped' && (
                <ActButton onClick={() => history.push('/runs/preview')}>Look at the preview</ActButton>
              )
            }
          >
            {run.note}
          </Callout>
        </div>
      )}
      <StatRow label="What the run did">
        <Stat
          label="Invoiced"
          value={<Money minor={run.invoicedMinor} currency={run.currency} />}
          note={run.invoicedCount === 1 ? '1 invoice' : `${run.invoicedCount.toLocaleString('en')} invoices`}
          onClick={() => show('invoices')}
        />
        <Stat label="Suspended" value={run.suspendedCount} onClick={() => show('suspend')} />
        <Stat label="Reconnected" value={run.reconnectedCount} onClick={() => show('reconnect')} />
        <Stat label="Set aside" value={run.setAsideCount} onClick={() => show('set-aside')} />
      </StatRow>
      <div className={styles.tabs}>
        <Tabs
          label="What the run did"
          items={tabs}
          current={tabs.find((item) => item.id === tab)?.id ?? 'invoices'}
          onCurrent={show}
        />
      </div>
    </Page>
  );
}
