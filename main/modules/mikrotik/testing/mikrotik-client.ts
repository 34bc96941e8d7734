import { createRouterClient } from '@orpc/server';
import type { StaffRole } from '#contract/permissions.ts';
import type { Platform } from '#platform/platform.ts';
import { SignInLimiter } from '#platform/sign-in-limiter.ts';
import { actorWith } from '../../../../tests/harness/test-platform.ts';
import { mikrotikHandlers } from '../handlers.ts';

const notHere = async (): Promise<never> => {
  throw new Error('There is no host around this test');
};

/** The module's procedures as a person with the role calls them: permission, parsing and answers included. */
export const mikrotikClient = (platform: Platform, role: StaffRole = 'noc') =>
  createRouterClient(mikrotikHandlers, {
    context: {
      platform,
      actor: actorWith(role, platform),
      host: { version: 'test', canExploreDemo: false, demoDay: null, exploreDemo: notHere, leaveDemo: notHere },
      door: 'browser',
      requestId: platform.newId(),
      peer: 'test',
      session: { token: undefined, keep: () => undefined, drop: () => undefined },
      signInLimiter: new SignInLimiter(),
      search: [],
      subscribers: [],
    },
  });

export type MikrotikClient = ReturnType<typeof mikrotikClient>;
