import { Unplug } from 'lucide-react';
import { useCallback, useState } from 'react';
import { client } from '#app/client.ts';
import { RecordLink } from '#app/RecordLink.tsx';
import { useMay } from '#app/session.ts';
import type { RouterSession } from '#contract/mikrotik.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { Callout } from '#ui/Callout.tsx';
import { KeyValue, type KeyValueItem } from '#ui/KeyValue.tsx';
import { Mono } from '#ui/Mono.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { Section } from '#ui/Section.tsx';
import { LiveTraffic } from '../../core/online/LiveTraffic.tsx';
import { bytesInWords, kindWords, limitInWords } from '../../core/online/session-words.ts';
import type { OpenTraffic } from '../../core/online/use-traffic.ts';
import { StatePill } from '../../core/show/pills.tsx';
import { onlyFor } from '../../core/show/refused.ts';
import { DropSessionsDialog } from './DropSessionsDialog.tsx';
import styles from './SessionsPage.module.css';

interface SessionDetailProps {
  router: { readonly id: string; readonly name: string };
  session: RouterSession;
  whyNotDisconnect: string | null;
  onGone: () => void;
}

const mono = (text: string | null) => text !== null && text !== '' && <Mono value={text} />;

function factsOf({ service, address, mac, hostName, since, seenAt, limit, bytes }: RouterSession): KeyValueItem[] {
  const whose: KeyValueItem[] =
    service === null
      ? []
      : [
          {
            label: 'Customer',
            value: (
              <RecordLink model="customer" id={service.customerId}>
                {service.customerName}
              </RecordLink>
            ),
          },
          {
            label: 'Service',
            value: (
              <RecordLink model="subscription" id={service.id}>
                {service.code} · {service.planName}
              </RecordLink>
            ),
          },
        ];
  return [
    ...whose,
    { label: 'Address', value: mono(address) || null },
    { label: 'MAC', value: mono(mac) || null },
    ...(hostName === null ? [] : [{ label: 'Calls itself', value: hostName }]),
    since === null
      ? { label: 'Last heard', value: seenAt === null ? null : <RelativeTime at={seenAt} /> }
      : { label: 'Since', value: <RelativeTime at={since} /> },
    { label: 'Limit', value: limitInWords(limit) },
    {
      label: 'Loaded',
      value: bytes === null ? null : `${bytesInWords(bytes.download)} down, ${bytesInWords(bytes.upload)} up`,
    },
  ];
}

/** One session beside the list: whose it is, what passes through it, and the way to drop it. */
export function SessionDetail({ router, session, whyNotDisconnect, onGone }: SessionDetailProps) {
  const may = useMay();
  const [asked, setAsked] = useState(false);
  const { kind, user, service, findingSentence } = session;
  const open: OpenTraffic = useCallback(
    (signal) => client.mikrotik.sessions.traffic({ deviceId: router.id, kind, user }, { signal }),
    [router.id, kind, user],
  );
  const refused = may('network.write') ? (whyNotDisconnect ?? undefined) : onlyFor('network.write', 'disconnect');
  return (
    <div>
      <PageHeader
        title={user}
        state={service !== null && <StatePill state={service.state} look="soft" />}
        note={`${kindWords[kind]} on ${router.name}`}
        secondary={
          <ActButton icon={Unplug} refused={refused} onClick={() => setAsked(true)}>
            Disconnect
          </ActButton>
        }
      />
      <Section title="Session">
        <div className={styles.facts}>
          {service === null && <Callout meaning="attention">No service in the books has this user or address.</Callout>}
          {findingSentence !== null && <Callout meaning="attention">{findingSentence}</Callout>}
          <KeyValue items={factsOf(session)} />
        </div>
      </Section>
      <Section title="Live traffic">
        <LiveTraffic open={open} label={`Traffic of ${user}`} />
      </Section>
      {asked && (
        <DropSessionsDialog router={router} sessions={[session]} onClose={() => setAsked(false)} onDone={onGone} />
      )}
    </div>
  );
}
