import { RecordLink } from '#app/RecordLink.tsx';

interface ReasonTextProps {
  reason: string;
  /** The record behind the reason: the invoice, the request. */
  reference: { model: string; id: string; label: string } | null;
}

/** A reason in which the record's own name is the link; a name that the sentence leaves out stands behind it. */
export function ReasonText({ reason, reference }: ReasonTextProps) {
  if (reference === null) return reason;
  const link = (
    <RecordLink model={reference.model} id={reference.id}>
      {reference.label}
    </RecordLink>
  );
  const at = reason.indexOf(reference.label);
  if (at < 0) {
    return (
      <>
        {reason} · {link}
      </>
    );
  }
  return (
    <>
      {reason.slice(0, at)}
      {link}
      {reason.slice(at + reference.label.length)}
    </>
  );
}
