import { useQuery } from '@tanstack/react-query';
import { api } from '#app/client.ts';
import { PathLink } from '#app/RecordLink.tsx';
import { useMay } from '#app/session.ts';
import { dayInWords } from '#app/show/Day.tsx';
import { Money } from '#app/show/Money.tsx';
import type { RunPreview } from '#contract/billing.ts';
import { Callout } from '#ui/Callout.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { Section } from '#ui/Section.tsx';
import { counted } from '../../core/show/words.ts';
import { type BoardRow, BoardRows, Calm } from './BoardRows.tsx';
import { CardBody } from './CardBody.tsx';
import styles from './Today.module.css';
import { heldCount, whoTonight } from './tonight.ts';

const path = '/runs/preview';

/** What the automation will do the next time: who is invoiced, who is cut off, and when. Discreet: neither names nor sums. */
export function TonightCard({ discreet = false }: { discreet?: boolean }) {
  const preview = useQuery(api.billing.runs.preview.queryOptions());
  const money = useQuery(api.billing.board.money.queryOptions());
  const may = useMay();
  const nextRunAt = money.data?.nextRunAt ?? null;
  return (
    <Section
      title="Next daily run"
      note={
        nextRunAt !== null && (
          <>
            starts <RelativeTime at={nextRunAt} />
          </>
        )
      }
      actions={may('money.read') && <PathLink path={path}>Preview</PathLink>}
      flush
    >
      <CardBody query={preview} lines={4}>
        {(run) => {
          const rows = tonightRows(run, discreet);
          return (
            <>
              {run.missedDates.length > 0 && (
                <div className={styles.notice}>
                  <Callout
                    meaning="attention"
                    title={`First catches up ${counted(run.missedDates.length, 'missed day')}`}
                  >
                    {run.missedDates.map((date) => dayInWords(date, 'en-GB')).join(', ')}
                  </Callout>
                </div>
              )}
              <BoardRows label="Next daily run" rows={rows} />
              {rows.length === 0 && (
                <Calm>
                  {run.alreadyRun ? 'Today’s run is done; nothing is left to do.' : 'Nobody is due: nothing to do.'}
                </Calm>
              )}
            </>
          );
        }}
      </CardBody>
    </Section>
  );
}

function tonightRows(run: RunPreview, discreet: boolean): BoardRow[] {
  const who = whoTonight(run);
  const held = heldCount(run);
  const rows: BoardRow[] = [
    {
      id: 'invoiced',
      figure: run.invoicedCount,
      sentence: run.invoicedCount === 1 ? 'service is invoiced' : 'services are invoiced',
      note: who.invoiced,
      end: !discreet && <Money minor={run.invoicedMinor} currency={run.currency} />,
      path: `${path}?tab=invoices`,
    },
    {
      id: 'suspended',
      figure: run.suspendedCount,
      sentence: run.suspendedCount === 1 ? 'service is suspended' : 'services are suspended',
      note: who.suspended,
      meaning: 'bad',
      path: `${path}?tab=suspend`,
    },
    {
      id: 'held',
      figure: held,
      sentence: held === 1 ? 'cut-off is held' : 'cut-offs are held',
      note: who.held,
      meaning: 'off',
      path: `${path}?tab=hold`,
    },
    {
      id: 'reconnected',
      figure: run.reconnectedCount,
      sentence: run.reconnectedCount === 1 ? 'service is reconnected' : 'services are reconnected',
      note: who.reconnected,
      meaning: 'good',
      path: `${path}?tab=reconnect`,
    },
    {
      id: 'aside',
      figure: run.setAsideCount,
      sentence: run.setAsideCount === 1 ? 'bill is set aside' : 'bills are set aside',
      note: run.setAside[0]?.reason,
      meaning: 'attention',
      path: `${path}?tab=set-aside`,
    },
  ];
  const due = rows.filter(({ figure }) => figure !== 0);
  return discreet ? due.map(({ note: _, ...row }) => row) : due;
}
