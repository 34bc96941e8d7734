import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import type { Contract } from '#contract/index.ts';
import { type StaffRole, staffRoles } from '#contract/permissions.ts';
import { Refusal } from '#kernel/errors.ts';
import { systemActor } from '#platform/actor.ts';
import type { Platform } from '#platform/platform.ts';
import type { RequestContext } from '#platform/request-context.ts';
import { createCompany } from '#platform/setup.ts';
import { SignInLimiter } from '#platform/sign-in-limiter.ts';
import { createStaff } from '#platform/staff.ts';
import type { App } from '../../app.ts';
import { company } from './places.ts';

export type Client = ContractRouterClient<Contract>;

/** The demo's people; the sign-in page of a demo store names them. */
const names: Readonly<Record<StaffRole, string>> = {
  admin: 'Amaka Obi',
  noc: 'Tunde Bello',
  billing: 'Ronke Salami',
  support: 'Ibrahim Musa',
  technician: 'Chidi Eze',
  auditor: 'Funke Ojo',
};

export const demoPassword = 'demo-password';
const emailOf = (role: StaffRole): string => `${role}@demo.example`;

export async function hireStaff(platform: Platform): Promise<void> {
  const actor = systemActor('demo', platform.newId());
  await createCompany(platform, actor, {
    company: company.name,
    currency: company.currency,
    timeZone: company.timeZone,
    adminName: names.admin,
    adminEmail: emailOf('admin'),
    adminPassword: demoPassword,
  });
  for (const role of staffRoles) {
    if (role !== 'admin')
      await createStaff(platform, actor, { name: names[role], email: emailOf(role), role, password: demoPassword });
  }
}

const refuse = async (): Promise<never> => {
  throw new Refusal('NOT_ALLOWED_NOW');
};

/** The contract as one of them uses it: the demo's history is made by the same procedures as everyone's. */
export async function clientOf(app: App, role: StaffRole): Promise<Client> {
  const { platform } = app;
  const { router } = await app.rooms();
  const { id } = await platform.store.db
    .selectFrom('staff')
    .select('id')
    .where('role', '=', role)
    .executeTakeFirstOrThrow();
  const context = (): RequestContext => ({
    platform,
    host: { version: 'demo', canExploreDemo: false, demoDay: null, exploreDemo: refuse, leaveDemo: refuse },
    actor: { kind: 'staff', id, name: names[role], role, door: 'system', requestId: platform.newId() },
    door: 'system',
    requestId: platform.newId(),
    peer: 'demo',
    session: { token: undefined, keep: () => undefined, drop: () => undefined },
    signInLimiter: new SignInLimiter(),
    search: [],
    subscribers: [],
  });
  return createRouterClient(router, { context });
}
