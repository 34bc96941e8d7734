import type { PaymentHead } from '#contract/billing.ts';

export type PaymentMethod = PaymentHead['method'];

export const paymentMethodNames: readonly PaymentMethod[] = ['cash', 'bank', 'card'];

export const paymentMethodWords: Readonly<Record<PaymentMethod, string>> = {
  cash: 'Cash',
  bank: 'Bank transfer',
  card: 'Card',
};
