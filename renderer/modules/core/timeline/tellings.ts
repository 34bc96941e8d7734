import { dayInWords } from '#app/show/Day.tsx';
import { formatMoney } from '#kernel/money.ts';
import type { Meaning } from '#ui/meaning.ts';
import { serviceWords, stageWords } from '../show/words.ts';
import type { Known } from './field-words.ts';

export type Fields = Readonly<Record<string, unknown>>;
interface Telling {
  readonly meaning: Meaning;
  /** `name` is the record's: SUB-000123, INV-2026-000045. */
  readonly say: (name: string, after: Fields, known: Known, before: Fields) => string;
}

const told = (meaning: Meaning, say: Telling['say']): Telling => ({ meaning, say });
const amountOf = (after: Fields, field: string, { currency }: Known): string =>
  typeof after[field] === 'string' ? formatMoney(BigInt(after[field]), currency) : '';
const dayOf = (value: unknown): string => (typeof value === 'string' ? dayInWords(value, 'en-GB') : 'a later day');
const stageOf = (value: unknown): string =>
  value === 'dry_run' || value === 'staged' || value === 'live' ? stageWords[value].word : 'another stage';

const routerOf = (after: Fields): string => (typeof after.router === 'string' ? after.router : 'The router');
const serviceOf = ({ networkService: seen }: Fields): string =>
  seen === 'active' || seen === 'suspended' || seen === 'absent' ? serviceWords[seen].word : 'as the books say';

/** Every event that these screens know, in words. */
export const tellings: Readonly<Record<string, Telling>> = {
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
  'subscription.price_agreed': told('attention', (name, after, known) =>
    typeof after.priceOverrideMinor === 'string'
      ? `A price of ${amountOf(after, 'priceOverrideMinor', known)} was agreed for ${name}`
      : `${name} costs what its plan costs again`,
  ),
  'subscription.password_shown': told('attention', (name) => `The PPPoE password of ${name} was looked at`),
  'network.verified': told('good', (name, after) => `${routerOf(after)} confirmed: ${name} is ${serviceOf(after)}`),
  'network.undone': told('attention', (name, after) => `${routerOf(after)} shows ${name} as it was before: undone`),
  'network.failed': told('bad', (name, after) => `${routerOf(after)} did not take the change of ${name}`),
  'network.drifted': told('attention', (name, after) => `${routerOf(after)} shows ${name} otherwise than the books`),
  'session.disconnected': told('attention', (name, after) =>
    name === ''
      ? `The session of ${after.user ?? 'someone'} was dropped`
      : `${name} was disconnected on ${routerOf(after)}`,
  ),
  'session.disconnect_unanswered': told(
    'bad',
    (name, after) =>
      `${routerOf(after)} did not answer when ${name === '' ? 'a session' : name} was to be disconnected`,
  ),
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
    (_name, after, known) => `A price of ${amountOf(after, 'priceMinor', known)} from ${dayOf(after.effectiveFrom)} on`,
  ),
};
