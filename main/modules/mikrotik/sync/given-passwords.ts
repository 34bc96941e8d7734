import type { Id } from '#kernel/ids.ts';
import { insertChunked, type WriteTx } from '#platform/write.ts';
import { holdsPassword } from '../plan/unknown-password.ts';
import type { ChangePlan } from './plan-changes.ts';

const writesPassword = ({ rows }: ChangePlan): boolean =>
  rows.some(({ path, after }) => holdsPassword(path) && after?.password !== undefined);

/** The plan as it stands once its rows were written: the router has the password, whether it shows it or not. */
export const withPasswordGiven = (plan: ChangePlan): ChangePlan =>
  writesPassword(plan) && plan.change.action !== 'undo'
    ? { ...plan, change: { ...plan.change, service: { ...plan.change.service, passwordIsGiven: true } } }
    : plan;

/** After an undo the router has a former password. */
const FORMER = 'undone';

/** Keeps which password the router was given with these rows. */
export async function recordGivenPasswords(tx: WriteTx, deviceId: Id, written: readonly ChangePlan[]): Promise<void> {
  const rows = new Map(
    written.filter(writesPassword).flatMap(({ change: { action, service } }) => {
      const version = action === 'undo' ? FORMER : service.passwordVersion;
      return version === null
        ? []
        : [[service.id, { deviceId, subscriptionId: service.id, version, givenAt: tx.now }] as const];
    }),
  );
  await insertChunked([...rows.values()], (chunk) =>
    tx.db
      .insertInto('pppPasswordGiven')
      .values(chunk)
      .onConflict((on) =>
        on.columns(['deviceId', 'subscriptionId']).doUpdateSet((eb) => ({
          version: eb.ref('excluded.version'),
          givenAt: eb.ref('excluded.givenAt'),
        })),
      )
      .execute(),
  );
}
