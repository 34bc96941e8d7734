import type { StaffRole } from '#contract/permissions.ts';
import type { StaffTable } from '#db/schema/platform.ts';
import type { Instant } from '#kernel/clock.ts';
import { invalid, notFound, Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from './actor.ts';
import { hashPassword, passwordFits } from './passwords.ts';
import { inTransaction, type Platform } from './platform.ts';
import { locked } from './row-locks.ts';
import type { SignInLimiter } from './sign-in-limiter.ts';
import type { WriteTx } from './write.ts';

async function keepOneAdmin(tx: WriteTx): Promise<void> {
  const admins = await tx.db
    .selectFrom('staff')
    .select('id')
    .where('role', '=', 'admin')
    .where('archivedAt', 'is', null)
    .execute();
  if (admins.length === 0) throw new Refusal('NOT_ALLOWED_NOW', 'Someone must stay admin. Make another admin first.');
}

interface StaffChange {
  readonly name?: string | undefined;
  readonly role?: StaffRole | undefined;
  readonly password?: string | undefined;
  readonly archived?: boolean | undefined;
}

/**
 * The person, locked; beside them all admins where one may be lost, so that two who end each other's access take turns.
 * In the order of ids, so that they do not wait for each other.
 */
async function lockStaff(
  platform: Platform,
  tx: WriteTx,
  id: Id,
  mayEndAdmin: boolean,
): Promise<StaffTable | undefined> {
  const query = tx.db
    .selectFrom('staff')
    .selectAll()
    .where((eb) => {
      const admins = eb.and([eb('role', '=', 'admin'), eb('archivedAt', 'is', null)]);
      return mayEndAdmin ? eb.or([eb('id', '=', id), admins]) : eb('id', '=', id);
    })
    .orderBy('id');
  return (await locked(platform, query).execute()).find((person) => person.id === id);
}

/** Only the columns that the change names: what somebody else changes beside it stays. */
function staffColumns(
  { name, role, archived }: StaffChange,
  { archivedAt }: StaffTable,
  now: Instant,
): Partial<StaffTable> {
  return {
    ...(name === undefined ? {} : { name }),
    ...(role === undefined ? {} : { role }),
    ...(archived === undefined ? {} : { archivedAt: archived ? (archivedAt ?? now) : null }),
  };
}

/**
 * Name, role, new password, or the end of the access; whoever loses a role or access loses their sessions. With
 * `passwordWas`, a person's own change: refused when the password was changed since it was checked.
 */
export async function updateStaff(
  platform: Platform,
  actor: Actor,
  id: Id,
  change: StaffChange,
  { passwordWas }: { readonly passwordWas?: string } = {},
): Promise<void> {
  const passwordHash = change.password === undefined ? undefined : await hashPassword(change.password);
  await inTransaction(platform, actor, async (tx) => {
    const mayEndAdmin = change.archived === true || (change.role !== undefined && change.role !== 'admin');
    const before = await lockStaff(platform, tx, id, mayEndAdmin);
    if (before === undefined) throw notFound('person');
    if (passwordWas !== undefined && before.passwordHash !== passwordWas) throw wrongPassword();
    const columns = {
      ...staffColumns(change, before, tx.now),
      ...(passwordHash === undefined ? {} : { passwordHash }),
    };
    if (Object.keys(columns).length === 0) return;
    const after = { ...before, ...columns };
    await tx.db.updateTable('staff').set(columns).where('id', '=', id).execute();
    if (mayEndAdmin) await keepOneAdmin(tx);
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

const wrongPassword = (): Refusal => invalid({ current: 'This is not your present password.' });

/**
 * One's own password; the other sessions end.
 * @throws Refusal INVALID_INPUT on a wrong present password, RATE_LIMITED after too many of them.
 */
export async function changeOwnPassword(
  platform: Platform,
  limiter: SignInLimiter,
  actor: Actor,
  { current, next }: { readonly current: string; readonly next: string },
): Promise<void> {
  if (actor.kind !== 'staff' || actor.id === null) throw new Refusal('FORBIDDEN', 'Only a person has a password.');
  await limiter.takeOwnTurn(actor.id);
  const row = await platform.store.db
    .selectFrom('staff')
    .select('passwordHash')
    .where('id', '=', actor.id)
    .executeTakeFirst();
  if (row === undefined || !(await passwordFits(row.passwordHash, current))) throw wrongPassword();
  await limiter.forgiveOwn(actor.id);
  await updateStaff(platform, actor, actor.id, { password: next }, { passwordWas: row.passwordHash });
}
