import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Archive, Pencil } from 'lucide-react';
import { useState } from 'react';
import { api } from '#app/client.ts';
import { PathLink, RecordLink } from '#app/RecordLink.tsx';
import { useMay } from '#app/session.ts';
import type { Sector } from '#contract/core.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { KeyValue, type KeyValueItem } from '#ui/KeyValue.tsx';
import { Mono } from '#ui/Mono.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { formatCoordinates } from '#ui/parse/coordinates.ts';
import { formatRate } from '#ui/parse/rate.ts';
import { Section } from '#ui/Section.tsx';
import { StatusPill } from '#ui/StatusPill.tsx';
import { useDevices } from '../list/choices.ts';
import { MiniMap } from '../map/MiniMap.tsx';
import { ActMenu } from '../show/ActMenu.tsx';
import { Loaded } from '../show/Loaded.tsx';
import { HealthPill, StagePill } from '../show/pills.tsx';
import { sectorKindWords } from '../show/words.ts';
import { RecordHistory } from '../timeline/RecordHistory.tsx';
import { ArchiveSector } from './ArchiveSector.tsx';
import styles from './SectorDetail.module.css';

export const sectorQuery = (id: string) => api.core.sectors.get.queryOptions({ input: { id } });

/** One sector: beside the list, and as a page of its own. */
export function SectorDetail({ id }: { id: string }) {
  return <Loaded query={useQuery(sectorQuery(id))}>{(sector) => <Detail sector={sector} />}</Loaded>;
}

const rates = (download: number, upload: number): string => `${formatRate(download)}/${formatRate(upload)}`;

/** What leads there, and how many times that is sold: in words where it is more than was meant. */
function capacityFacts({ capacity, sold }: Sector): KeyValueItem[] {
  if (capacity === null) return [];
  const { downloadKbps, uploadKbps, target, oversubscription } = capacity;
  const times = Math.max(sold.downloadKbps / downloadKbps, sold.uploadKbps / uploadKbps);
  const isOver = times > oversubscription;
  return [
    { label: 'Capacity', value: rates(downloadKbps, uploadKbps) },
    { label: 'On the router', value: <Mono value={target} copy={false} /> },
    {
      label: 'Sold',
      value: (
        <>
          {rates(sold.downloadKbps, sold.uploadKbps)}, {times.toFixed(1)} times of {oversubscription} meant{' '}
          {isOver && <StatusPill meaning="attention" word="oversold" />}
        </>
      ),
    },
  ];
}

function Detail({ sector }: { sector: Sector }) {
  const { id, name, position } = sector;
  const devices = useDevices().filter(({ sectorId }) => sectorId === id);
  return (
    <div>
      <PageHeader
        title={name}
        state={sector.archivedAt !== null && <StatusPill look="soft" meaning="off" word="archived" />}
        note={`${sector.code} · ${sectorKindWords[sector.kind]}`}
        secondary={sector.archivedAt === null && <SectorActs sector={sector} />}
      />
      <Section title="Where and what">
        <KeyValue
          items={[
            {
              label: 'Within',
              value:
                sector.parentId === null ? null : (
                  <RecordLink model="sector" id={sector.parentId}>
                    {sector.parentName}
                  </RecordLink>
                ),
            },
            {
              label: 'Services',
              value: <PathLink path={`/subscriptions?sector=${id}`}>{sector.serviceCount} running or waiting</PathLink>,
            },
            ...capacityFacts(sector),
            { label: 'Position', value: position === null ? null : <Mono value={formatCoordinates(position)} /> },
            { label: 'Notes', value: sector.notes },
          ]}
        />
      </Section>
      {devices.length > 0 && (
        <Section title="Devices here">
          <ul className={styles.devices}>
            {devices.map((device) => (
              <li key={device.id}>
                <RecordLink model="device" id={device.id}>
                  {device.name}
                </RecordLink>
                <HealthPill state={device.health.state} />
                {device.kind === 'mikrotik' && <StagePill stage={device.stage} quietLive />}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {position !== null && (
        <Section title="On the map" flush>
          <MiniMap places={[{ id, label: name, state: 'sector', ...position }]} label={`Where ${name} stands`} />
        </Section>
      )}
      <Section title="What happened">
        <RecordHistory model="sector" id={id} />
      </Section>
    </div>
  );
}

function SectorActs({ sector }: { sector: Sector }) {
  const may = useMay();
  const { history } = useRouter();
  const [archiving, setArchiving] = useState(false);
  if (!may('network.write')) return null;
  return (
    <>
      <ActButton icon={Pencil} onClick={() => history.push(`/sectors/${sector.id}/edit`)}>
        Edit
      </ActButton>
      <ActMenu
        label={`More about ${sector.name}`}
        acts={[
          {
            id: 'archive',
            label: 'Archive…',
            icon: Archive,
            refused:
              sector.serviceCount > 0 ? 'It serves customers. Move their services to another sector first.' : undefined,
            run: () => setArchiving(true),
          },
        ]}
      />
      {archiving && <ArchiveSector sector={sector} onClose={() => setArchiving(false)} />}
    </>
  );
}
