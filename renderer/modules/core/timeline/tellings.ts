import { dayInWords } from '#app/show/Day.tsx';
import { formatMoney } from '#kernel/money.ts';
import { deviceTellings } from './device-tellings.ts';
import type { Known } from './field-words.ts';
import { routerTellings } from './router-tellings.ts';
import { type Fields, type Telling, told } from './telling.ts';

const amountOf = (after: Fields, field: string, { currency }: Known): string =>
  typeof after[field] === 'string' ? formatMoney(BigInt(after[field]), currency) : '';
const dayOf = (value: unknown): string => (typeof value === 'string' ? dayInWords(value, 'en-GB') : 'a later day');
/** Every event that these screens know, in words. */
export const tellings: Readonly<Record<string, Telling>> = {
  ...routerTellings,
  ...deviceTellings,
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
  'plan.created': told('good', () => 'The plan was added'),
  'plan.changed': told('off', () => 'The plan was changed'),
  'plan.price_changed': told(
    'attention',
    (_name, after, known) => `A price of ${amountOf(after, 'priceMinor', known)} from ${dayOf(after.effectiveFrom)} on`,
  ),
};
