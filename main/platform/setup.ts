import { isTimeZone } from '#kernel/calendar.ts';
import { invalid, Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from './actor.ts';
import { hashPassword } from './passwords.ts';
import { findCompany, inTransaction, type Platform } from './platform.ts';
import { insertStaff } from './staff.ts';

export interface FirstStart {
  readonly company: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly adminName: string;
  readonly adminEmail: string;
  readonly adminPassword: string;
}

/**
 * Makes the company and its first admin in an empty store.
 * @returns the admin's id.
 * @throws Refusal NOT_ALLOWED_NOW when the store has a company already; there is no default account anywhere.
 */
export async function createCompany(platform: Platform, actor: Actor, input: FirstStart): Promise<Id> {
  if (!isTimeZone(input.timeZone)) throw invalid({ timeZone: 'A time zone such as Africa/Lagos.' });
  const passwordHash = await hashPassword(input.adminPassword);
  return await inTransaction(platform, actor, async (tx) => {
    // The chain's head is locked first, here alone: two first starts at once must not both find the store empty.
    await tx.db
      .updateTable('chainHead')
      .set((eb) => ({ eventSeq: eb.ref('eventSeq') }))
      .where('id', '=', 1)
      .execute();
    if ((await findCompany(tx.db)) !== undefined) {
      throw new Refusal('NOT_ALLOWED_NOW', 'This store has a company already. Sign in instead.');
    }
    const company = {
      id: tx.newId(),
      name: input.company,
      currency: input.currency,
      timeZone: input.timeZone,
      createdAt: tx.now,
    };
    await tx.db.insertInto('company').values(company).execute();
    tx.audit({ event: 'company.created', model: 'company', recordId: company.id, after: company });
    return await insertStaff(tx, { name: input.adminName, email: input.adminEmail, role: 'admin' }, passwordHash);
  });
}
