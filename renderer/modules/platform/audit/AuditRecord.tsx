import { pathOf } from '#app/path-of.ts';
import { RecordLink } from '#app/RecordLink.tsx';
import type { AuditEntryView } from '#contract/platform.ts';
import { modelInWords } from './audit-words.ts';
import { recordName } from './field-changes.ts';

/** What the entry is about, as a link where it has a page. */
export function AuditRecord({ entry }: { entry: AuditEntryView }) {
  const model = modelInWords(entry.model);
  // There is one record of settings; it has no name of its own.
  const name = entry.model === 'setting' ? model : `${model} ${recordName(entry)}`;
  if (pathOf(entry.model, entry.recordId) === '/audit') return name;
  return (
    <RecordLink model={entry.model} id={entry.recordId}>
      {name}
    </RecordLink>
  );
}
