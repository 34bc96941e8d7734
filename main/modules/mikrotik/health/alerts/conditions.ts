import type { Settings } from '#contract/settings.ts';
import type { DeviceTable } from '#db/schema/core.ts';
import type { DeviceInterfaceTable } from '#db/schema/health.ts';
import { epochMs, type Instant } from '#kernel/clock.ts';
import { isAnotherCertificate } from '../../transport/certificate.ts';
import { RouterError } from '../../transport/router-transport.ts';
import { durationInWords } from '../duration-in-words.ts';
import type { HealthReading } from '../poll/read-router.ts';
import type { Condition, Happening } from './judge.ts';

/** What a poll brought: a reading, or the error in its place. */
export type Outcome = { readonly reading: PolledReading } | { readonly error: Error };

export type PolledReading = HealthReading & { readonly clockOffsetMs?: number | null };

type Rules = Pick<
  Settings,
  | 'alerts.downAfter'
  | 'alerts.overPolls'
  | 'alerts.cpuPercent'
  | 'alerts.memoryPercent'
  | 'alerts.latencyMs'
  | 'alerts.clockMinutes'
>;

/** It answers, but not us: another matter than being down, with another way out. */
const refusesLogin = (error: Error): boolean => error instanceof RouterError && error.kind === 'login';

function reachability(outcome: Outcome, rules: Rules): Condition[] {
  const after = rules['alerts.downAfter'];
  const error = 'error' in outcome ? outcome.error : undefined;
  const login = error !== undefined && refusesLogin(error);
  const certificate = error !== undefined && isAnotherCertificate(error);
  const isDown = error !== undefined && !login && !certificate;
  const detail = error?.message ?? '';
  // While it is down nobody knows whether it would let us in.
  const unlessDown = (holds: boolean): boolean | null => (isDown ? null : holds);
  return [
    { kind: 'down', subject: '', holds: isDown, detail, after },
    { kind: 'login_refused', subject: '', holds: unlessDown(login), detail, after },
    { kind: 'certificate_changed', subject: '', holds: unlessDown(certificate), detail, after: 1 },
  ];
}

const clockInWords = (offsetMs: number): string =>
  `The router’s clock is ${durationInWords(Math.abs(offsetMs) / 1_000)} ${offsetMs > 0 ? 'ahead' : 'behind'}. ` +
  'Let it follow a time server (/system/ntp/client), or timed entries, logs and certificates go wrong.';

function thresholds(reading: PolledReading | undefined, rules: Rules): Condition[] {
  const after = rules['alerts.overPolls'];
  const over = (
    kind: Condition['kind'],
    name: string,
    value: number | null | undefined,
    limit: number,
    unit: string,
  ): Condition => ({
    kind,
    subject: '',
    holds: value == null ? null : value >= limit,
    detail: `${name} is ${value ?? '–'} ${unit}; it counts as high from ${limit} ${unit}.`,
    after,
  });
  const offset = reading?.clockOffsetMs ?? null;
  return [
    over('cpu_high', 'CPU', reading?.cpuPercent, rules['alerts.cpuPercent'], '%'),
    over('memory_high', 'Memory', reading?.memoryPercent, rules['alerts.memoryPercent'], '%'),
    over('latency_high', 'Latency', reading?.latencyMs, rules['alerts.latencyMs'], 'ms'),
    {
      kind: 'clock_wrong',
      subject: '',
      holds: offset === null ? null : Math.abs(offset) > rules['alerts.clockMinutes'] * 60_000,
      detail: offset === null ? '' : clockInWords(offset),
      after: rules['alerts.downAfter'],
    },
  ];
}

type Link = Pick<DeviceInterfaceTable, 'name' | 'state' | 'watchedAt'>;

/** Only links that somebody chose: an empty port is no news. One that was switched off on purpose is not down. */
const linkConditions = (links: readonly Link[], rules: Rules): Condition[] =>
  links
    .filter(({ watchedAt }) => watchedAt !== null)
    .map(({ name, state }) => ({
      kind: 'interface_down',
      subject: name,
      holds: state === 'not_running' || state === 'gone',
      detail: state === 'gone' ? `${name} is no longer on the router.` : `${name} has no link.`,
      after: rules['alerts.downAfter'],
    }));

export function conditionsOf(outcome: Outcome, links: readonly Link[], rules: Rules): Condition[] {
  const reading = 'reading' in outcome ? outcome.reading : undefined;
  return [
    ...reachability(outcome, rules),
    ...thresholds(reading, rules),
    ...(reading === undefined ? [] : linkConditions(links, rules)),
  ];
}

export type Before = Pick<DeviceTable, 'uptimeSeconds' | 'lastSeenAt' | 'routerosVersion'>;

/** A router's own seconds and ours drift apart a little, and a poll takes its time. */
const SLACK_SECONDS = 300;

/**
 * Whether it booted between two readings: its uptime went backwards, or is much shorter than the time in between, which also
 * finds a reboot during a long silence.
 */
export function hasRebooted(
  { uptimeSeconds, lastSeenAt }: Before,
  uptimeNow: number | null | undefined,
  now: Instant,
): boolean {
  if (uptimeSeconds === null || lastSeenAt === null || uptimeNow == null) return false;
  if (uptimeNow < uptimeSeconds) return true;
  const between = (epochMs(now) - epochMs(lastSeenAt)) / 1_000;
  return uptimeNow < between - SLACK_SECONDS;
}

export function happeningsOf(before: Before, reading: PolledReading, now: Instant): Happening[] {
  const { uptimeSeconds, version } = reading;
  const happenings: Happening[] = [];
  if (hasRebooted(before, uptimeSeconds, now)) {
    const detail = `It has been up for ${durationInWords(uptimeSeconds ?? 0)}; before, it was for ${durationInWords(before.uptimeSeconds ?? 0)}.`;
    happenings.push({ kind: 'rebooted', detail });
  }
  if (before.routerosVersion !== null && version != null && version !== before.routerosVersion) {
    happenings.push({ kind: 'version_changed', detail: `RouterOS ${before.routerosVersion} became ${version}.` });
  }
  return happenings;
}
