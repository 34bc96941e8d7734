import { role as roleSchema } from '#contract/platform.ts';
import type { Platform } from './platform.ts';
import { procedures } from './procedures.ts';
import { createApiToken, createStaff, revokeApiToken } from './staff.ts';
import { updateStaff } from './update-staff.ts';

const { staff, tokens } = procedures.platform;

const staffList = (platform: Platform) =>
  platform.store.db
    .selectFrom('staff')
    .select((eb) => [
      'id',
      'name',
      'email',
      'role',
      'createdAt',
      'archivedAt',
      eb
        .selectFrom('staffSession')
        .select((session) => session.fn.max('lastSeenAt').as('lastSeenAt'))
        .whereRef('staffSession.staffId', '=', 'staff.id')
        .as('lastSeenAt'),
    ])
    .orderBy('archivedAt')
    .orderBy('name')
    .execute();

export const staffHandlers = {
  list: staff.list.handler(async ({ context }) =>
    (await staffList(context.platform)).map((row) => ({ ...row, role: roleSchema.parse(row.role) })),
  ),
  create: staff.create.handler(async ({ input, context }) => ({
    id: await createStaff(context.platform, context.actor, input),
  })),
  update: staff.update.handler(async ({ input: { id, ...change }, context }) => {
    await updateStaff(context.platform, context.actor, id, change);
    return { id };
  }),
};

export const tokenHandlers = {
  list: tokens.list.handler(async ({ context }) => {
    const rows = await context.platform.store.db
      .selectFrom('apiToken')
      .select(['id', 'name', 'role', 'createdAt', 'expiresAt', 'revokedAt', 'lastUsedAt'])
      .orderBy('createdAt', 'desc')
      .execute();
    return rows.map((row) => ({ ...row, role: roleSchema.parse(row.role) }));
  }),
  create: tokens.create.handler(({ input, context }) => createApiToken(context.platform, context.actor, input)),
  revoke: tokens.revoke.handler(async ({ input, context }) => {
    await revokeApiToken(context.platform, context.actor, input.id);
    return { id: input.id };
  }),
};
