import { type StaffRole, staffRoles } from '#contract/permissions.ts';
import { addMs } from '#kernel/clock.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import { type Actor, type Door, systemActor } from './actor.ts';
import { passwordFits } from './passwords.ts';
import { inTransaction, type Platform, settingsOf } from './platform.ts';
import { hashBearer, newBearer } from './secrets.ts';
import type { SignInLimiter } from './sign-in-limiter.ts';

const HOUR_MS = 3_600_000;
/** `last_seen_at` is written at most this often: reading a page must not write. */
const SEEN_EVERY_MS = 5 * 60_000;

const isStaffRole = (role: string): role is StaffRole => staffRoles.some((known) => known === role);

export interface SignedIn {
  readonly token: string;
  readonly expiresAt: string;
  readonly staffId: Id;
}

/**
 * Opens a session for an e-mail and password.
 * @throws Refusal UNAUTHENTICATED (the same for an unknown account and a wrong password), RATE_LIMITED.
 */
export async function signIn(
  platform: Platform,
  limiter: SignInLimiter,
  {
    email,
    password,
    door,
    peer,
    requestId,
  }: { email: string; password: string; door: Door; peer: string; requestId: string },
): Promise<SignedIn> {
  const address = email.trim().toLowerCase();
  await limiter.takeTurn(peer, address);
  const staff = await platform.store.db
    .selectFrom('staff')
    .select(['id', 'name', 'role', 'passwordHash'])
    .where('email', '=', address)
    .where('archivedAt', 'is', null)
    .executeTakeFirst();
  const fits = await passwordFits(staff?.passwordHash, password);
  if (staff === undefined || !fits) {
    await inTransaction(platform, { ...systemActor('sign-in', requestId), door }, async (tx) => {
      tx.audit({
        event: 'session.refused',
        model: 'staff',
        recordId: staff?.id ?? 'unknown',
        after: { email: address, peer },
      });
    });
    throw new Refusal('UNAUTHENTICATED', 'E-mail or password is wrong.');
  }
  await limiter.forgive(peer, address);
  const actor: Actor = { kind: 'staff', id: staff.id, name: staff.name, role: null, door, requestId };
  return await openSession(platform, actor, staff.id);
}

/** A session for someone who has just proved who they are (signed in, or made the company). */
export async function openSession(platform: Platform, actor: Actor, staffId: Id): Promise<SignedIn> {
  const { 'security.sessionHours': hours } = await settingsOf(platform);
  const token = newBearer('lms');
  return await inTransaction(platform, actor, async (tx) => {
    const expiresAt = addMs(tx.now, hours * HOUR_MS);
    const id = tx.newId();
    await tx.db
      .insertInto('staffSession')
      .values({
        id,
        staffId,
        tokenHash: hashBearer(token),
        door: actor.door,
        createdAt: tx.now,
        lastSeenAt: tx.now,
        expiresAt,
        revokedAt: null,
      })
      .execute();
    tx.audit({ event: 'session.opened', model: 'staff', recordId: staffId, after: { door: actor.door } });
    return { token, expiresAt, staffId };
  });
}

/** Who a session token or an API token stands for; undefined when it is unknown, expired or revoked. */
export async function actorOfToken(
  platform: Platform,
  token: string,
  door: Door,
  requestId: string,
): Promise<Actor | undefined> {
  return token.startsWith('lmt_')
    ? await actorOfApiToken(platform, token, door, requestId)
    : await actorOfSession(platform, token, door, requestId);
}

async function actorOfSession(
  platform: Platform,
  token: string,
  door: Door,
  requestId: string,
): Promise<Actor | undefined> {
  const { db } = platform.store;
  const now = platform.clock.now();
  const found = await db
    .selectFrom('staffSession as session')
    .innerJoin('staff', 'staff.id', 'session.staffId')
    .select(['session.id', 'session.lastSeenAt', 'staff.id as staffId', 'staff.name', 'staff.role'])
    .where('session.tokenHash', '=', hashBearer(token))
    .where('session.revokedAt', 'is', null)
    .where('session.expiresAt', '>', now)
    .where('staff.archivedAt', 'is', null)
    .executeTakeFirst();
  if (found === undefined || !isStaffRole(found.role)) return undefined;
  if (found.lastSeenAt < addMs(now, -SEEN_EVERY_MS)) {
    await db.updateTable('staffSession').set({ lastSeenAt: now }).where('id', '=', found.id).execute();
  }
  return { kind: 'staff', id: found.staffId, name: found.name, role: found.role, door, requestId };
}

async function actorOfApiToken(
  platform: Platform,
  token: string,
  door: Door,
  requestId: string,
): Promise<Actor | undefined> {
  const { db } = platform.store;
  const now = platform.clock.now();
  const found = await db
    .selectFrom('apiToken')
    .select(['id', 'name', 'role', 'lastUsedAt'])
    .where('tokenHash', '=', hashBearer(token))
    .where('revokedAt', 'is', null)
    .where((eb) => eb.or([eb('expiresAt', 'is', null), eb('expiresAt', '>', now)]))
    .executeTakeFirst();
  if (found === undefined || !isStaffRole(found.role)) return undefined;
  if (found.lastUsedAt === null || found.lastUsedAt < addMs(now, -SEEN_EVERY_MS)) {
    await db.updateTable('apiToken').set({ lastUsedAt: now }).where('id', '=', found.id).execute();
  }
  return { kind: 'token', id: found.id, name: `token “${found.name}”`, role: found.role, door, requestId };
}

/** Ends one session; an unknown token is as good as ended. */
export async function signOut(platform: Platform, actor: Actor, token: string): Promise<void> {
  await inTransaction(platform, actor, async (tx) => {
    const ended = await tx.db
      .updateTable('staffSession')
      .set({ revokedAt: tx.now })
      .where('tokenHash', '=', hashBearer(token))
      .where('revokedAt', 'is', null)
      .returning('staffId')
      .executeTakeFirst();
    if (ended !== undefined) tx.audit({ event: 'session.closed', model: 'staff', recordId: ended.staffId });
  });
}
