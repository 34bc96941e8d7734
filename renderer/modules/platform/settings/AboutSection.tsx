import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { sessionQuery, useCompany } from '#app/session.ts';
import { statusQuery } from '#app/use-visible-places.ts';
import { KeyValue } from '#ui/KeyValue.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { Section } from '#ui/Section.tsx';
import styles from './SettingsPage.module.css';

const storeWords = { sqlite: 'SQLite file on this machine', postgres: 'Shared Postgres' } as const;

export function AboutSection() {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: status } = useQuery(statusQuery());
  const company = useCompany();
  return (
    <>
      <PageHeader title="About" note={`Lastmile ${session.version}`} />
      <Section title="This office">
        <KeyValue
          items={[
            { label: 'Company', value: company.name },
            { label: 'Currency', value: company.currency },
            { label: 'Time zone', value: company.timeZone },
            { label: 'Store', value: status && `${storeWords[status.storeKind]}: ${status.storeLabel}` },
            { label: 'Kind', value: session.store === 'demo' ? 'Demo ISP: nothing here is real' : 'Your own store' },
            { label: 'Daily automation', value: status && (status.automation?.label ?? 'No console runs it now') },
            { label: 'Version', value: session.version },
          ]}
        />
      </Section>
      <Section title="API">
        <p className={styles.sentence}>
          Everything that the console does is also a REST interface, for programs with a token of their own.
        </p>
        {window.lastmileShell !== undefined ? (
          <p>Start the LAN server (npm run server) to serve it, with its documentation at /api/v1/docs.</p>
        ) : (
          <a href="/api/v1/docs" target="_blank" rel="noreferrer">
            Documentation of the API
          </a>
        )}
      </Section>
    </>
  );
}
