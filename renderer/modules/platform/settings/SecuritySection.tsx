import { useQuery } from '@tanstack/react-query';
import { api } from '#app/client.ts';
import { ScreenFailed } from '#app/ScreenFailed.tsx';
import { useMay } from '#app/session.ts';
import { Callout } from '#ui/Callout.tsx';
import { KeyValue } from '#ui/KeyValue.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { Section } from '#ui/Section.tsx';
import { DetailSkeleton } from '#ui/Skeletons.tsx';
import { StatusPill } from '#ui/StatusPill.tsx';
import { Passphrase } from './Passphrase.tsx';
import styles from './SettingsPage.module.css';

/** Whether this machine can read the sealed passwords, and how other consoles come to. */
export function SecuritySection() {
  const may = useMay();
  const { data: secrets, error, refetch } = useQuery(api.platform.settings.secrets.queryOptions());
  if (secrets === undefined) {
    return error === null ? <DetailSkeleton /> : <ScreenFailed error={error} reset={() => void refetch()} />;
  }
  const isReady = secrets.state === 'ready';
  return (
    <>
      <PageHeader
        title="Security"
        note="Router and PPPoE passwords are sealed in the store; each machine needs the key once"
      />
      <Section title="Sealed passwords">
        <KeyValue
          items={[
            {
              label: 'On this machine',
              value: isReady ? (
                <StatusPill meaning="good" word="Readable" />
              ) : (
                <StatusPill meaning="bad" word="Locked" />
              ),
            },
            {
              label: 'Other machines',
              value: secrets.shared
                ? 'Asked for the passphrase once.'
                : secrets.store === 'own'
                  ? 'No passphrase is set: only this machine can reach the routers.'
                  : 'No passphrase is set: no other console can reach the routers.',
            },
          ]}
        />
      </Section>
      {!isReady && secrets.shared && <Passphrase kind="unlock" mayWrite={may('settings.write')} />}
      {!isReady && !secrets.shared && (
        <div className={styles.told}>
          <Callout meaning="bad" title="The key of this store is kept on another machine or in a keychain">
            Open the store where it was made, on a desktop for example, set a passphrase there in Settings › Security,
            and enter it here.
          </Callout>
        </div>
      )}
      {isReady && (
        <Passphrase
          kind={secrets.shared ? 'replace' : secrets.store === 'own' ? 'server' : 'share'}
          mayWrite={may('settings.write')}
        />
      )}
    </>
  );
}
