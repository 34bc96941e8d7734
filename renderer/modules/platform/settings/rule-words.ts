import type { SettingKey } from '#contract/settings.ts';

const speaking = 'Network: speaking to routers';
const asking = 'Network: when a person is asked first';
const quiet = 'Network: quiet hours';
const suspended = 'Network: what suspended customers reach';

/** Of a group with many rules, those that belong together. */
const chapters: Partial<Record<SettingKey, string>> = {
  'network.window': speaking,
  'network.commandSeconds': speaking,
  'network.pollSeconds': speaking,
  'network.readBackMinutes': speaking,
  'network.brakePercent': asking,
  'network.brakeMinimum': asking,
  'network.failurePercent': asking,
  'network.approvalBy': asking,
  'network.quietFrom': quiet,
  'network.quietUntil': quiet,
  'network.dnsServers': suspended,
  'network.portalAddress': suspended,
  'network.allowedHosts': suspended,
};

/** What a rule is for, where its name does not say it whole. */
const helps: Partial<Record<SettingKey, string>> = {
  'network.brakePercent':
    'The brake. What would be cut off by itself on one router is counted over an hour; above this share all of it waits for an approval. Reconnections go on.',
  'network.brakeMinimum': 'A router with few customers is not stopped for one or two.',
  'network.failurePercent':
    'When routers refuse this share of what one act or run wanted, the rest is not sent and waits for an approval.',
  'network.approvalBy':
    'Four eyes: who wanted a change does not approve it. Rejecting and undoing stay open to everyone who may approve.',
  'network.quietFrom':
    'From then on nobody is cut off, and no session dropped, by itself; what a person asks for, and who gets service back, goes on.',
  'network.quietUntil':
    'What waited is written then. Before the beginning: on the next morning. Leave both empty to have none.',
};

/** Any key of the office's, whether this console knows it or not. */
const wordsOf = (words: Partial<Record<SettingKey, string>>, key: string): string | undefined =>
  Object.entries(words).find(([known]) => known === key)?.[1];

export const chapterOf = ({ key, group }: { readonly key: string; readonly group: string }): string =>
  wordsOf(chapters, key) ?? group;

export const helpOf = (key: string): string | undefined => wordsOf(helps, key);
