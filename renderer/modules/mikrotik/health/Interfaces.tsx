import { useMutation, useQuery } from '@tanstack/react-query';
import { Bell, BellOff } from 'lucide-react';
import { useState } from 'react';
import { api, client, refusalOf } from '#app/client.ts';
import { useMay } from '#app/session.ts';
import type { DeviceInterface, InterfaceState } from '#contract/mikrotik.ts';
import { IconButton } from '#ui/IconButton.tsx';
import type { Meaning } from '#ui/meaning.ts';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { Section } from '#ui/Section.tsx';
import { StatusPill } from '#ui/StatusPill.tsx';
import { tellDone, tellProblem } from '#ui/toast.ts';
import { bitRate } from './figures.ts';
import styles from './Health.module.css';
import { TrafficChart } from './TrafficChart.tsx';

const stateWords: Readonly<Record<InterfaceState, { word: string; meaning: Meaning }>> = {
  running: { word: 'running', meaning: 'good' },
  not_running: { word: 'no link', meaning: 'off' },
  disabled: { word: 'disabled', meaning: 'off' },
  gone: { word: 'gone', meaning: 'off' },
};

const renewMs = 30_000;

/** A router's ports, bridges and VLANs with what goes through them now, and the history of the chosen one. */
export function Interfaces({ deviceId }: { deviceId: string }) {
  const { data: interfaces } = useQuery({
    ...api.mikrotik.health.interfaces.queryOptions({ input: { id: deviceId } }),
    refetchInterval: renewMs,
  });
  const [chosenId, setChosen] = useState<string>();
  if (interfaces === undefined || interfaces.length === 0) return null;
  const busiest = [...interfaces].sort((a, b) => (b.rxBps ?? 0) - (a.rxBps ?? 0))[0];
  const chosen = interfaces.find(({ id }) => id === chosenId) ?? busiest;
  return (
    <Section title="Interfaces" note={`${interfaces.filter(({ state }) => state === 'running').length} running`}>
      {chosen && <TrafficChart key={chosen.id} of={chosen} />}
      <table className={styles.interfaces}>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">State</th>
            <th scope="col" data-end>
              In
            </th>
            <th scope="col" data-end>
              Out
            </th>
            <th scope="col">Since</th>
            <th scope="col">
              <span className={styles.unseen}>Alert</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {interfaces.map((one) => (
            <Row key={one.id} one={one} isChosen={one.id === chosen?.id} onChoose={() => setChosen(one.id)} />
          ))}
        </tbody>
      </table>
    </Section>
  );
}

const rate = (bps: number | null): string => (bps === null ? '–' : bitRate(bps));

function Row({ one, isChosen, onChoose }: { one: DeviceInterface; isChosen: boolean; onChoose: () => void }) {
  const { name, type, comment, state, stateSince, rxBps, txBps, watched } = one;
  const isBad = watched && (state === 'not_running' || state === 'gone');
  const { word, meaning } = stateWords[state];
  return (
    <tr data-chosen={isChosen || undefined}>
      <th scope="row">
        <button type="button" className={styles.choose} aria-pressed={isChosen} onClick={onChoose}>
          {name}
        </button>
        <span className={styles.quiet}> {comment === '' ? type : comment}</span>
      </th>
      <td>
        <StatusPill word={word} meaning={isBad ? 'bad' : meaning} />
      </td>
      <td data-end>{rate(rxBps)}</td>
      <td data-end>{rate(txBps)}</td>
      <td className={styles.quiet}>
        <RelativeTime at={stateSince} />
      </td>
      <td>
        <Watch one={one} />
      </td>
    </tr>
  );
}

/** Most ports may lose their link without anybody having to know; a person says which may not. */
function Watch({ one: { id, name, watched } }: { one: DeviceInterface }) {
  const may = useMay();
  const change = useMutation({
    mutationFn: (wanted: boolean) => client.mikrotik.health.watch({ id, watched: wanted }),
    onSuccess: (_, wanted) =>
      tellDone(
        wanted ? `An alert is raised when ${name} loses its link.` : `${name} may lose its link without an alert.`,
      ),
    onError: (error) => tellProblem(refusalOf(error).message),
  });
  if (!may('network.write')) return watched ? <span className={styles.quiet}>watched</span> : null;
  return (
    <IconButton
      icon={watched ? Bell : BellOff}
      label={watched ? `Stop watching ${name}` : `Raise an alert when ${name} loses its link`}
      onClick={() => change.mutate(!watched)}
    />
  );
}
