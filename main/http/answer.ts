import type { Actor, Door } from '#platform/actor.ts';
import type { HostControl, RequestContext, SessionKeeper } from '#platform/request-context.ts';
import { actorOfToken } from '#platform/sessions.ts';
import type { SignInLimiter } from '#platform/sign-in-limiter.ts';
import type { App } from '../app.ts';

/** What a door knows of a request before anyone answers it. */
export interface Caller {
  readonly door: Door;
  readonly peer: string;
  readonly session: SessionKeeper;
}

/** The office as its doors see it; the host may put another one (the demo) behind the same doors. */
export interface Office {
  readonly app: App;
  readonly host: HostControl;
  readonly signInLimiter: SignInLimiter;
}

/** Adds to a request who asks. */
export async function contextOf(office: Office, { door, peer, session }: Caller): Promise<RequestContext> {
  const { platform } = office.app;
  const requestId = platform.newId();
  let actor: Actor | undefined;
  if (session.token !== undefined) actor = await actorOfToken(platform, session.token, door, requestId);
  const { search, subscribers } = await office.app.rooms();
  return {
    platform,
    host: office.host,
    actor,
    door,
    requestId,
    peer,
    session,
    signInLimiter: office.signInLimiter,
    search,
    subscribers,
  };
}
