import type { client } from '#app/client.ts';

/** One payment with what it paid. */
export type Payment = Awaited<ReturnType<typeof client.billing.payments.get>>;

/** What recording a payment would do. */
export type PaymentOutcome = Awaited<ReturnType<typeof client.billing.payments.preview>>;

/** What recording it did. */
export type RecordedPayment = Awaited<ReturnType<typeof client.billing.payments.record>>;

/** What recording asks for, without the id that makes a repeat harmless. */
export type PaymentInput = Parameters<typeof client.billing.payments.preview>[0];
