import type { AuditEntryView } from '#contract/platform.ts';
import { formatMoney } from '#kernel/money.ts';
import type { Meaning } from '#ui/meaning.ts';
import { formatCoordinates } from '#ui/parse/coordinates.ts';
import { sentenceCase, serviceWords, stageWords } from '../show/words.ts';
import { type Known, labelOf, valueInWords } from './field-words.ts';

/** A record that the words name. */
export interface ReasonRef {
  readonly model: string;
  readonly id: string;
  readonly label: string;
}

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
  /** Why, where it is not told already. */
  readonly why: string | null;
  /** Records that the words name, to be linked there. */
  readonly links: readonly ReasonRef[];
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

const routerOf = (after: Fields): string => (typeof after.router === 'string' ? after.router : 'The router');
const serviceOf = ({ networkService: seen }: Fields): string =>
  seen === 'active' || seen === 'suspended' || seen === 'absent' ? serviceWords[seen].word : 'as the books say';

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
  'network.verified': told('good', (name, after) => `${routerOf(after)} confirmed: ${name} is ${serviceOf(after)}`),
  'network.undone': told('attention', (name, after) => `${routerOf(after)} shows ${name} as it was before: undone`),
  'network.failed': told('bad', (name, after) => `${routerOf(after)} did not take the change of ${name}`),
  'network.drifted': told('attention', (name, after) => `${routerOf(after)} shows ${name} otherwise than the books`),
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
  'device.came_up': told('good', () => 'The device answers'),
  'device.went_down': told('bad', () => 'The device does not answer'),
  'plan.created': told('good', () => 'The plan was added'),
  'plan.changed': told('off', () => 'The plan was changed'),
  'plan.price_changed': told(
    'attention',
    (_name, after, known) => `A price of ${amountOf(after, 'priceMinor', known)} from ${after.effectiveFrom} on`,
  ),
};

/** Those whose sentence already says what changed. */
const whole = new Set(['device.stage_changed', 'plan.price_changed', 'device.came_up', 'device.went_down']);

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});

/** Only what has a before: what a new record begins with stands on its page. */
function changesOf(before: Fields, after: Fields, known: Known): FieldChange[] {
  const moved =
    'lat' in before && 'lat' in after
      ? [{ label: 'Position', before: positionInWords(before), after: positionInWords(after) }]
      : [];
  const others = Object.keys(after).flatMap((field) => {
    const label = labelOf(field);
    if (label === '' || !(field in before)) return [];
    return [
      { label, before: valueInWords(field, before[field], known), after: valueInWords(field, after[field], known) },
    ];
  });
  return [...moved, ...others];
}

const positionInWords = ({ lat, lng }: Fields): string =>
  typeof lat === 'number' && typeof lng === 'number' ? formatCoordinates({ lat, lng }) : 'none';

/** The record behind a reason, and the paper that the entry is about. */
function linksOf({ model, recordId }: AuditEntryView, after: Fields): ReasonRef[] {
  const { ref, number } = after;
  const links: ReasonRef[] = [];
  if (isFields(ref) && typeof ref.model === 'string' && typeof ref.id === 'string' && typeof ref.label === 'string') {
    links.push({ model: ref.model, id: ref.id, label: ref.label });
  }
  if (typeof number === 'string') links.push({ model, id: recordId, label: number });
  return links;
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
  // The router's answer repeats why it was asked, which stands one entry below.
  const why = entry.event === 'network.failed' && typeof after.problem === 'string' ? after.problem : entry.why;
  return {
    what,
    meaning: telling?.meaning ?? 'off',
    changes,
    why: entry.event === 'network.verified' ? null : why,
    links: linksOf(entry, after),
  };
}
