import type { AuditEntryView } from '#contract/platform.ts';
import { formatMoney } from '#kernel/money.ts';
import type { Meaning } from '#ui/meaning.ts';
import { sentenceCase, stageWords } from '../show/words.ts';
import { type Known, labelOf, valueInWords } from './field-words.ts';

export interface FieldChange {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** One entry of the audit log as a person tells it. */
export interface Story {
  readonly what: string;
  readonly meaning: Meaning;
  readonly changes: readonly FieldChange[];
}

type Fields = Readonly<Record<string, unknown>>;
interface Telling {
  readonly meaning: Meaning;
  /** `name` is the record's: SUB-000123, INV-2026-000045. */
  readonly say: (name: string, after: Fields, known: Known, before: Fields) => string;
}

const told = (meaning: Meaning, say: Telling['say']): Telling => ({ meaning, say });
const amountOf = (after: Fields, field: string, { currency }: Known): string =>
  typeof after[field] === 'string' ? formatMoney(BigInt(after[field]), currency) : '';
const stageOf = (value: unknown): string =>
  value === 'dry_run' || value === 'staged' || value === 'live' ? stageWords[value].word : 'another stage';

const tellings: Readonly<Record<string, Telling>> = {
  'customer.created': told('good', () => 'Added as a customer'),
  'customer.changed': told('off', () => 'The customer’s record was changed'),
  'customer.archived': told('off', () => 'Archived'),
  'subscription.created': told('waiting', (name) => `${name} was added as a draft`),
  'subscription.changed': told('off', (name) => `${name} was changed`),
  'subscription.install_scheduled': told('waiting', (name) => `${name} waits for its installation`),
  'subscription.activated': told('good', (name) => `${name} was activated`),
  'subscription.suspended': told('bad', (name) => `${name} was suspended`),
  'subscription.reconnected': told('good', (name) => `${name} was reconnected`),
  'subscription.paused': told('off', (name) => `${name} was paused`),
  'subscription.resumed': told('good', (name) => `${name} was resumed`),
  'subscription.terminated': told('off', (name) => `${name} was terminated`),
  'subscription.exempted': told('attention', (name) => `${name} was exempted from suspension`),
  'subscription.exemption_ended': told('off', (name) => `The exemption of ${name} was ended`),
  'subscription.password_shown': told('attention', (name) => `The PPPoE password of ${name} was looked at`),
  'network.push_asked': told('waiting', (name, after) => `${name} was pushed to ${after.router ?? 'its router'} again`),
  'invoice.posted': told(
    'waiting',
    (name, after, known) => `Invoice ${name} over ${amountOf(after, 'totalMinor', known)}`,
  ),
  'payment.recorded': told('good', (name, after, known) =>
    after.amountMinor === undefined
      ? `Payment ${name} was recorded`
      : `Payment ${name} of ${amountOf(after, 'amountMinor', known)} by ${after.method ?? 'hand'}`,
  ),
  'payment.reversed': told('bad', (name) => `Payment ${name} was taken back`),
  'payment.credit_used': told('good', (name) => `Credit of payment ${name} was used`),
  'sector.created': told('good', () => 'The sector was added'),
  'sector.changed': told('off', () => 'The sector was changed'),
  'sector.archived': told('off', () => 'The sector was archived'),
  'device.created': told('good', () => 'The device was added, in dry run'),
  'device.changed': told('off', () => 'The device was changed'),
  'device.archived': told('off', () => 'The device was archived'),
  'device.stage_changed': told(
    'attention',
    (_name, after, _known, before) => `Stage: ${stageOf(before.stage)} → ${stageOf(after.stage)}`,
  ),
  'device.health_changed': told(
    'attention',
    (_name, after) => `The device is ${after.health ?? after.state ?? 'different'}`,
  ),
  'plan.created': told('good', () => 'The plan was added'),
  'plan.changed': told('off', () => 'The plan was changed'),
  'plan.price_changed': told(
    'attention',
    (_name, after, known) => `A price of ${amountOf(after, 'priceMinor', known)} from ${after.effectiveFrom} on`,
  ),
};

/** Those whose sentence already says what changed. */
const whole = new Set([
  'device.stage_changed',
  'plan.price_changed',
  'network.push_asked',
  'invoice.posted',
  'payment.recorded',
]);

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});

/** Only what has a before: what a new record begins with stands on its page. */
function changesOf(before: Fields, after: Fields, known: Known): FieldChange[] {
  return Object.keys(after).flatMap((field) => {
    const label = labelOf(field);
    if (label === '' || !(field in before)) return [];
    return [
      { label, before: valueInWords(field, before[field], known), after: valueInWords(field, after[field], known) },
    ];
  });
}

/** An event that this screen does not know yet is still told: `invoice.written_off` as "Invoice written off". */
const plainly = (event: string): string => sentenceCase(event.replace(/[._]/g, ' '));

export function storyOf(entry: AuditEntryView, known: Known): Story {
  const before = fieldsOf(entry.before);
  const after = fieldsOf(entry.after);
  const telling = tellings[entry.event];
  const number = typeof after.number === 'string' ? after.number : undefined;
  const name = number ?? known.names.get(entry.recordId) ?? (entry.model === 'subscription' ? 'A service' : '');
  const changes = whole.has(entry.event) ? [] : changesOf(before, after, known);
  const what = (telling?.say(name, after, known, before) ?? plainly(entry.event)).replace(/ {2,}/g, ' ').trim();
  return { what, meaning: telling?.meaning ?? 'off', changes };
}
