import { Section } from '#ui/Section.tsx';
import { BoardRows, Calm, Unread } from './BoardRows.tsx';
import { Coming } from './Coming.tsx';
import { useNeeds } from './use-needs.ts';

/** What waits for a person, the gravest first; nothing to do says so. */
export function NeedsCard() {
  const { rows, unreadable, isComing } = useNeeds();
  const isQuiet = rows.length === 0 && unreadable.length === 0;
  return (
    <Section title="Needs a person" flush>
      <BoardRows label="Needs a person" rows={rows} />
      {unreadable.map(({ what, retry }) => (
        <Unread key={what} message={`${what} could not be read.`} onRetry={retry} />
      ))}
      {isQuiet && (isComing ? <Coming lines={3} /> : <Calm>Nothing waits for a person.</Calm>)}
    </Section>
  );
}
