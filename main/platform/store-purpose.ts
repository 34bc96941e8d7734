import { Refusal } from '#kernel/errors.ts';
import type { WriteContext } from './write.ts';

export type StorePurpose = 'real' | 'demo' | 'either';

/** Marks an empty store for what it is opened, and answers what it is; demo data never mixes with a real store. */
export async function claimStoreFor(db: WriteContext['store']['db'], purpose: StorePurpose): Promise<'real' | 'demo'> {
  const found = await db.selectFrom('storeInfo').select('value').where('key', '=', 'purpose').executeTakeFirst();
  const is = found?.value === 'demo' ? 'demo' : 'real';
  if (purpose === 'either') return is;
  if (found === undefined) {
    await db
      .insertInto('storeInfo')
      .values({ key: 'purpose', value: purpose })
      .onConflict((on) => on.column('key').doNothing())
      .execute();
  } else if (found.value !== purpose) {
    throw new Refusal(
      'NOT_ALLOWED_NOW',
      purpose === 'demo'
        ? 'This store holds real data; the demo needs an empty store of its own. Nothing was changed.'
        : 'This store holds the demo ISP. Start it with --demo, or name another place for your own data.',
    );
  }
  return purpose;
}
