import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { api, refusalOf } from '#app/client.ts';
import { RecordLink } from '#app/RecordLink.tsx';
import { useMay } from '#app/session.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { KeyValue } from '#ui/KeyValue.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { Section } from '#ui/Section.tsx';
import { tellDone, tellProblem } from '#ui/toast.ts';
import { eventInWords } from '../audit/audit-words.ts';
import styles from './SettingsPage.module.css';
import type { ParkedEvent } from './staff.ts';

export function EventDetail({ event }: { event: ParkedEvent }) {
  const may = useMay();
  const queries = useQueryClient();
  const { subscriber, seq, about } = event;
  const words = eventInWords(event.type);
  const deliver = useMutation(
    api.platform.events.deliverAgain.mutationOptions({
      onSuccess: () => tellDone(`${words} was delivered to ${subscriber}.`),
      onError: (error) => tellProblem(refusalOf(error).message),
      onSettled: async () => {
        await queries.invalidateQueries({ queryKey: api.platform.events.key() });
        await queries.invalidateQueries({ queryKey: api.platform.status.bar.key() });
      },
    }),
  );
  return (
    <>
      <PageHeader
        title={words}
        secondary={
          <ActButton
            icon={Send}
            busy={deliver.isPending}
            refused={may('events.deliver') ? undefined : 'Events are delivered again by an admin.'}
            onClick={() => deliver.mutate({ subscriber, seq })}
          >
            Deliver again
          </ActButton>
        }
      />
      <Section title="Event">
        <KeyValue
          items={[
            {
              label: 'Of',
              value: about && (
                <RecordLink model={about.model} id={about.id}>
                  {about.label}
                </RecordLink>
              ),
            },
            { label: 'Not taken by', value: subscriber },
            { label: 'Happened', value: <RelativeTime at={event.at} /> },
            { label: 'Last try', value: <RelativeTime at={event.parkedAt} /> },
            { label: 'Number', value: String(seq) },
          ]}
        />
      </Section>
      <Section title="Reason">
        <pre className={styles.error}>{event.error}</pre>
      </Section>
    </>
  );
}
