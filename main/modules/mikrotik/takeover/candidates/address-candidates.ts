import { canonical } from '../../plan/canonical.ts';
import type { TakeoverRow } from '../menus.ts';
import type { Candidate, Found } from './candidate.ts';
import { addressFaults, counted, markFaults } from './faults.ts';
import { ratesOfLimit, ratesOfQueue } from './found-rates.ts';
import { entriesOf, hostOfQueue, isYes, listNames, macOf, type Reading, rowOf } from './reading.ts';

const planKeyOf = (rates: Candidate['rates']): string | null => (rates === null ? null : `rates ${rates.key}`);

/** Static leases, each with the queue on its address. A lease's own rate is the plan's where it has no queue. */
export function leaseCandidates(reading: Reading): Found[] {
  const leases = reading.own('/ip/dhcp-server/lease').filter((lease) => lease.address !== undefined);
  const addresses = counted(leases.map((lease) => lease.address ?? null));
  const macs = counted(leases.map((lease) => macOf(lease['mac-address'])));
  return leases.map((lease): Found => {
    const address = lease.address ?? '';
    const mac = macOf(lease['mac-address']);
    const [queue, ...others] = reading.queuesOf(address);
    const rates = (queue === undefined ? null : ratesOfQueue(queue)) ?? ratesOfLimit(lease['rate-limit']);
    const written = lease['mac-address'] ?? '';
    return {
      password: null,
      candidate: {
        key: `dhcp ${canonical('mac-address', written)} ${address}`,
        kind: 'dhcp',
        name: queue?.name ?? lease['host-name'] ?? (lease.comment || address),
        user: null,
        mac,
        ip: address,
        comment: lease.comment || queue?.comment || '',
        seenMacs: [],
        profile: null,
        rates,
        planKey: planKeyOf(rates),
        isLive: reading.isLive ? lease.status === 'bound' : null,
        isDisabled: isYes(lease.disabled),
        lists: listNames(reading, address),
        knowsPassword: null,
        rows: [
          rowOf('/ip/dhcp-server/lease', lease, true),
          ...[queue, ...others].flatMap((row, at) =>
            row === undefined ? [] : [rowOf('/queue/simple', row, at === 0)],
          ),
          ...entriesOf(reading, address),
        ],
        faults: [
          ...(mac === null ? [`“${written}” is no MAC address that a device can have.`] : []),
          ...addressFaults(address),
          ...(addresses(address) > 1
            ? [`${address} stands in ${addresses(address)} leases. Remove all but one there.`]
            : []),
          ...(macs(mac) > 1 ? [`${mac} has ${macs(mac)} leases. Remove all but one there.`] : []),
          ...(others.length > 0 ? [`${address} has ${others.length + 1} queues. Remove all but one there.`] : []),
          ...markFaults(lease),
        ],
      },
    };
  });
}

/** Queues for one address that no lease and no user has: services with a static address. */
export function queueCandidates(reading: Reading, taken: ReadonlySet<string>): Found[] {
  return reading.own('/queue/simple').flatMap((queue): Found[] => {
    const address = hostOfQueue(queue);
    if (address === null || taken.has(address)) return [];
    const rates = ratesOfQueue(queue);
    const count = reading.queuesOf(address).length;
    return [
      {
        password: null,
        candidate: {
          key: `static ${queue.name ?? address}`,
          kind: 'static',
          name: queue.name ?? address,
          user: null,
          mac: null,
          ip: address,
          comment: queue.comment ?? '',
          seenMacs: [],
          profile: null,
          rates,
          planKey: planKeyOf(rates),
          isLive: null,
          isDisabled: false,
          lists: listNames(reading, address),
          knowsPassword: null,
          rows: [rowOf('/queue/simple', queue, true), ...entriesOf(reading, address)],
          faults: [
            ...addressFaults(address),
            ...(isYes(queue.disabled) ? ['Its queue is disabled: is it still a customer’s?'] : []),
            ...(count > 1 ? [`${address} has ${count} queues. Remove all but one there.`] : []),
            ...markFaults(queue),
          ],
        },
      },
    ];
  });
}

/** Queues that are nobody's service: of networks, interfaces, several addresses. */
export const isOfOneHost = (queue: TakeoverRow): boolean => hostOfQueue(queue) !== null;
