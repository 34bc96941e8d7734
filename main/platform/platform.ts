import type { Settings } from '#contract/settings.ts';
import type { Actor } from './actor.ts';
import type { Logger } from './log.ts';
import type { Secrets } from './secrets.ts';
import { readSettings } from './settings.ts';
import { type WriteContext, type WriteTx, write } from './write.ts';

export interface Company {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
}

/** What every module is given: the store, time, ids, secrets, settings. Nothing is read from a global. */
export interface Platform extends WriteContext {
  readonly log: Logger;
  readonly secrets: Secrets;
  /** This console, as others see it. */
  readonly consoleLabel: string;
  readonly consoleId: string;
  readonly isDemo: boolean;
}

export const settingsOf = (platform: Pick<Platform, 'store'>): Promise<Settings> => readSettings(platform.store.db);

/** The company, or undefined while the store is empty. */
export async function findCompany(db: WriteContext['store']['db']): Promise<Company | undefined> {
  return await db.selectFrom('company').select(['id', 'name', 'currency', 'timeZone']).executeTakeFirst();
}

/** The company; only setup runs before it exists. */
export async function companyOf(db: WriteContext['store']['db']): Promise<Company> {
  const company = await findCompany(db);
  if (company === undefined) throw new Error('The store has no company yet');
  return company;
}

/** One use case's writing: see `write`. */
export const inTransaction = <T>(platform: Platform, actor: Actor, work: (tx: WriteTx) => Promise<T>): Promise<T> =>
  write(platform, actor, work);
