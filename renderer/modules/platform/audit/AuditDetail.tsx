import { useCompany } from '#app/session.ts';
import type { AuditEntryView } from '#contract/platform.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { DiffFields } from '#ui/diff/DiffFields.tsx';
import { KeyValue } from '#ui/KeyValue.tsx';
import { Mono } from '#ui/Mono.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { exactTime } from '#ui/parse/relative-time.ts';
import { Section } from '#ui/Section.tsx';
import { useUiSettings } from '#ui/ui-settings.ts';
import { AuditRecord } from './AuditRecord.tsx';
import { doorInWords, eventInWords } from './audit-words.ts';
import { fieldChanges } from './field-changes.ts';

interface AuditDetailProps {
  entry: AuditEntryView;
  /** Filters the list: everything about this record. */
  onRecord: () => void;
}

const titles = {
  add: 'With',
  change: 'What became another',
  remove: 'What was there before',
  move: 'What moved',
} as const;

export function AuditDetail({ entry, onRecord }: AuditDetailProps) {
  const { currency } = useCompany();
  const { zone, locale } = useUiSettings();
  return (
    <>
      <PageHeader title={eventInWords(entry.event)} note={<AuditRecord entry={entry} />} />
      <Section
        title="Entry"
        note={`No. ${entry.seq}`}
        actions={<ActButton onClick={onRecord}>All of this record</ActButton>}
      >
        <KeyValue
          items={[
            { label: 'When', value: exactTime(Date.parse(entry.at), zone, locale) },
            { label: 'Who', value: entry.actorName },
            { label: 'From', value: doorInWords(entry.door) },
            { label: 'Why', value: entry.why },
            { label: 'Event', value: <Mono value={entry.event} /> },
            { label: 'Record', value: <Mono value={entry.recordId} /> },
            { label: 'Request', value: <Mono value={entry.requestId} /> },
          ]}
        />
      </Section>
      {fieldChanges(entry, currency).map(({ sign, fields }) => (
        <Section key={sign} title={titles[sign]}>
          <DiffFields sign={sign} fields={fields} />
        </Section>
      ))}
    </>
  );
}
