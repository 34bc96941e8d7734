import type { Plan } from './service.ts';

const kbpsText = (kbps: number): string => (kbps % 1000 === 0 ? `${kbps / 1000}M` : `${kbps}k`);

const pairOf = (upload: number, download: number, text: (kbps: number) => string): string =>
  `${text(upload)}/${text(download)}`;

const bitsText = (kbps: number): string => `${kbps}000`.replace(/^0+$/, '0');

const share = (kbps: number, percent: number): number => Math.round((kbps * percent) / 100);

/** A simple queue's rates, `upload/download` as the client sees them, spelled as RouterOS prints them. */
export function queueRates({ uploadKbps, downloadKbps, burst }: Plan): Record<string, string> {
  const bits = (up: number, down: number): string => pairOf(up, down, bitsText);
  return {
    'max-limit': bits(uploadKbps, downloadKbps),
    'burst-limit': burst === null ? '0/0' : bits(burst.uploadKbps, burst.downloadKbps),
    'burst-threshold':
      burst === null
        ? '0/0'
        : bits(share(uploadKbps, burst.thresholdPercent), share(downloadKbps, burst.thresholdPercent)),
    'burst-time': burst === null ? '0s/0s' : `${burst.seconds}s/${burst.seconds}s`,
  };
}

/** A profile's `rx/tx`: the router receives what the client uploads. */
export function rateLimitOf({ uploadKbps, downloadKbps, burst }: Plan): string {
  const rates = (up: number, down: number): string => pairOf(up, down, kbpsText);
  const limit = rates(uploadKbps, downloadKbps);
  if (burst === null) return limit;
  const threshold = rates(share(uploadKbps, burst.thresholdPercent), share(downloadKbps, burst.thresholdPercent));
  return `${limit} ${rates(burst.uploadKbps, burst.downloadKbps)} ${threshold} ${burst.seconds}/${burst.seconds}`;
}
