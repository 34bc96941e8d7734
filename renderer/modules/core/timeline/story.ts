import type { AuditEntryView } from '#contract/platform.ts';
import type { Meaning } from '#ui/meaning.ts';
import { formatCoordinates } from '#ui/parse/coordinates.ts';
import { sentenceCase } from '../show/words.ts';
import { type Known, labelOf, valueInWords } from './field-words.ts';
import type { Fields } from './telling.ts';
import { tellings } from './tellings.ts';

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

/** Those whose sentence already says what changed. */
const whole = new Set([
  'device.stage_changed',
  'plan.price_changed',
  'device.came_up',
  'device.went_down',
  'device.maintenance_started',
  'device.maintenance_ended',
  'preparation.broken',
  'preparation.mended',
]);

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
  const why = entry.event.endsWith('.failed') && typeof after.problem === 'string' ? after.problem : entry.why;
  return {
    what,
    meaning: telling?.meaning ?? 'off',
    changes,
    why: entry.event === 'network.verified' ? null : why,
    links: linksOf(entry, after),
  };
}
