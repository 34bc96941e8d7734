import type { ReactNode } from 'react';
import { RecordLink } from '#app/RecordLink.tsx';
import { useMay } from '#app/session.ts';
import type { ReasonRef } from './story.ts';

const money = new Set(['invoice', 'payment']);

/** A sentence in which the records that it names are links, for whoever may open them. */
export function Linked({ text, links }: { text: string; links: readonly ReasonRef[] }): ReactNode {
  const may = useMay();
  const open = links.filter(({ model }) => !money.has(model) || may('money.read'));
  const link = open.find(({ label }) => label !== '' && text.includes(label));
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
