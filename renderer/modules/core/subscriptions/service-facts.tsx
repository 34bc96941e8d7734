import { RecordLink } from '#app/RecordLink.tsx';
import { useMay } from '#app/session.ts';
import { Day } from '#app/show/Day.tsx';
import { Money } from '#app/show/Money.tsx';
import type { Subscription } from '#contract/core.ts';
import type { KeyValueItem } from '#ui/KeyValue.tsx';
import { Mono } from '#ui/Mono.tsx';
import { formatCoordinates } from '#ui/parse/coordinates.ts';
import { formatRate } from '#ui/parse/rate.ts';
import { HealthPill, StagePill } from '../show/pills.tsx';
import { authWords, connectionWords } from '../show/words.ts';
import styles from './ServiceCard.module.css';

export const ratesOf = ({ downloadKbps, uploadKbps }: Pick<Subscription, 'downloadKbps' | 'uploadKbps'>): string =>
  `${formatRate(downloadKbps)}/${formatRate(uploadKbps)}`;

const mono = (value: string | null) => value !== null && value !== '' && <Mono value={value} />;

/** The router, as a link for whoever may look at it, and what is not as it should be with it. */
function RouterOf({ service, id }: { service: Subscription; id: string }) {
  const may = useMay();
  const { deviceName, deviceHealth, deviceStage } = service;
  return (
    <span className={styles.router}>
      {may('network.read') ? (
        <RecordLink model="device" id={id}>
          {deviceName}
        </RecordLink>
      ) : (
        deviceName
      )}
      {deviceHealth !== null && deviceHealth !== 'up' && <HealthPill state={deviceHealth} />}
      {deviceStage !== null && deviceStage !== 'live' && <StagePill stage={deviceStage} />}
    </span>
  );
}

/** States in which a customer calls to ask why. */
const asksWhy = new Set<Subscription['state']>(['suspended', 'paused', 'terminated']);

/** How it is connected: what one reads out on the phone. */
export const networkFacts = (service: Subscription): KeyValueItem[] => [
  ...(asksWhy.has(service.state) ? [{ label: 'Because', value: service.stateReason }] : []),
  { label: 'Connects by', value: connectionWords(service) },
  { label: 'Router', value: service.deviceId === null ? null : <RouterOf service={service} id={service.deviceId} /> },
  ...(service.authMethod === 'pppoe' || service.authMethod === 'hotspot'
    ? [{ label: `${authWords[service.authMethod]} user`, value: mono(service.pppoeUser) || null }]
    : []),
  { label: 'MAC', value: mono(service.mac) || null },
  { label: 'IP', value: mono(service.ip) || null },
  {
    label: 'Sector',
    value: (
      <RecordLink model="sector" id={service.sectorId}>
        {service.sectorName}
      </RecordLink>
    ),
  },
];

const priceFacts = ({ priceMinor, priceOverrideMinor, currency }: Subscription): KeyValueItem[] =>
  priceMinor === null
    ? []
    : [
        {
          label: 'Price',
          value: (
            <>
              <Money minor={priceMinor} currency={currency} />
              {priceOverrideMinor !== null && <span className={styles.aside}> agreed, not the plan’s</span>}
            </>
          ),
        },
      ];

/** When it is billed, and what it costs for those who may know what a customer owes. */
export const billingFacts = (service: Subscription): KeyValueItem[] => [
  ...priceFacts(service),
  { label: 'Billing day', value: `${service.anchorDay} of the month` },
  { label: 'Active since', value: (service.activatedOn !== null && <Day date={service.activatedOn} />) || null },
  { label: 'Billed until', value: (service.billedThrough !== null && <Day date={service.billedThrough} />) || null },
];

export const placeFacts = (service: Subscription): KeyValueItem[] => [
  { label: 'Address', value: service.address },
  { label: 'Position', value: service.position !== null ? <Mono value={formatCoordinates(service.position)} /> : null },
  ...(service.positionNote === null ? [] : [{ label: '', value: `Only about right: ${service.positionNote}` }]),
];
