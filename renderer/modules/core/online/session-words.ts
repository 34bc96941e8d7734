import type { RouterSession, ServiceSessions, SessionFinding, SessionKind } from '#contract/mikrotik.ts';
import type { Meaning } from '#ui/meaning.ts';
import { formatRate } from '#ui/parse/rate.ts';
import type { Word } from '../show/words.ts';

export const kindWords: Readonly<Record<SessionKind, string>> = { ppp: 'PPP', hotspot: 'Hotspot', dhcp: 'DHCP' };
export const sessionKinds: readonly SessionKind[] = ['ppp', 'hotspot', 'dhcp'];

export const findingWords: Readonly<Record<SessionFinding, Word>> = {
  serves_suspended: { word: 'not cut off', meaning: 'bad' },
  serves_ended: { word: 'should be off', meaning: 'bad' },
  cut_off: { word: 'blocked', meaning: 'bad' },
  other_rate: { word: 'other rate', meaning: 'attention' },
  other_router: { word: 'other router', meaning: 'attention' },
  other_address: { word: 'other address', meaning: 'attention' },
};

export const standingMeanings: Readonly<Record<ServiceSessions['standing'], Meaning>> = {
  online: 'good',
  offline: 'off',
  unknown: 'waiting',
};

const side = (kbps: number): string => (kbps === 0 ? '∞' : formatRate(kbps));

/** `20M/5M`, download first; no queue is no limit. */
export const limitInWords = (limit: RouterSession['limit']): string =>
  limit === null ? 'no limit' : `${side(limit.downloadKbps)}/${side(limit.uploadKbps)}`;

/** `3.2 Mbit/s`. */
export function bitsInWords(bps: number): string {
  if (bps >= 1e9) return `${(bps / 1e9).toFixed(2)} Gbit/s`;
  if (bps >= 1e6) return `${(bps / 1e6).toFixed(1)} Mbit/s`;
  return `${Math.round(bps / 1e3)} kbit/s`;
}

/** `3.2/0.4 M`: what passes now, in megabits a second. */
export const flowInWords = (flow: RouterSession['flow']): string =>
  flow === null ? '–' : `${(flow.downloadBps / 1e6).toFixed(1)}/${(flow.uploadBps / 1e6).toFixed(1)} M`;

/** `1.4 GB`. */
export function bytesInWords(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  if (bytes >= 1e6) return `${Math.round(bytes / 1e6)} MB`;
  return `${Math.round(bytes / 1e3)} kB`;
}

/** What follows for a customer whose session of this kind is dropped. */
export const dropEffects: Readonly<Record<SessionKind, string>> = {
  ppp: 'The line drops, and the customer’s router dials in again within seconds.',
  hotspot: 'The device is signed out and its cookie removed: whoever uses it signs in again.',
  dhcp: 'The lease is removed; the device keeps its address until it asks again. A fixed lease stays as it is.',
};
