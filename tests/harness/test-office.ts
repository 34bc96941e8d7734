import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { SimpleCsrfProtectionLinkPlugin } from '@orpc/client/plugins';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '#contract/index.ts';
import { type StaffRole, staffRoles } from '#contract/permissions.ts';
import type { Office } from '#http/answer.ts';
import { startHttpServer } from '#http/server.ts';
import { openWindowDoor } from '#http/window-door.ts';
import type { Clock } from '#kernel/clock.ts';
import { systemActor } from '#platform/actor.ts';
import { keyFile } from '#platform/key-slot.ts';
import { createLogger } from '#platform/log.ts';
import { openSession } from '#platform/sessions.ts';
import { createCompany } from '#platform/setup.ts';
import { SignInLimiter } from '#platform/sign-in-limiter.ts';
import { createApiToken, createStaff } from '#platform/staff.ts';
import { type App, createApp } from '../../main/app.ts';
import { noHost } from './test-context.ts';
import { atEnd, freshLocation, type TestStoreKind, temporaryFolder } from './test-platform.ts';

export type Client = ContractRouterClient<Contract>;

export const adminEmail = 'admin@test.example';
export const testPassword = 'a long test password';

export interface TestOffice {
  readonly app: App;
  readonly url: string;
  readonly office: Office;
  /** Session token of a person with the role. */
  session(role: StaffRole): Promise<string>;
  /** Session cookie of a person with the role, as a browser sends it. */
  cookie(role: StaffRole): Promise<string>;
  apiToken(role: StaffRole): Promise<string>;
  browserClient(role: StaffRole | undefined): Promise<Client>;
  windowClient(role: StaffRole | undefined): Promise<Client>;
}

const emailOf = (role: StaffRole): string => (role === 'admin' ? adminEmail : `${role}@test.example`);

/** A whole office on a fresh store, behind a real HTTP server; `started` begins its background work too. */
export async function testOffice(
  kind: TestStoreKind,
  { started = false, company = true, clock }: { started?: boolean; company?: boolean; clock?: Clock } = {},
): Promise<TestOffice> {
  const location = await freshLocation(kind);
  const keySlot = keyFile(path.join(await temporaryFolder(), 'secret.key'));
  const log = createLogger(process.env.LASTMILE_LOG ?? 'silent');
  const app = await createApp({ location, keySlot, log, ...(clock === undefined ? {} : { clock }) });
  const { platform } = app;
  const actor = systemActor('test', platform.newId());
  if (company) await makeStaff(app);
  const office: Office = {
    app,
    host: noHost,
    signInLimiter: new SignInLimiter(),
  };
  const http = await startHttpServer({ host: '127.0.0.1', port: 0, consoleFolder: '/nowhere', office: () => office });
  if (started) await app.start();
  atEnd(async () => {
    await http.close();
    await app.stop();
  });

  const session = async (role: StaffRole): Promise<string> => {
    const { id } = await platform.store.db
      .selectFrom('staff')
      .select('id')
      .where('role', '=', role)
      .executeTakeFirstOrThrow();
    return (await openSession(platform, { ...actor, door: 'browser' }, id)).token;
  };
  const cookie = async (role: StaffRole): Promise<string> => `lastmile_${http.port}=${await session(role)}`;
  return {
    app,
    office,
    url: http.url,
    session,
    cookie,
    apiToken: async (role) => (await createApiToken(platform, actor, { name: 'test', role, expiresAt: null })).token,
    async browserClient(role) {
      // A session of its own for each request: a test's year is longer than a session.
      const headers = async (): Promise<Record<string, string>> =>
        role === undefined ? {} : { cookie: await cookie(role) };
      return createORPCClient(
        new RPCLink({ url: `${http.url}rpc`, headers, plugins: [new SimpleCsrfProtectionLinkPlugin()] }),
      );
    },
    async windowClient(role) {
      let token = role === undefined ? undefined : await session(role);
      const { port1, port2 } = new MessageChannel();
      await openWindowDoor(() => office, port1, {
        get token() {
          return token;
        },
        keep: (next) => {
          token = next;
        },
        drop: () => {
          token = undefined;
        },
      });
      port1.start();
      port2.start();
      atEnd(async () => port2.close());
      return createORPCClient(new PortLink({ port: port2 }));
    },
  };
}

async function makeStaff({ platform }: App): Promise<void> {
  const actor = systemActor('test', platform.newId());
  await createCompany(platform, actor, {
    company: 'Test ISP',
    currency: 'USD',
    timeZone: 'UTC',
    adminName: 'Ada Admin',
    adminEmail,
    adminPassword: testPassword,
  });
  for (const role of staffRoles) {
    if (role !== 'admin')
      await createStaff(platform, actor, { name: `A ${role}`, email: emailOf(role), role, password: testPassword });
  }
}
