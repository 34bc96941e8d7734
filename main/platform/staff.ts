import type { StaffRole } from '#contract/permissions.ts';
import { invalid, notFound, Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from './actor.ts';
import { hashPassword, passwordFits } from './passwords.ts';
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

async function keepOneAdmin(tx: WriteTx): Promise<void> {
  const admins = await tx.db
    .selectFrom('staff')
    .select('id')
    .where('role', '=', 'admin')
    .where('archivedAt', 'is', null)
    .execute();
  if (admins.length === 0) throw new Refusal('NOT_ALLOWED_NOW', 'Someone must stay admin. Make another admin first.');
}

/** Name, role, new password, or the end of the access; whoever loses a role or access loses their sessions. */
export async function updateStaff(
  platform: Platform,
  actor: Actor,
  id: Id,
  change: {
    name?: string | undefined;
    role?: StaffRole | undefined;
    password?: string | undefined;
    archived?: boolean | undefined;
  },
): Promise<void> {
  const passwordHash = change.password === undefined ? undefined : await hashPassword(change.password);
  await inTransaction(platform, actor, async (tx) => {
    const before = await tx.db.selectFrom('staff').selectAll().where('id', '=', id).executeTakeFirst();
    if (before === undefined) throw notFound('person');
    const after = await tx.db
      .updateTable('staff')
      .set({
        name: change.name ?? before.name,
        role: change.role ?? before.role,
        passwordHash: passwordHash ?? before.passwordHash,
        archivedAt:
          change.archived === undefined ? before.archivedAt : change.archived ? (before.archivedAt ?? tx.now) : null,
      })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await keepOneAdmin(tx);
    if (passwordHash !== undefined || after.archivedAt !== null || after.role !== before.role) {
      await tx.db
        .updateTable('staffSession')
        .set({ revokedAt: tx.now })
        .where('staffId', '=', id)
        .where('revokedAt', 'is', null)
        .execute();
    }
    tx.audit({
      event: 'staff.changed',
      model: 'staff',
      recordId: id,
      before,
      after,
      why: passwordHash === undefined ? undefined : 'new password',
    });
  });
}

/** One's own password; the other sessions end. */
export async function changeOwnPassword(
  platform: Platform,
  actor: Actor,
  current: string,
  next: string,
): Promise<void> {
  if (actor.kind !== 'staff' || actor.id === null) throw new Refusal('FORBIDDEN', 'Only a person has a password.');
  const row = await platform.store.db
    .selectFrom('staff')
    .select('passwordHash')
    .where('id', '=', actor.id)
    .executeTakeFirst();
  if (!(await passwordFits(row?.passwordHash, current)))
    throw invalid({ current: 'This is not your present password.' });
  await updateStaff(platform, actor, actor.id, { password: next });
}

/** Makes an API token; its text is shown once and kept only as a hash. */
export async function createApiToken(
  platform: Platform,
  actor: Actor,
  { name, role, expiresAt }: { name: string; role: StaffRole; expiresAt: string | null },
): Promise<{ id: Id; token: string }> {
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
