import { Link2 } from 'lucide-react';
import { RecordLink } from '#app/RecordLink.tsx';
import { Day } from '#app/show/Day.tsx';
import type { DriftRow } from '#contract/mikrotik.ts';
import type { CommandRow } from '#kernel/routeros-command.ts';
import { Callout } from '#ui/Callout.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { StatusPill } from '#ui/StatusPill.tsx';
import { changeActionWords } from '../../core/show/change-words.ts';
import { StatePill } from '../../core/show/pills.tsx';
import { CommandLine } from './CommandLine.tsx';
import { DriftActList } from './DriftActList.tsx';
import { DriftFields } from './DriftFields.tsx';
import styles from './drift.module.css';
import { harmSentences, kindWords } from './drift-words.ts';

const signs = { missing: '+', extra: '-', changed: '~', foreign: '-' } as const;

/** What would make it right in the terminal: what a push does, or of a foreign row its removal by hand. */
const commandOf = ({ kind, path, naturalKey, live, wanted }: DriftRow): CommandRow => ({
  path,
  naturalKey,
  sign: signs[kind],
  before: live,
  after: kind === 'foreign' ? null : wanted,
});

/** One row that differs: field by field in the three places, who wrote it last, and what can be done. */
export function DriftDetail({ row }: { row: DriftRow }) {
  const { subscription, appliedBy, ignored, pending, harm } = row;
  return (
    <article aria-label={row.naturalKey}>
      <PageHeader
        title={row.naturalKey}
        state={<StatusPill look="soft" {...kindWords[row.kind]} />}
        note={
          <>
            <span className="mono">{row.path}</span>
            {' on '}
            <RecordLink model="device" id={row.deviceId}>
              {row.deviceName}
            </RecordLink>
            {subscription !== null && (
              <>
                {' · '}
                <RecordLink model="subscription" id={subscription.id}>
                  {subscription.code}
                </RecordLink>{' '}
                <StatePill state={subscription.state} />
                {' · '}
                <RecordLink model="customer" id={subscription.customerId}>
                  {subscription.customerName}
                </RecordLink>
              </>
            )}
            {row.services !== null && ` · ${row.services} services stand on it`}
          </>
        }
      />
      <div className={styles.body}>
        {harm !== null && <Callout meaning="bad" title={harmSentences[harm]} />}
        {pending !== null && (
          <Callout
            meaning="waiting"
            title="A change of this service is on its way."
            action={
              <RecordLink model="provisioning_job" id={pending.changeId}>
                See it
              </RecordLink>
            }
          />
        )}
        {ignored !== null && (
          <Callout meaning="off" title={`Ignored by ${ignored.by}: ${ignored.reason}`}>
            Until and with <Day date={ignored.until} />, or until the row changes again.
          </Callout>
        )}
        <p className={styles.note}>{row.note}</p>
        <DriftFields row={row} />
        <p className={styles.refused}>
          Seen since <RelativeTime at={row.firstSeenAt} />.{' '}
          {appliedBy === null ? (
            'Lastmile never wrote this row.'
          ) : (
            <>
              Last written by Lastmile: {changeActionWords[appliedBy.action].toLowerCase()} for {appliedBy.requestedBy}
              {appliedBy.at !== null && (
                <>
                  , <RelativeTime at={appliedBy.at} />
                </>
              )}{' '}
              (
              <RecordLink model="provisioning_job" id={appliedBy.changeId}>
                <Link2 size={12} aria-hidden="true" /> the change
              </RecordLink>
              ).
            </>
          )}
        </p>
        <DriftActList row={row} />
        <div>
          <p className={styles.label}>
            {row.kind === 'foreign' ? 'To remove it by hand, in the terminal' : 'The same in the terminal'}
          </p>
          <CommandLine row={commandOf(row)} />
        </div>
      </div>
    </article>
  );
}
