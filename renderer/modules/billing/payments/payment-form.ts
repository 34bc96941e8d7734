import { v7 } from 'uuid';
import type { PaymentInput } from './payment.ts';
import { paymentMethodNames } from './payment-words.ts';

/** What the form holds; a draft of it survives a crash, and its `requestId` with it, so that a repeat is harmless. */
export interface PaymentValues {
  readonly requestId: string;
  readonly customerId: string | null;
  readonly amountMinor: bigint | null;
  readonly receivedOn: string | null;
  readonly method: string | null;
  readonly reference: string;
  readonly note: string;
  readonly allocate: string;
  /** By hand: how much of each invoice, in minor units as text (a draft is JSON). */
  readonly shares: Readonly<Record<string, string>>;
}

export const emptyPayment = (customerId: string | null, today: string): PaymentValues => ({
  // Not crypto.randomUUID: a browser has it only over HTTPS, and a console on the LAN is plain HTTP.
  requestId: v7(),
  customerId,
  amountMinor: null,
  receivedOn: today,
  method: 'cash',
  reference: '',
  note: '',
  allocate: 'oldest',
  shares: {},
});

export const sharedMinor = (shares: PaymentValues['shares']): bigint =>
  Object.values(shares).reduce((sum, share) => sum + BigInt(share), 0n);

/** What the back office is asked; undefined while something is still missing. */
export function paymentInput(values: PaymentValues): PaymentInput | undefined {
  const { customerId, amountMinor, receivedOn, reference, note } = values;
  const method = paymentMethodNames.find((name) => name === values.method);
  if (customerId === null || amountMinor === null || amountMinor <= 0n || receivedOn === null || method === undefined) {
    return undefined;
  }
  const input = { customerId, amountMinor, receivedOn, method, reference, note };
  if (values.allocate === 'oldest') return input;
  const allocations = Object.entries(values.shares)
    .map(([invoiceId, share]) => ({ invoiceId, amountMinor: BigInt(share) }))
    .filter((allocation) => allocation.amountMinor > 0n);
  return { ...input, allocations };
}
