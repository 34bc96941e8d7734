import type { AuthMethod, DeviceStage, NetworkService, NetworkTruth, Sector, Subscription } from '#contract/core.ts';
import type { SubscriptionState } from '#contract/subscription-machine.ts';
import type { Meaning } from '#ui/meaning.ts';

export interface Word {
  readonly word: string;
  readonly meaning: Meaning;
}

export const stateWords: Readonly<Record<SubscriptionState, Word>> = {
  draft: { word: 'draft', meaning: 'off' },
  pending_install: { word: 'pending install', meaning: 'waiting' },
  active: { word: 'active', meaning: 'good' },
  suspended: { word: 'suspended', meaning: 'bad' },
  paused: { word: 'paused', meaning: 'off' },
  terminated: { word: 'terminated', meaning: 'off' },
};

export const truthWords: Readonly<Record<NetworkTruth, Word>> = {
  wanted: { word: 'wanted', meaning: 'waiting' },
  queued: { word: 'queued', meaning: 'waiting' },
  applied: { word: 'applied', meaning: 'waiting' },
  verified: { word: 'verified', meaning: 'good' },
  drifted: { word: 'drifted', meaning: 'attention' },
};

/** What the router was last seen to do with a service. */
export const serviceWords: Readonly<Record<NetworkService, Word>> = {
  absent: { word: 'not on the router', meaning: 'off' },
  active: { word: 'in service', meaning: 'good' },
  suspended: { word: 'cut off', meaning: 'bad' },
};

/** The loud one is dry run: whoever works on such a router must know that nothing reaches it. */
export const stageWords: Readonly<Record<DeviceStage, Word & { readonly explains: string }>> = {
  dry_run: {
    word: 'dry run',
    meaning: 'waiting',
    explains: 'Changes are planned and shown. Nothing is ever written to the router.',
  },
  staged: {
    word: 'staged',
    meaning: 'attention',
    explains: 'Every change waits until a person has looked at it and approved it.',
  },
  live: { word: 'live', meaning: 'good', explains: 'Changes are applied by themselves, then read back.' },
};

export const healthWords: Readonly<Record<'unknown' | 'up' | 'down', Word>> = {
  up: { word: 'up', meaning: 'good' },
  down: { word: 'down', meaning: 'bad' },
  unknown: { word: 'not checked', meaning: 'off' },
};

/** Of a device that somebody works on it is said that they do, not whether it answers. */
export const healthLook = (state: keyof typeof healthWords, isWorkedOn: boolean): Word =>
  isWorkedOn ? { word: 'maintenance', meaning: 'waiting' } : healthWords[state];

export const authWords: Readonly<Record<AuthMethod, string>> = {
  dhcp: 'DHCP',
  pppoe: 'PPPoE',
  hotspot: 'Hotspot',
  static: 'Static address',
};

export const sectorKindWords: Readonly<Record<Sector['kind'], string>> = {
  tower: 'Tower',
  access_point: 'Access point',
  pon: 'PON',
  cabinet: 'Street cabinet',
  area: 'Area',
};

export const customerKindWords = { person: 'Person', business: 'Business' } as const;

/** How a service connects, with its lease's kind where it has one. */
export const connectionWords = ({ authMethod, dhcpMode }: Pick<Subscription, 'authMethod' | 'dhcpMode'>): string =>
  authMethod === 'dhcp' ? `DHCP, ${dhcpMode}` : authWords[authMethod];

export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${new Intl.NumberFormat('en-GB').format(count)} ${count === 1 ? one : many}`;

export const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

// The contract's lists, without the schemas that stand in the same file: a screen parses nothing.
export const authMethods: readonly AuthMethod[] = ['dhcp', 'pppoe', 'hotspot', 'static'];
export const stages: readonly DeviceStage[] = ['dry_run', 'staged', 'live'];
export const sectorKinds: readonly Sector['kind'][] = ['tower', 'access_point', 'pon', 'cabinet', 'area'];
export const truths: readonly NetworkTruth[] = ['wanted', 'queued', 'applied', 'verified', 'drifted'];
