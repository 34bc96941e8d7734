import type { Platform } from '#platform/platform.ts';
import type { WriteTx } from '#platform/write.ts';
import { addCustomers } from './add-customers.ts';
import { addPlans } from './add-plans.ts';
import { addServices } from './add-services.ts';
import { connectServices } from './connect-services.ts';
import type { TakenOver } from './taken-over.ts';

/**
 * Puts what runs on a router into the books, as it runs: new plans and customers, and services that are active (or cut off)
 * from the first moment, since nobody is to be connected or cut by it. Emits nothing: no router has anything to do. In the
 * caller's transaction, which the store's unique indexes may refuse.
 */
export async function takeOver(platform: Platform, tx: WriteTx, taken: TakenOver): Promise<void> {
  await addPlans(tx, taken.plans, taken.why);
  await addCustomers(tx, taken.customers, taken.why);
  const fresh = taken.services.filter(({ isNew }) => isNew);
  const known = taken.services.filter(({ isNew }) => !isNew);
  await addServices(platform, tx, fresh, taken);
  await connectServices(platform, tx, known, taken);
}
