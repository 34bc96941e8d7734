import type { SubscriptionTable } from '#db/schema/core.ts';
import type { CalendarDate } from '#kernel/calendar.ts';
import type { Id } from '#kernel/ids.ts';
import type { ReasonRef } from '#platform/event-types.ts';
import type { TakenOverCustomer } from './add-customers.ts';
import type { TakenOverPlan } from './add-plans.ts';

/** A service as it stands on a router already. */
export interface TakenOverService {
  readonly id: Id;
  /** A new record, or one that the books had and that is found to be this service. */
  readonly isNew: boolean;
  readonly customerId: Id;
  readonly planId: Id;
  readonly authMethod: SubscriptionTable['authMethod'];
  readonly dhcpMode: SubscriptionTable['dhcpMode'];
  readonly mac: string | null;
  readonly ip: string | null;
  readonly pppoeUser: string | null;
  /** Null: only the router knows it. */
  readonly password: string | null;
  readonly state: 'active' | 'suspended';
  readonly stateReason: string;
  readonly notes: string;
}

/** What all services of one router have in common. */
export interface TakenOverPlace {
  readonly deviceId: Id;
  readonly sectorId: Id;
  readonly position: { readonly lat: number; readonly lng: number };
  readonly positionNote: string;
  readonly anchorDay: number;
  /** Last day that is paid for elsewhere; null: they are billed from today. */
  readonly billedThrough: CalendarDate | null;
  readonly ref: ReasonRef;
  readonly why: string;
}

export interface TakenOver extends TakenOverPlace {
  readonly plans: readonly TakenOverPlan[];
  readonly customers: readonly TakenOverCustomer[];
  readonly services: readonly TakenOverService[];
}
