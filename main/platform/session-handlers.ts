import { permissionsOf, type StaffRole } from '#contract/permissions.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Actor } from './actor.ts';
import { findCompany } from './platform.ts';
import { procedures, publicProcedures } from './procedures.ts';
import type { RequestContext } from './request-context.ts';
import { openSession, signIn, signOut } from './sessions.ts';
import { createCompany } from './setup.ts';
import { changeOwnPassword } from './update-staff.ts';

const meOf = (actor: Actor | undefined) =>
  actor === undefined || actor.id === null || actor.role === null || (actor.kind !== 'staff' && actor.kind !== 'token')
    ? null
    : { id: actor.id, name: actor.name, role: actor.role, kind: actor.kind, permissions: permissionsOf(actor.role) };

const setupActor = (context: RequestContext): Actor => ({
  kind: 'setup',
  id: null,
  name: 'first start',
  role: null,
  door: context.door,
  requestId: context.requestId,
});

async function signInAs(context: RequestContext, email: string, password: string): Promise<{ expiresAt: string }> {
  const { platform, signInLimiter, door, peer, requestId, session } = context;
  const opened = await signIn(platform, signInLimiter, { email, password, door, peer, requestId });
  session.keep(opened.token, opened.expiresAt);
  return { expiresAt: opened.expiresAt };
}

const { session, setup } = procedures.platform;
const open = publicProcedures.platform;

export const sessionHandlers = {
  state: open.session.state.handler(async ({ context }) => {
    const { platform, host, actor } = context;
    const company = await findCompany(platform.store.db);
    return {
      store: company === undefined ? ('empty' as const) : platform.isDemo ? ('demo' as const) : ('real' as const),
      company:
        company === undefined ? null : { name: company.name, currency: company.currency, timeZone: company.timeZone },
      me: meOf(actor),
      version: host.version,
      canExploreDemo: host.canExploreDemo && !platform.isDemo,
      demoDay: host.demoDay,
    };
  }),
  signIn: open.session.signIn.handler(({ input, context }) => signInAs(context, input.email, input.password)),
  signOut: open.session.signOut.handler(async ({ context }) => {
    const { actor, session: keeper, platform } = context;
    if (actor !== undefined && keeper.token !== undefined) await signOut(platform, actor, keeper.token);
    keeper.drop();
    return { signedOut: true as const };
  }),
  changePassword: session.changePassword.handler(async ({ input, context }) => {
    const { platform, signInLimiter, actor } = context;
    await changeOwnPassword(platform, signInLimiter, actor, input);
    if (actor.id !== null) {
      const opened = await openSession(platform, actor, actor.id);
      context.session.keep(opened.token, opened.expiresAt);
    }
    return { changed: true as const };
  }),
};

export const setupHandlers = {
  createCompany: open.setup.createCompany.handler(async ({ input, context }) => {
    const adminId = await createCompany(context.platform, setupActor(context), input);
    const admin: Actor = {
      ...setupActor(context),
      kind: 'staff',
      id: adminId,
      name: input.adminName,
      role: 'admin' as StaffRole,
    };
    const opened = await openSession(context.platform, admin, adminId);
    context.session.keep(opened.token, opened.expiresAt);
    return { expiresAt: opened.expiresAt };
  }),
  exploreDemo: open.setup.exploreDemo.handler(async ({ context }) => {
    const { host, platform } = context;
    if (!host.canExploreDemo || platform.isDemo)
      throw new Refusal('NOT_ALLOWED_NOW', 'This office cannot open the demo ISP.');
    if ((await findCompany(platform.store.db)) !== undefined) {
      throw new Refusal(
        'NOT_ALLOWED_NOW',
        'The demo is offered on the first start only. Start with --demo to see it beside your own store.',
      );
    }
    await host.exploreDemo(context.session);
    return { opened: true as const };
  }),
  leaveDemo: setup.leaveDemo.handler(async ({ context }) => {
    if (!context.platform.isDemo) throw new Refusal('NOT_ALLOWED_NOW', 'This is your own store, not the demo.');
    await context.host.leaveDemo();
    context.session.drop();
    return { left: true as const };
  }),
};
