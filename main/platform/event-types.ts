import type { CalendarDate } from '#kernel/calendar.ts';
import type { Id } from '#kernel/ids.ts';

/** A record behind a reason, for the link on the screen. */
export interface ReasonRef {
  readonly model: string;
  readonly id: Id;
  readonly label: string;
}

interface SubscriptionEvent {
  readonly subscriptionId: Id;
  readonly reason: string;
  readonly ref: ReasonRef | null;
}

interface AlertEvent {
  readonly alertId: Id;
  readonly deviceId: Id;
  readonly kind: string;
}

/**
 * What travels from a module to those it may not know, in the past tense. Delivered at least once, in commit order;
 * subscribers can take it twice.
 */
export interface DomainEvents {
  'subscription.activated': SubscriptionEvent;
  'subscription.suspended': SubscriptionEvent;
  'subscription.reconnected': SubscriptionEvent;
  'subscription.changed': SubscriptionEvent;
  'subscription.terminated': SubscriptionEvent & { readonly deviceId: Id | null };
  /** It left a router for another, or for none. */
  'subscription.moved': SubscriptionEvent & { readonly fromDeviceId: Id };
  'payment.recorded': { readonly paymentId: Id; readonly customerId: Id; readonly receivedOn: CalendarDate };
  'device.changed': { readonly deviceId: Id };
  /** Something is wrong with a device, damped; whoever writes e-mails or messages hears it here. */
  'alert.raised': AlertEvent;
  'alert.cleared': AlertEvent;
}

export type EventType = keyof DomainEvents;

export type DomainEvent = {
  [T in EventType]: { readonly type: T; readonly payload: DomainEvents[T] };
}[EventType];

export type StoredEvent = DomainEvent & { readonly seq: number; readonly id: Id; readonly at: string };
