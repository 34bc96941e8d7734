import type { Actor } from '#platform/actor.ts';
import type { Platform } from '#platform/platform.ts';
import type { HostControl, RequestContext } from '#platform/request-context.ts';
import { SignInLimiter } from '#platform/sign-in-limiter.ts';

const notHere = async (): Promise<never> => {
  throw new Error('There is no host around this office');
};

/** An office that stands alone: no demo to swap it for. */
export const noHost: HostControl = {
  version: 'test',
  canExploreDemo: false,
  demoDay: null,
  exploreDemo: notHere,
  leaveDemo: notHere,
};

/** A request of this person that came through no door. */
export const contextOf = (platform: Platform, actor: Actor): RequestContext => ({
  platform,
  actor,
  host: noHost,
  door: actor.door,
  requestId: platform.newId(),
  peer: 'test',
  session: { token: undefined, keep: () => undefined, drop: () => undefined },
  signInLimiter: new SignInLimiter(),
  search: [],
  subscribers: [],
});
