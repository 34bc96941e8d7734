import type { ReactNode } from 'react';
import { PathLink, RecordLink } from '#app/RecordLink.tsx';
import type { Change } from '#contract/mikrotik.ts';
import { DiffSummary } from '#ui/DiffSummary.tsx';
import { DiffTable } from '#ui/DiffTable.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { StatusPill } from '#ui/StatusPill.tsx';
import { lookOf } from '../../core/show/change-words.ts';
import { ChangeActs } from './ChangeActs.tsx';
import { ChangeNotices } from './ChangeNotices.tsx';
import { ChangeSteps } from './ChangeSteps.tsx';
import styles from './ChangeView.module.css';
import { batchPath, titleOf } from './change-words.ts';
import { diffGroups } from './diff-groups.tsx';
import { HeldNotice } from './HeldNotice.tsx';
import { ReasonText } from './ReasonText.tsx';

interface ChangeViewProps {
  change: Change;
  /** Beside the acts: the way to the full page. */
  more?: ReactNode;
}

/** One change: what it does to people, how far it has come, and every row before and after with its reason. */
export function ChangeView({ change, more }: ChangeViewProps) {
  const groups = diffGroups([change], { together: false });
  return (
    <article className={styles.view} aria-label={titleOf(change)}>
      <PageHeader
        title={titleOf(change)}
        state={<StatusPill look="soft" {...lookOf(change)} />}
        note={<ChangeNote change={change} />}
        primary={<ChangeActs change={change} />}
        secondary={more}
      />
      <HeldNotice change={change} />
      <div className={styles.steps}>
        <ChangeSteps change={change} />
      </div>
      <DiffSummary
        sentence={change.plannedAt === null ? 'Not compared with the router yet.' : change.effect}
        groups={groups}
        note={<Why change={change} />}
      />
      <ChangeNotices change={change} />
      {change.rows.length === 0 ? (
        <p className={styles.rowless}>
          {change.state === 'queued'
            ? `The rows are known once ${change.deviceName} has been compared with the books.`
            : 'No row has to be written.'}
        </p>
      ) : (
        <DiffTable label={titleOf(change)} groups={groups} />
      )}
    </article>
  );
}

function ChangeNote({ change }: { change: Change }) {
  const { subscriptionId, subscriptionCode, customerId, customerName, deviceId, deviceName } = change;
  return (
    <>
      <RecordLink model="subscription" id={subscriptionId}>
        {subscriptionCode}
      </RecordLink>
      {' on '}
      <RecordLink model="device" id={deviceId}>
        {deviceName}
      </RecordLink>
      {' · '}
      <RecordLink model="customer" id={customerId}>
        {customerName}
      </RecordLink>
    </>
  );
}

/** The reason, and what else was wanted with it. */
function Why({ change: { reason, ref, batchId, batchCount, requestedBy } }: { change: Change }) {
  return (
    <>
      <ReasonText reason={reason} reference={ref} />
      {batchCount > 1 && (
        <>
          {' '}
          <PathLink path={batchPath(batchId)}>One of {batchCount.toLocaleString('en-GB')} wanted together</PathLink> by{' '}
          {requestedBy}.
        </>
      )}
    </>
  );
}
