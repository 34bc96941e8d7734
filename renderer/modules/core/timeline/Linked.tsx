import type { ReactNode } from 'react';
import { RecordLink } from '#app/RecordLink.tsx';
import type { ReasonRef } from './story.ts';

/** A sentence in which the records that it names are links. */
export function Linked({ text, links }: { text: string; links: readonly ReasonRef[] }): ReactNode {
  const [link] = links.filter(({ label }) => label !== '' && text.includes(label));
  if (link === undefined) return text;
  const at = text.indexOf(link.label);
  return (
    <>
      {text.slice(0, at)}
      <RecordLink model={link.model} id={link.id}>
        {link.label}
      </RecordLink>
      {text.slice(at + link.label.length)}
    </>
  );
}
