import { useQuery } from '@tanstack/react-query';
import { api } from '#app/client.ts';
import { PathLink } from '#app/RecordLink.tsx';
import { Money } from '#app/show/Money.tsx';
import type { BillingRun } from '#contract/billing.ts';
import { Duration } from '#ui/Duration.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { Section } from '#ui/Section.tsx';
import { StatusPill } from '#ui/StatusPill.tsx';
import { type BoardRow, BoardRows, Calm } from './BoardRows.tsx';
import { CardBody } from './CardBody.tsx';
import styles from './Today.module.css';

const looks = {
  running: { meaning: 'waiting', word: 'running' },
  done: { meaning: 'good', word: 'done' },
  stopped: { meaning: 'attention', word: 'stopped' },
} as const;

/** What the automation did the last time. */
export function LastRunCard() {
  const money = useQuery(api.billing.board.money.queryOptions());
  const run = money.data?.lastRun;
  return (
    <Section
      title="Last daily run"
      note={run && <RunNote run={run} />}
      actions={run && <PathLink path={`/runs/${run.id}`}>Open</PathLink>}
      flush
    >
      <CardBody query={money} lines={4}>
        {({ lastRun }) =>
          lastRun === null ? (
            <Calm meaning="off">It has not run yet.</Calm>
          ) : (
            <>
              <BoardRows label="Last daily run" rows={lastRows(lastRun)} />
              {lastRun.note && <p className={styles.note}>{lastRun.note}</p>}
            </>
          )
        }
      </CardBody>
    </Section>
  );
}

function RunNote({ run }: { run: BillingRun }) {
  const { startedAt, finishedAt, state } = run;
  const seconds = finishedAt === null ? 0 : (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000;
  return (
    <span className={styles.runNote}>
      <StatusPill {...looks[state]} quiet={state === 'done'} />
      <RelativeTime at={finishedAt ?? startedAt} />
      {seconds >= 1 && (
        <span>
          took <Duration seconds={seconds} />
        </span>
      )}
    </span>
  );
}

function lastRows(run: BillingRun): BoardRow[] {
  const { invoicedCount, suspendedCount, reconnectedCount, setAsideCount } = run;
  const path = `/runs/${run.id}`;
  return [
    {
      id: 'invoiced',
      figure: invoicedCount,
      sentence: invoicedCount === 1 ? 'invoice posted' : 'invoices posted',
      end: <Money minor={run.invoicedMinor} currency={run.currency} />,
      path,
    },
    {
      id: 'suspended',
      figure: suspendedCount,
      sentence: suspendedCount === 1 ? 'service suspended' : 'services suspended',
      ...(suspendedCount > 0 ? { meaning: 'bad' as const } : {}),
      path,
    },
    {
      id: 'reconnected',
      figure: reconnectedCount,
      sentence: reconnectedCount === 1 ? 'service reconnected' : 'services reconnected',
      ...(reconnectedCount > 0 ? { meaning: 'good' as const } : {}),
      path,
    },
    {
      id: 'aside',
      figure: setAsideCount,
      sentence: setAsideCount === 1 ? 'bill set aside' : 'bills set aside',
      ...(setAsideCount > 0 ? { meaning: 'attention' as const } : {}),
      path,
    },
  ];
}
