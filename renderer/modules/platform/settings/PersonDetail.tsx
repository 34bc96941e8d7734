import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client, refusalOf } from '#app/client.ts';
import { useMe } from '#app/session.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { ConfirmAct } from '#ui/ConfirmAct.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { Section } from '#ui/Section.tsx';
import { StatusPill } from '#ui/StatusPill.tsx';
import { tellDone } from '#ui/toast.ts';
import { PersonForm } from './PersonForm.tsx';
import { PersonPassword } from './PersonPassword.tsx';
import { roleWords } from './role-words.ts';
import type { Person } from './staff.ts';

export function PersonDetail({ person }: { person: Person }) {
  const queries = useQueryClient();
  const me = useMe();
  const [asking, setAsking] = useState(false);
  const ended = person.archivedAt !== null;
  const change = async () => {
    try {
      await client.platform.staff.update({ id: person.id, archived: !ended });
    } catch (error) {
      return refusalOf(error);
    }
    await queries.invalidateQueries({ queryKey: api.platform.staff.key() });
    tellDone(ended ? `${person.name} may sign in again.` : `${person.name} may not sign in any more.`);
    return undefined;
  };
  return (
    <>
      <PageHeader
        title={person.name}
        state={ended && <StatusPill meaning="off" word="Access ended" look="soft" />}
        note={`${person.email} · ${roleWords[person.role].word}`}
      />
      <Section title="Name and role">
        <PersonForm person={person} />
      </Section>
      <Section title="New password" note="ends their sessions">
        <PersonPassword person={person} />
      </Section>
      <Section title="Access">
        <ActButton
          tone={ended ? 'default' : 'danger'}
          refused={person.id === me.id ? 'Your own access is ended by another admin.' : undefined}
          onClick={() => setAsking(true)}
        >
          {ended ? 'Give access back…' : 'End access…'}
        </ActButton>
      </Section>
      <ConfirmAct
        opened={asking}
        onClose={() => setAsking(false)}
        title={ended ? `Let ${person.name} sign in again?` : `End the access of ${person.name}?`}
        sentence={
          ended
            ? `As ${roleWords[person.role].word.toLowerCase()}, with the password that they had.`
            : 'Their sessions end at once. What they did stays in the audit under their name.'
        }
        wayBack={ended ? 'You can end it again.' : 'You can give it back.'}
        danger={!ended}
        confirm={ended ? 'Give access back' : 'End access'}
        onConfirm={change}
      />
    </>
  );
}
