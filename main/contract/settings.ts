import { z } from 'zod';
import { isHostIpv4, isHostName, splitHosts } from '../kernel/network-address.ts';

/** A rule that is a number is a setting, with the seed's default. `rule` is the sentence for a refused value. */
interface SettingRow<T> {
  readonly schema: z.ZodType<T>;
  readonly standard: T;
  readonly group: 'Billing' | 'Dunning' | 'Network' | 'Devices’ health' | 'Alerts' | 'Security';
  readonly label: string;
  readonly rule: string;
}

const whole = (
  group: SettingRow<number>['group'],
  label: string,
  standard: number,
  min: number,
  max: number,
  unit: string,
): SettingRow<number> => ({
  schema: z.number().int().min(min).max(max),
  standard,
  group,
  label,
  rule: `a whole number from ${min} to ${max} ${unit}.`,
});

/** A time of day in the company's zone; empty: there is none. */
const timeOrNone = (label: string, standard = ''): SettingRow<string> => ({
  schema: z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d)?$/),
  standard,
  group: 'Network',
  label,
  rule: 'a time of day such as 22:00, in the company’s zone, or nothing.',
});

const MOST_HOSTS = 50;

/** Addresses, and where names are taken names too, behind commas. */
const hosts = (
  label: string,
  standard: string,
  isOne: (host: string) => boolean,
  rule: string,
): SettingRow<string> => ({
  schema: z
    .string()
    .max(2000)
    .refine((text) => splitHosts(text).length <= MOST_HOSTS && splitHosts(text).every(isOne)),
  standard,
  group: 'Network',
  label,
  rule,
});

export const settingTable = {
  'billing.dueDays': whole('Billing', 'Days from the invoice to its due date', 7, 0, 90, 'days'),
  'billing.runAt': {
    schema: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
    standard: '02:00',
    group: 'Billing',
    label: 'Daily run starts at',
    rule: 'a time of day such as 02:00, in the company’s zone.',
  } satisfies SettingRow<string>,
  'billing.invoicePrefix': {
    schema: z.string().regex(/^[A-Z]{1,8}$/),
    standard: 'INV',
    group: 'Billing',
    label: 'Invoice number prefix',
    rule: 'one to eight capital letters.',
  } satisfies SettingRow<string>,
  'dunning.graceDays': whole('Dunning', 'Grace after the due date', 5, 0, 90, 'days'),
  'dunning.suspendDays': whole('Dunning', 'Suspend after the due date', 10, 1, 120, 'days'),
  'dunning.reconnectWhen': {
    schema: z.enum(['nothing_open', 'nothing_overdue']),
    standard: 'nothing_open' as 'nothing_open' | 'nothing_overdue',
    group: 'Dunning',
    label: 'Reconnect when',
    rule: '“nothing_open” or “nothing_overdue”.',
  } satisfies SettingRow<'nothing_open' | 'nothing_overdue'>,
  'dunning.brakePercent': whole(
    'Dunning',
    'Stop a run that would suspend more than',
    10,
    1,
    100,
    '% of active services',
  ),
  'dunning.brakeMinimum': whole('Dunning', '…but never below this many', 5, 1, 1000, 'services'),
  'network.window': whole('Network', 'Commands in flight on one router', 16, 1, 64, 'commands'),
  'network.commandSeconds': whole('Network', 'Deadline of one router command', 30, 2, 120, 'seconds'),
  'network.pollSeconds': whole('Network', 'Health poll of each router', 60, 10, 3600, 'seconds'),
  'network.readBackMinutes': whole('Network', 'Compare each router with the books every', 15, 1, 1440, 'minutes'),
  'network.brakePercent': whole(
    'Network',
    'Ask before plans of an hour cut off more than',
    25,
    1,
    100,
    '% of a router’s services',
  ),
  'network.brakeMinimum': whole('Network', '…but never below this many', 10, 1, 10_000, 'services'),
  'network.failurePercent': whole('Network', 'Stop a batch when more than', 20, 1, 100, '% of its changes fail'),
  'network.approvalBy': {
    schema: z.enum(['anyone', 'another']),
    standard: 'anyone' as 'anyone' | 'another',
    group: 'Network',
    label: 'Changes are approved by',
    rule: '“anyone” or “another” (not by who wanted the change).',
  } satisfies SettingRow<'anyone' | 'another'>,
  'network.quietFrom': timeOrNone('Quiet hours from (nobody is cut off by itself)'),
  'network.quietUntil': timeOrNone('Quiet hours until'),
  'network.dnsServers': hosts(
    'DNS servers that suspended customers may ask',
    '1.1.1.1, 8.8.8.8',
    isHostIpv4,
    'IPv4 addresses such as 1.1.1.1, with commas between them.',
  ),
  'network.portalAddress': {
    schema: z.string().refine((text) => text === '' || isHostIpv4(text)),
    standard: '',
    group: 'Network',
    label: 'Portal that suspended customers are led to',
    rule: 'an IPv4 address such as 10.0.0.5, or nothing: then web pages are rejected like everything else.',
  } satisfies SettingRow<string>,
  'network.allowedHosts': hosts(
    'Suspended customers may also reach (payment pages, the office)',
    '',
    (host) => isHostIpv4(host) || isHostName(host),
    'names such as pay.example.org or IPv4 addresses, with commas between them.',
  ),
  'health.rawHours': whole('Devices’ health', 'Keep every poll for', 48, 24, 336, 'hours'),
  'health.fiveMinuteDays': whole('Devices’ health', 'Keep figures of 5 minutes for', 14, 2, 92, 'days'),
  'health.hourDays': whole('Devices’ health', 'Keep figures of an hour for', 400, 31, 1_100, 'days'),
  'health.dayYears': whole('Devices’ health', 'Keep figures of a day for', 5, 1, 20, 'years'),
  'alerts.downAfter': whole('Alerts', 'A device is down after', 2, 1, 20, 'polls without an answer, one after another'),
  'alerts.clearAfter': whole('Alerts', 'An alert ends after', 2, 1, 20, 'good polls, one after another'),
  'alerts.flapTurns': whole('Alerts', 'A device flaps when it turns more often than', 6, 2, 60, 'times an hour'),
  'alerts.overPolls': whole(
    'Alerts',
    'A threshold counts as crossed after',
    5,
    1,
    60,
    'polls above it, one after another',
  ),
  'alerts.cpuPercent': whole('Alerts', 'CPU is high from', 90, 10, 101, '%; 101 means never'),
  'alerts.memoryPercent': whole('Alerts', 'Memory is high from', 92, 10, 101, '%; 101 means never'),
  'alerts.latencyMs': whole('Alerts', 'Latency is high from', 500, 5, 60_000, 'ms'),
  'alerts.clockMinutes': whole('Alerts', 'A router’s clock is wrong by more than', 5, 1, 1_440, 'minutes'),
  'security.sessionHours': whole('Security', 'Staff session ends after', 12, 1, 168, 'hours'),
} as const;

export type SettingKey = keyof typeof settingTable;
export type Settings = { readonly [K in SettingKey]: z.infer<(typeof settingTable)[K]['schema']> };
