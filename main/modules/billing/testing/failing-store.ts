import type { KyselyPlugin } from 'kysely';
import type { Platform } from '#platform/platform.ts';

export class PowerCut extends Error {
  override readonly name = 'PowerCut';
}

/** The same office whose store fails from the n-th statement on: what is open then is rolled back, as at a power cut. */
export function failingAfter(platform: Platform, statements: number): Platform {
  let left = statements;
  const cut: KyselyPlugin = {
    transformQuery({ node }) {
      left -= 1;
      if (left < 0) throw new PowerCut();
      return node;
    },
    async transformResult({ result }) {
      return result;
    },
  };
  return { ...platform, store: { ...platform.store, db: platform.store.db.withPlugin(cut) } };
}
