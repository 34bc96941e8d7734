import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '#app/client.ts';
import type { Device } from '#contract/core.ts';
import type { PreparationOfRouter, RouterPreparationState } from '#contract/mikrotik.ts';
import { Callout } from '#ui/Callout.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { Section } from '#ui/Section.tsx';
import { StatusPill } from '#ui/StatusPill.tsx';
import { Loaded } from '../show/Loaded.tsx';
import type { Word } from '../show/words.ts';
import styles from './DevicePage.module.css';

const words: Readonly<Record<RouterPreparationState, Word & { explains: string }>> = {
  unprepared: {
    word: 'not prepared yet',
    meaning: 'attention',
    explains: 'It has none of the rules that cut off suspended customers.',
  },
  broken: { word: 'does not block', meaning: 'bad', explains: 'Suspended customers keep their service.' },
  incomplete: { word: 'incomplete', meaning: 'attention', explains: 'It blocks, and something is missing.' },
  prepared: { word: 'prepared', meaning: 'good', explains: 'It has what it needs, in the right order.' },
};

const preparationQuery = (id: string) => api.mikrotik.preparation.get.queryOptions({ input: { id } });

const WayThere = ({ id, children }: { id: string; children: string }) => (
  <Link to="/devices/$id/preparation" params={{ id }}>
    {children}
  </Link>
);

/** Whether the router has what it needs once, and the way to it. */
export function Preparation({ device }: { device: Device }) {
  const query = useQuery(preparationQuery(device.id));
  return (
    <Section title="Preparation" actions={<WayThere id={device.id}>Open</WayThere>}>
      <Loaded query={query} lines={2}>
        {(preparation) => <State preparation={preparation} />}
      </Loaded>
    </Section>
  );
}

function State({ preparation: { check } }: { preparation: PreparationOfRouter }) {
  if (check === null || check.state === null) return <p className={styles.none}>Not looked at yet.</p>;
  const { word, meaning, explains } = words[check.state];
  return (
    <>
      <StatusPill word={word} meaning={meaning} />
      <p className={styles.none}>
        {check.problem !== null && check.state === 'broken' ? check.problem : explains}
        {check.checkedAt !== null && (
          <>
            {' '}
            Looked at <RelativeTime at={check.checkedAt} />.
          </>
        )}
      </p>
    </>
  );
}

/** On top of the router's page: that nobody is cut off by it, or that it was never prepared. */
export function PreparationNotice({ device }: { device: Device }) {
  const { data } = useQuery(preparationQuery(device.id));
  if (data === undefined) return null;
  const way = <WayThere id={device.id}>{data.alarm === null ? 'Prepare it' : 'Look at it'}</WayThere>;
  if (data.alarm !== null) {
    return (
      <div className={styles.notice}>
        <Callout meaning="bad" title={data.alarm} action={way} />
      </div>
    );
  }
  if (data.check?.state !== 'unprepared') return null;
  return (
    <div className={styles.notice}>
      <Callout meaning="attention" title="Not prepared yet." action={way}>
        Lists, rules and profiles that cut off suspended customers are missing.
      </Callout>
    </div>
  );
}
