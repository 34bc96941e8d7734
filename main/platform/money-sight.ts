import { may } from '#contract/permissions.ts';
import type { Actor } from './actor.ts';
import type { ReasonRef } from './event-types.ts';

/** Whether prices, sums and documents may be shown; without it a person learns 'paid' or 'owes' and no more. */
export const seesMoney = ({ role }: Pick<Actor, 'role'>): boolean => role !== null && may(role, 'money.balances');

/** As `numbered` spells them: `INV-2026-000123`, under whatever prefix. */
const DOCUMENT = /\b[A-Z]{1,8}-\d{4}-\d{6,}\b/i;
const PAYMENT = /\bPAY-\d{4}-\d{6,}\b/i;

/** A sentence that names an invoice or a payment, cut to what anyone may know of it; any other as it is. */
export function discreet(text: string): string {
  if (!DOCUMENT.test(text)) return text;
  return PAYMENT.test(text) ? 'Paid.' : 'Unpaid.';
}

const MONEY_MODELS: ReadonlySet<string> = new Set(['invoice', 'payment', 'billing_run']);

export const discreetRef = (ref: ReasonRef | null): ReasonRef | null =>
  ref !== null && MONEY_MODELS.has(ref.model) ? null : ref;

const isReasonRef = (value: unknown): value is ReasonRef =>
  typeof value === 'object' && value !== null && 'model' in value && 'id' in value && 'label' in value;

/** What the audit keeps of a record, without its amounts and documents. */
export function discreetFields(value: unknown): unknown {
  if (typeof value === 'string') return discreet(value);
  if (Array.isArray(value)) return value.map(discreetFields);
  if (typeof value !== 'object' || value === null) return value;
  if (isReasonRef(value)) return discreetRef(value);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([field]) => !field.endsWith('Minor'))
      .map(([field, inner]) => [field, discreetFields(inner)]),
  );
}

interface Entry {
  readonly before: unknown;
  readonly after: unknown;
  readonly why: string | null;
}

/** An entry of a record's history as this person may read it. */
export function entryFor<E extends Entry>(actor: Pick<Actor, 'role'>, entry: E): E {
  if (seesMoney(actor)) return entry;
  const { before, after, why } = entry;
  return {
    ...entry,
    before: discreetFields(before),
    after: discreetFields(after),
    why: why === null ? null : discreet(why),
  };
}

/** Entries that tell of a price and of nothing else. */
export const PRICE_EVENTS: readonly string[] = ['plan.price_changed', 'subscription.price_agreed'];
