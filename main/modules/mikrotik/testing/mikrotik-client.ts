import { createRouterClient } from '@orpc/server';
import type { StaffRole } from '#contract/permissions.ts';
import type { Platform } from '#platform/platform.ts';
import { contextOf } from '../../../../tests/harness/test-context.ts';
import { actorWith } from '../../../../tests/harness/test-platform.ts';
import { mikrotikHandlers } from '../handlers.ts';

/** The module's procedures as a person with the role calls them: permission, parsing and answers included. */
export const mikrotikClient = (platform: Platform, role: StaffRole = 'noc') =>
  createRouterClient(mikrotikHandlers, { context: contextOf(platform, actorWith(role, platform)) });

export type MikrotikClient = ReturnType<typeof mikrotikClient>;
