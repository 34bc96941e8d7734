import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { permissions, staffRoles } from './permissions.ts';
import { procedure } from './procedure.ts';
import { date, done, email, id, instant, listInput, listOf, name, password, reasonRef } from './values.ts';

export const role = z.enum(staffRoles);
const permission = z.enum(permissions as [(typeof permissions)[number], ...(typeof permissions)[number][]]);

export const me = z.object({ id, name, role, kind: z.enum(['staff', 'token']), permissions: z.array(permission) });
export type Me = z.infer<typeof me>;

const companyOut = z.object({ name, currency: z.string(), timeZone: z.string() });

/** What a console must know before anything else: what kind of store it is, and who is signed in. */
export const sessionState = z.object({
  store: z.enum(['empty', 'real', 'demo']),
  company: companyOut.nullable(),
  me: me.nullable(),
  version: z.string(),
  /** Whether this start may open the demo ISP (a store of its own beside this one). */
  canExploreDemo: z.boolean(),
  /** While the demo ISP is being made: the day of its year that was played last. */
  demoDay: date.nullable(),
});

const session = {
  state: procedure('public', 'GET /session', 'Who is signed in, and to what kind of store').output(sessionState),
  signIn: procedure('public', 'POST /session', 'Signs in with e-mail and password')
    .input(z.object({ email: z.string().max(200), password: z.string().max(200) }))
    .output(z.object({ expiresAt: instant })),
  signOut: procedure('public', 'DELETE /session', 'Ends this session').output(z.object({ signedOut: z.literal(true) })),
  changePassword: procedure('signed_in', 'POST /session/password', 'Changes one’s own password; other sessions end')
    .input(z.object({ current: z.string().max(200), next: password }))
    .output(z.object({ changed: z.literal(true) })),
};

const setup = {
  createCompany: procedure(
    'public',
    'POST /setup/company',
    'First start: the company and its first admin, then signs in',
  )
    .input(
      z.object({
        company: name,
        currency: z.string().regex(/^[A-Z]{3}$/, { error: 'A currency code such as USD.' }),
        timeZone: z.string().max(64),
        adminName: name,
        adminEmail: email,
        adminPassword: password,
      }),
    )
    .output(z.object({ expiresAt: instant })),
  exploreDemo: procedure(
    'public',
    'POST /setup/demo',
    'First start: opens the demo ISP in a store of its own, signed in as its admin',
  ).output(z.object({ opened: z.literal(true) })),
  leaveDemo: procedure(
    'settings.write',
    'POST /setup/leave-demo',
    'Goes back from the demo ISP to one’s own store',
  ).output(z.object({ left: z.literal(true) })),
};

const staffOut = z.object({
  id,
  name,
  email: z.string(),
  role,
  createdAt: instant,
  archivedAt: instant.nullable(),
  lastSeenAt: instant.nullable(),
});

const staff = {
  list: procedure('staff.manage', 'GET /staff', 'Everyone who may sign in').output(z.array(staffOut)),
  create: procedure('staff.manage', 'POST /staff', 'Adds a person')
    .input(z.object({ name, email, role, password }))
    .output(done),
  update: procedure('staff.manage', 'PATCH /staff/{id}', 'Changes name, role, password or access')
    .input(
      z.object({
        id,
        name: name.optional(),
        role: role.optional(),
        password: password.optional(),
        archived: z.boolean().optional(),
      }),
    )
    .output(done),
};

const apiTokenOut = z.object({
  id,
  name: z.string(),
  role,
  createdAt: instant,
  expiresAt: instant.nullable(),
  revokedAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
});

const tokens = {
  list: procedure('staff.manage', 'GET /tokens', 'API tokens').output(z.array(apiTokenOut)),
  create: procedure('staff.manage', 'POST /tokens', 'Makes an API token; its text is answered once')
    .input(z.object({ name, role, expiresAt: instant.nullable().default(null) }))
    .output(z.object({ id, token: z.string() })),
  revoke: procedure('staff.manage', 'DELETE /tokens/{id}', 'Ends a token').input(z.object({ id })).output(done),
};

const settings = {
  get: procedure('settings.read', 'GET /settings', 'Every setting with its value').output(
    z.array(
      z.object({
        key: z.string(),
        group: z.string(),
        label: z.string(),
        rule: z.string(),
        value: z.union([z.string(), z.number()]),
        standard: z.union([z.string(), z.number()]),
        options: z.array(z.string()).nullable(),
      }),
    ),
  ),
  update: procedure('settings.write', 'PATCH /settings', 'Changes some settings')
    .input(z.object({ changes: z.record(z.string(), z.union([z.string(), z.number()])) }))
    .output(z.object({ changed: z.number().int() })),
  secrets: procedure(
    'settings.read',
    'GET /settings/secrets',
    'Whether this machine can read the sealed passwords',
  ).output(
    z.object({
      state: z.enum(['ready', 'locked']),
      /** Whether a passphrase is set. */
      shared: z.boolean(),
      /** `own`: a folder that a desktop and a server may open in turn; `shared`: one Postgres of several consoles. */
      store: z.enum(['own', 'shared']),
    }),
  ),
  shareSecrets: procedure(
    'settings.write',
    'POST /settings/secrets/share',
    'Sets the passphrase that other machines are asked for once',
  )
    .input(z.object({ passphrase: z.string().min(12, { error: 'At least 12 characters.' }).max(200) }))
    .output(z.object({ shared: z.literal(true) })),
  unlockSecrets: procedure(
    'settings.write',
    'POST /settings/secrets/unlock',
    'Unlocks the sealed passwords on this machine',
  )
    .input(z.object({ passphrase: z.string().max(200) }))
    .output(z.object({ unlocked: z.literal(true) })),
};

export const auditEntry = z.object({
  seq: z.number().int(),
  at: instant,
  actorKind: z.string(),
  actorName: z.string(),
  door: z.string(),
  requestId: z.string(),
  event: z.string(),
  model: z.string(),
  recordId: z.string(),
  /** What the record is called today, where it has a name. */
  recordName: z.string().nullable().default(null),
  before: z.unknown(),
  after: z.unknown(),
  why: z.string().nullable(),
});
export type AuditEntryView = z.infer<typeof auditEntry>;

const audit = {
  list: procedure('audit.read', 'GET /audit', 'The audit log, newest first')
    .input(
      listInput(['seq'], 'desc').extend({
        model: z.string().max(60).optional(),
        recordId: z.string().max(60).optional(),
        event: z.string().max(60).optional(),
        actorId: id.optional(),
        from: instant.optional(),
        to: instant.optional(),
      }),
    )
    .output(listOf(auditEntry)),
  verify: procedure(
    'audit.read',
    'GET /audit/verify',
    'Walks the hash chain and says whether a row was removed or edited',
  ).output(z.object({ whole: z.boolean(), rows: z.number().int(), brokenAtSeq: z.number().int().nullable() })),
};

const history = {
  /** Which permission it takes depends on the record's model and is checked by the handler against the same table. */
  of: procedure('signed_in', 'GET /history/{model}/{recordId}', 'What happened to one record')
    .input(
      z.object({
        model: z.string().max(60),
        recordId: z.string().max(60),
        cursor: z.string().nullable().default(null),
        limit: z.number().int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ items: z.array(auditEntry), nextCursor: z.string().nullable() })),
};

const jobOut = z.object({
  id,
  kind: z.string(),
  queue: z.string(),
  state: z.enum(['queued', 'running', 'done', 'failed']),
  runAt: instant,
  attempts: z.number().int(),
  maxAttempts: z.number().int(),
  lastError: z.string().nullable(),
  createdAt: instant,
  finishedAt: instant.nullable(),
});

const jobs = {
  list: procedure('jobs.read', 'GET /jobs', 'Work in the background, newest first')
    .input(
      listInput(['createdAt'], 'desc').extend({ state: z.enum(['queued', 'running', 'done', 'failed']).optional() }),
    )
    .output(listOf(jobOut)),
  retry: procedure('jobs.write', 'POST /jobs/{id}/retry', 'Runs a failed job again')
    .input(z.object({ id }))
    .output(done),
};

const parkedEvent = z.object({
  /** The module that did not take it. */
  subscriber: z.string(),
  seq: z.number().int(),
  type: z.string(),
  about: reasonRef.nullable(),
  at: instant,
  parkedAt: instant,
  error: z.string(),
});

const events = {
  parked: procedure('jobs.read', 'GET /events/parked', 'Events that a module did not take however often, newest first')
    .input(listInput(['parkedAt'], 'desc'))
    .output(listOf(parkedEvent)),
  deliverAgain: procedure(
    'events.deliver',
    'POST /events/parked/{subscriber}/{seq}/deliver',
    'Delivers a parked event once more; it stays parked, with the new reason, when it is refused again',
  )
    .input(z.object({ subscriber: z.string().max(60), seq: z.number().int().positive() }))
    .output(z.object({ delivered: z.literal(true) })),
};

export const searchHit = reasonRef.extend({
  /** What matched and where it is, in a few words. */
  detail: z.string(),
  state: z.string().nullable(),
});

const search = {
  anything: procedure(
    'signed_in',
    'GET /search',
    'Finds customers, services, routers, invoices … by any of their names or numbers',
  )
    .input(z.object({ text: z.string().max(100) }))
    .output(z.array(searchHit)),
};

export const statusBar = z.object({
  storeKind: z.enum(['sqlite', 'postgres']),
  storeLabel: z.string(),
  isDemo: z.boolean(),
  /** The console that runs the daily automation; null when none does. */
  automation: z.object({ label: z.string(), isMe: z.boolean() }).nullable(),
  routers: z
    .object({
      up: z.number().int(),
      down: z.number().int(),
      unknown: z.number().int(),
      /** Somebody works on them: they are in none of the counts before. */
      maintenance: z.number().int(),
      notLive: z.number().int(),
    })
    .nullable(),
  jobs: z.object({ queued: z.number().int(), running: z.number().int(), failed: z.number().int() }),
  /** Events that a module did not take: what they ask for is not done. */
  parkedEvents: z.number().int(),
  changesToApprove: z.number().int(),
  secrets: z.enum(['ready', 'locked']),
});

export const touch = z.object({ model: z.string(), id: z.string() });

const status = {
  bar: procedure('signed_in', 'GET /status', 'The status bar: store, automation, routers, jobs').output(statusBar),
  /** Ends when the session ends; a console that reconnects asks everything again. */
  live: procedure('signed_in', 'GET /status/live', 'Which records change, as they change').output(
    eventIterator(z.array(touch)),
  ),
};

export const platformContract = {
  session,
  setup,
  staff,
  tokens,
  settings,
  audit,
  history,
  jobs,
  events,
  search,
  status,
};
