import type { Alert, AlertKind } from '#contract/mikrotik.ts';
import type { Meaning } from '#ui/meaning.ts';

interface Word {
  readonly word: string;
  readonly meaning: Meaning;
}

export const alertWords: Readonly<Record<AlertKind, Word>> = {
  down: { word: 'down', meaning: 'bad' },
  flapping: { word: 'flapping', meaning: 'bad' },
  login_refused: { word: 'login refused', meaning: 'bad' },
  certificate_changed: { word: 'other certificate', meaning: 'bad' },
  interface_down: { word: 'link down', meaning: 'bad' },
  rebooted: { word: 'rebooted', meaning: 'attention' },
  version_changed: { word: 'other version', meaning: 'waiting' },
  cpu_high: { word: 'CPU high', meaning: 'attention' },
  memory_high: { word: 'memory high', meaning: 'attention' },
  latency_high: { word: 'slow', meaning: 'attention' },
  clock_wrong: { word: 'clock wrong', meaning: 'attention' },
};

/** What is wrong, and with which part: "link down: ether1". */
export const alertTitle = ({ kind, subject }: Pick<Alert, 'kind' | 'subject'>): string =>
  subject === '' ? alertWords[kind].word : `${alertWords[kind].word}: ${subject}`;

/** A notice of the system in its own two lines. */
export const noticeOf = (alert: Alert): { title: string; body: string } => ({
  title: `${alert.deviceName}: ${alertTitle(alert)}`,
  body: alert.detail,
});
