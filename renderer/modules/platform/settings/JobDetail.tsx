import { useMutation, useQueryClient } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import { api, refusalOf } from '#app/client.ts';
import { useMay } from '#app/session.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { KeyValue } from '#ui/KeyValue.tsx';
import { Mono } from '#ui/Mono.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { Section } from '#ui/Section.tsx';
import { StatusPill } from '#ui/StatusPill.tsx';
import { tellDone, tellProblem } from '#ui/toast.ts';
import { jobStates } from './job-words.ts';
import styles from './SettingsPage.module.css';
import type { BackgroundJob } from './staff.ts';

export function JobDetail({ job }: { job: BackgroundJob }) {
  const may = useMay();
  const queries = useQueryClient();
  const retry = useMutation(
    api.platform.jobs.retry.mutationOptions({
      onSuccess: async () => {
        tellDone(`${job.kind} is queued again.`);
        await queries.invalidateQueries({ queryKey: api.platform.jobs.key() });
      },
      onError: (error) => tellProblem(refusalOf(error).message),
    }),
  );
  return (
    <>
      <PageHeader
        title={job.kind}
        state={<StatusPill {...jobStates[job.state]} look="soft" />}
        secondary={
          job.state === 'failed' && (
            <ActButton
              icon={RotateCw}
              busy={retry.isPending}
              refused={may('jobs.write') ? undefined : 'Jobs are run again by the NOC or an admin.'}
              onClick={() => retry.mutate({ id: job.id })}
            >
              Run again
            </ActButton>
          )
        }
      />
      <Section title="Job">
        <KeyValue
          items={[
            { label: 'Queue', value: job.queue },
            { label: 'Tries', value: `${job.attempts} of ${job.maxAttempts}` },
            { label: 'Asked', value: <RelativeTime at={job.createdAt} /> },
            { label: 'Next try', value: job.state === 'queued' && <RelativeTime at={job.runAt} /> },
            { label: 'Ended', value: job.finishedAt !== null && <RelativeTime at={job.finishedAt} /> },
            { label: 'Id', value: <Mono value={job.id} /> },
          ].map((item) => (item.value === false ? { ...item, value: null } : item))}
        />
      </Section>
      {job.lastError !== null && (
        <Section title="Last error">
          <pre className={styles.error}>{job.lastError}</pre>
        </Section>
      )}
    </>
  );
}
