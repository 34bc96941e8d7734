import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { usePageTitle } from '#app/crumbs.ts';
import { RecordLink } from '#app/RecordLink.tsx';
import type { Device } from '#contract/core.ts';
import type { RouterCheck } from '#contract/mikrotik.ts';
import { KeyValue, type KeyValueItem } from '#ui/KeyValue.tsx';
import { Mono } from '#ui/Mono.tsx';
import { Page } from '#ui/Page.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { Section } from '#ui/Section.tsx';
import { TakeOverLink } from '../../mikrotik/takeover/TakeOverLink.tsx';
import { Loaded } from '../show/Loaded.tsx';
import { MainAndSide } from '../show/MainAndSide.tsx';
import { HealthPill, StagePill } from '../show/pills.tsx';
import { RecentChanges } from '../show/RecentChanges.tsx';
import { RecordHistory } from '../timeline/RecordHistory.tsx';
import { DeviceActs } from './DeviceActs.tsx';
import { DeviceHealth } from './DeviceHealth.tsx';
import { DeviceServices } from './DeviceServices.tsx';
import { deviceKindWords, suspendModeWords, wayOf } from './device-words.ts';
import { fingerprintInPairs } from './fingerprint.ts';
import { MaintenanceNotice } from './MaintenanceNotice.tsx';
import { Preparation, PreparationNotice } from './Preparation.tsx';
import { deviceQuery } from './queries.ts';
import { RouterWarnings } from './RouterWarnings.tsx';
import { SessionsLink } from './SessionsLink.tsx';
import { StageNotice } from './StageNotice.tsx';

const route = getRouteApi('/devices/$id');

export function DevicePage() {
  const { id } = route.useParams();
  return <Loaded query={useQuery(deviceQuery(id))}>{(device) => <Whole key={id} device={device} />}</Loaded>;
}

const identityFacts = (device: Device): KeyValueItem[] => [
  { label: 'Kind', value: deviceKindWords[device.kind] },
  { label: 'Identity', value: device.identity },
  { label: 'RouterOS', value: device.routerosVersion },
  { label: 'Board', value: device.board },
  {
    label: 'Sector',
    value:
      (device.sectorId !== null && (
        <RecordLink model="sector" id={device.sectorId}>
          {device.sectorName}
        </RecordLink>
      )) ||
      null,
  },
];

const connectionFacts = (device: Device): KeyValueItem[] => [
  { label: 'Address', value: <Mono value={`${device.host}:${device.port}`} /> },
  { label: 'API user', value: <Mono value={device.apiUser} copy={false} /> },
  { label: 'Password', value: device.hasPassword ? 'kept, sealed' : 'none' },
  { label: 'Connection', value: wayOf(device).label },
  ...(device.tlsFingerprint === null
    ? []
    : [
        {
          label: 'Certificate',
          value: (
            <Mono value={`${fingerprintInPairs(device.tlsFingerprint).slice(0, 23)}…`} copies={device.tlsFingerprint} />
          ),
        },
        { label: 'Trusted', value: device.tlsTrustedAt !== null && <RelativeTime at={device.tlsTrustedAt} /> },
      ]),
  { label: 'DHCP server', value: <Mono value={device.dhcpServer} copy={false} /> },
  { label: 'PPPoE suspension', value: suspendModeWords[device.pppoeSuspendMode] },
  {
    label: 'PPPoE pool',
    value: device.pppoePool === null ? 'as set on the router' : <Mono value={device.pppoePool} copy={false} />,
  },
  {
    label: 'PPPoE local address',
    value: device.pppoeLocalAddress === null ? 'as set on the router' : <Mono value={device.pppoeLocalAddress} />,
  },
];

function Whole({ device }: { device: Device }) {
  const isRouter = device.kind === 'mikrotik';
  const [check, setCheck] = useState<RouterCheck>();
  usePageTitle(device.name);
  return (
    <Page
      head={
        <PageHeader
          title={device.name}
          state={
            <>
              <HealthPill state={device.health.state} isWorkedOn={device.maintenance !== null} look="soft" />
              {isRouter && <StagePill stage={device.stage} />}
            </>
          }
          note={[
            device.identity,
            device.board,
            device.routerosVersion && `RouterOS ${device.routerosVersion}`,
            device.sectorName,
          ]
            .filter((part) => part)
            .join(' · ')}
          secondary={
            device.archivedAt === null && (
              <>
                {isRouter && <SessionsLink deviceId={device.id} />}
                {isRouter && <TakeOverLink deviceId={device.id} />}
                <DeviceActs device={device} onChecked={setCheck} />
              </>
            )
          }
        />
      }
    >
      <MainAndSide
        main={
          <>
            <MaintenanceNotice device={device} />
            {isRouter && device.stage !== 'live' && <StageNotice device={device} />}
            {isRouter && device.archivedAt === null && <PreparationNotice device={device} />}
            {isRouter && <RouterWarnings device={device} check={check} />}
            <DeviceHealth device={device} />
            <DeviceServices device={device} />
            {isRouter && <RecentChanges of={{ deviceId: device.id }} path={`/changes?router=${device.id}`} />}
            <Section title="What happened">
              <RecordHistory model="device" id={device.id} />
            </Section>
          </>
        }
        side={
          <>
            <Section title="Identity">
              <KeyValue items={identityFacts(device)} />
            </Section>
            <Section title="Connection">
              <KeyValue items={connectionFacts(device)} />
            </Section>
            {device.notes !== '' && <Section title="Notes">{device.notes}</Section>}
            {isRouter && device.archivedAt === null && <Preparation device={device} />}
          </>
        }
      />
    </Page>
  );
}
