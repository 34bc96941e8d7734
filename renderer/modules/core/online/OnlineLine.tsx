import { Activity, Unplug } from 'lucide-react';
import { useCallback, useState } from 'react';
import { client } from '#app/client.ts';
import { useMay } from '#app/session.ts';
import type { Subscription } from '#contract/core.ts';
import type { ServiceSessions } from '#contract/mikrotik.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { Callout } from '#ui/Callout.tsx';
import { MeaningShape } from '#ui/MeaningShape.tsx';
import { onlyFor } from '../show/refused.ts';
import { DropServiceDialog } from './DropServiceDialog.tsx';
import { LiveTraffic } from './LiveTraffic.tsx';
import styles from './OnlineLine.module.css';
import { standingMeanings } from './session-words.ts';
import { useServiceSessions } from './use-service-sessions.ts';
import type { OpenTraffic } from './use-traffic.ts';

const served = new Set<Subscription['state']>(['active', 'suspended', 'paused']);

/** Whether the service is online at this moment, in one sentence; for whoever may see the network. */
export function OnlineLine({ service }: { service: Subscription }) {
  const may = useMay();
  if (!may('network.read') || service.deviceId === null || !served.has(service.state)) return null;
  return <Asked service={service} />;
}

function Asked({ service }: { service: Subscription }) {
  const { data: online, error } = useServiceSessions(service.id);
  if (online !== undefined) return <Told service={service} online={online} />;
  return (
    <div className={styles.line} data-standing="unknown">
      <span className={styles.sentence}>
        {error === null
          ? `Asking ${service.deviceName ?? 'the router'} whether it is online …`
          : 'Whether it is online is not known now.'}
      </span>
    </div>
  );
}

interface ToldProps {
  service: Subscription;
  online: ServiceSessions;
}

function Told({ service, online }: ToldProps) {
  const may = useMay();
  const [watching, setWatching] = useState(false);
  const [asked, setAsked] = useState(false);
  const { standing, sentence, sessions, whyNotDisconnect, whyNotWatch } = online;
  const open: OpenTraffic = useCallback(
    (signal) => client.mikrotik.sessions.trafficOf({ subscriptionId: service.id }, { signal }),
    [service.id],
  );
  const finding = sessions.find((session) => session.findingSentence !== null)?.findingSentence ?? null;
  const isCutOff = sessions.length > 0 && sessions.every((session) => session.isCutOff);
  const canWatch = whyNotWatch === null || watching;
  return (
    <div className={styles.online}>
      <div className={styles.line} data-standing={standing}>
        <span className={styles.told}>
          <MeaningShape meaning={isCutOff ? 'bad' : standingMeanings[standing]} />
          <span className={styles.sentence}>{sentence}</span>
        </span>
        <span className={styles.acts}>
          {canWatch && (
            <ActButton tone="quiet" icon={Activity} onClick={() => setWatching(!watching)}>
              {watching ? 'Stop watching' : 'Live traffic'}
            </ActButton>
          )}
          {standing === 'online' && (
            <ActButton
              tone="quiet"
              icon={Unplug}
              refused={may('network.write') ? (whyNotDisconnect ?? undefined) : onlyFor('network.write', 'disconnect')}
              onClick={() => setAsked(true)}
            >
              Disconnect
            </ActButton>
          )}
        </span>
      </div>
      {finding !== null && <Callout meaning="attention">{finding}</Callout>}
      {watching && <LiveTraffic open={open} label={`Traffic of ${service.code}`} />}
      {asked && <DropServiceDialog service={service} online={online} onClose={() => setAsked(false)} />}
    </div>
  );
}
