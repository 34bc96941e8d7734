import type { StaffRole } from '#contract/permissions.ts';
import type { Instant } from '#kernel/clock.ts';
import { invalid, notFound } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from './actor.ts';
import { hashPassword } from './passwords.ts';
import { inTransaction, type Platform } from './platform.ts';
import { hashBearer, newBearer } from './secrets.ts';
import type { WriteTx } from './write.ts';

export interface NewStaff {
  readonly name: string;
  readonly email: string;
  readonly role: StaffRole;
  readonly password: string;
}

/** Adds someone inside the caller's transaction; `passwordHash` was made before it, hashing takes its time. */
export async function insertStaff(tx: WriteTx, staff: Omit<NewStaff, 'password'>, passwordHash: string): Promise<Id> {
  const email = staff.email.trim().toLowerCase();
  const id = tx.newId();
  const inserted = await tx.db
    .insertInto('staff')
    .values({ id, name: staff.name, email, role: staff.role, passwordHash, createdAt: tx.now, archivedAt: null })
    .onConflict((on) => on.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted === undefined) throw invalid({ email: 'Someone with this e-mail already exists.' });
  tx.audit({
    event: 'staff.created',
    model: 'staff',
    recordId: id,
    after: { name: staff.name, email, role: staff.role },
  });
  return id;
}

export async function createStaff(platform: Platform, actor: Actor, staff: NewStaff): Promise<Id> {
  const passwordHash = await hashPassword(staff.password);
  return await inTransaction(platform, actor, (tx) => insertStaff(tx, staff, passwordHash));
}

/**
 * Makes an API token; its text is shown once and kept only as a hash.
 * @throws Refusal INVALID_INPUT when it would have ended before it began.
 */
export async function createApiToken(
  platform: Platform,
  actor: Actor,
  { name, role, expiresAt }: { name: string; role: StaffRole; expiresAt: Instant | null },
): Promise<{ id: Id; token: string }> {
  if (expiresAt !== null && expiresAt <= platform.clock.now()) {
    throw invalid({ expiresAt: 'A time that is still to come, or none.' });
  }
  const token = newBearer('lmt');
  const id = await inTransaction(platform, actor, async (tx) => {
    const tokenId = tx.newId();
    const row = { id: tokenId, name, role, createdAt: tx.now, expiresAt, revokedAt: null, lastUsedAt: null };
    await tx.db
      .insertInto('apiToken')
      .values({ ...row, tokenHash: hashBearer(token) })
      .execute();
    tx.audit({ event: 'api_token.created', model: 'api_token', recordId: tokenId, after: row });
    return tokenId;
  });
  return { id, token };
}

export async function revokeApiToken(platform: Platform, actor: Actor, id: Id): Promise<void> {
  await inTransaction(platform, actor, async (tx) => {
    const row = await tx.db
      .updateTable('apiToken')
      .set({ revokedAt: tx.now })
      .where('id', '=', id)
      .where('revokedAt', 'is', null)
      .returning('name')
      .executeTakeFirst();
    if (row === undefined) throw notFound('token in use');
    tx.audit({ event: 'api_token.revoked', model: 'api_token', recordId: id, before: { name: row.name } });
  });
}
