import type { StaffRole } from '#contract/permissions.ts';
import type { Id } from '#kernel/ids.ts';

/** How a request came in. */
export type Door = 'window' | 'browser' | 'api' | 'system';

/** Who does something: stands in the audit row of everything that it changes. */
export interface Actor {
  readonly kind: 'staff' | 'token' | 'system' | 'setup';
  readonly id: Id | null;
  readonly name: string;
  /** `null` for the system and for the setup, which act by use case, not by role. */
  readonly role: StaffRole | null;
  readonly door: Door;
  readonly requestId: string;
}

export const systemActor = (name: string, requestId: string): Actor => ({
  kind: 'system',
  id: null,
  name,
  role: null,
  door: 'system',
  requestId,
});
