import type { CalendarDate } from '#kernel/calendar.ts';
import type { Actor, Door } from './actor.ts';
import type { Subscriber } from './outbox.ts';
import type { Platform } from './platform.ts';
import type { SignInLimiter } from './sign-in-limiter.ts';

/** How a door keeps a session: a cookie in the browser, the window's own entry in the desktop, nothing for API tokens. */
export interface SessionKeeper {
  readonly token: string | undefined;
  keep(token: string, expiresAt: string): void;
  drop(): void;
}

/** What the host of this office can do with the whole of it; the demo ISP is a store of its own. */
export interface HostControl {
  readonly version: string;
  readonly canExploreDemo: boolean;
  /** While the demo ISP is being made: the day of its year that was played last. */
  readonly demoDay: CalendarDate | null;
  /** Opens the demo store and signs the session in as its admin. */
  exploreDemo(session: SessionKeeper): Promise<void>;
  leaveDemo(): Promise<void>;
}

/** What a door adds to a request. */
export interface RequestContext {
  readonly platform: Platform;
  readonly host: HostControl;
  readonly actor: Actor | undefined;
  readonly door: Door;
  readonly requestId: string;
  /** Where it comes from, for rate limits and the audit. */
  readonly peer: string;
  readonly session: SessionKeeper;
  readonly signInLimiter: SignInLimiter;
  readonly search: readonly SearchProvider[];
  readonly subscribers: readonly Subscriber[];
}

export interface SearchFinding {
  readonly model: string;
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly state: string | null;
}

/** A module's part of "find anything"; asked only for those who may read what it finds. */
export interface SearchProvider {
  search(platform: Platform, actor: Actor, text: string): Promise<SearchFinding[]>;
}
