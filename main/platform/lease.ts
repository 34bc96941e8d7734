import { addMs } from '#kernel/clock.ts';
import type { WriteContext } from './write.ts';

/** Who holds a lease, as the status bar shows it. */
export interface LeaseHolder {
  readonly holder: string;
  readonly label: string;
}

/**
 * Takes or renews the named lease: exactly one holder until it expires. One guarded statement decides a race.
 * @returns whether `me` holds it now.
 */
export async function holdLease(
  { store, clock }: Pick<WriteContext, 'store' | 'clock'>,
  name: string,
  me: LeaseHolder,
  durationMs: number,
): Promise<boolean> {
  const now = clock.now();
  const row = { holder: me.holder, holderLabel: me.label, expiresAt: addMs(now, durationMs) };
  const taken = await store.db
    .insertInto('lease')
    .values({ name, ...row, fence: 1 })
    .onConflict((on) =>
      on
        .column('name')
        .doUpdateSet((eb) => ({ ...row, fence: eb('lease.fence', '+', 1) }))
        .where((eb) => eb.or([eb('lease.holder', '=', me.holder), eb('lease.expiresAt', '<', now)])),
    )
    .returning('holder')
    .executeTakeFirst();
  return taken?.holder === me.holder;
}

/** Lets another console take over at once instead of at the expiry. */
export async function releaseLease(
  { store }: Pick<WriteContext, 'store'>,
  name: string,
  holder: string,
): Promise<void> {
  await store.db.deleteFrom('lease').where('name', '=', name).where('holder', '=', holder).execute();
}

/** Every lease of another console is over: for who knows that none is left. */
export async function endLeasesOfOthers({ store }: Pick<WriteContext, 'store'>, holder: string): Promise<void> {
  await store.db.deleteFrom('lease').where('holder', '!=', holder).execute();
}
