import type { Capacity, Plan } from './service.ts';

const kbpsText = (kbps: number): string => (kbps % 1000 === 0 ? `${kbps / 1000}M` : `${kbps}k`);

const pairOf = (upload: number, download: number, text: (kbps: number) => string): string =>
  `${text(upload)}/${text(download)}`;

const bitsText = (kbps: number): string => `${kbps}000`.replace(/^0+$/, '0');

const share = (kbps: number, percent: number): number => Math.round((kbps * percent) / 100);

/** `upload/download` in bits, as RouterOS prints rates of queues. */
export const bits = (up: number, down: number): string => pairOf(up, down, bitsText);

/** What a service is guaranteed where its sector is full: its part of what may be sold. */
function guaranteed({ uploadKbps, downloadKbps }: Plan, { oversubscription }: Capacity): [up: number, down: number] {
  const part = (kbps: number): number => Math.max(1, Math.floor(kbps / oversubscription));
  return [part(uploadKbps), part(downloadKbps)];
}

/** A simple queue's rates, `upload/download` as the client sees them, spelled as RouterOS prints them. */
export function queueRates(plan: Plan, capacity: Capacity | null = null): Record<string, string> {
  const { uploadKbps, downloadKbps, burst, priority } = plan;
  return {
    'max-limit': bits(uploadKbps, downloadKbps),
    'limit-at': capacity === null ? '0/0' : bits(...guaranteed(plan, capacity)),
    priority: `${priority}/${priority}`,
    'burst-limit': burst === null ? '0/0' : bits(burst.uploadKbps, burst.downloadKbps),
    'burst-threshold':
      burst === null
        ? '0/0'
        : bits(share(uploadKbps, burst.thresholdPercent), share(downloadKbps, burst.thresholdPercent)),
    'burst-time': burst === null ? '0s/0s' : `${burst.seconds}s/${burst.seconds}s`,
  };
}

const LAST = 8;

/**
 * A profile's `rx/tx`: the router receives what the client uploads. Priority and guaranteed share stand behind the burst, so
 * that they need one, of nothing if need be.
 */
export function rateLimitOf(plan: Plan, capacity: Capacity | null = null): string {
  const { uploadKbps, downloadKbps, burst, priority } = plan;
  const rates = (up: number, down: number): string => pairOf(up, down, kbpsText);
  const words = [rates(uploadKbps, downloadKbps)];
  const hasMore = priority !== LAST || capacity !== null;
  if (burst !== null) {
    const threshold = rates(share(uploadKbps, burst.thresholdPercent), share(downloadKbps, burst.thresholdPercent));
    words.push(rates(burst.uploadKbps, burst.downloadKbps), threshold, `${burst.seconds}/${burst.seconds}`);
  } else if (hasMore) words.push('0/0', '0/0', '0/0');
  if (hasMore) words.push(String(priority));
  if (capacity !== null) words.push(rates(...guaranteed(plan, capacity)));
  return words.join(' ');
}
