import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { Books } from './matching/books.ts';

/** Customers that are not archived, and all services that are not terminated. */
export async function readBooks(db: Kysely<Database>): Promise<Books> {
  const customers = await db
    .selectFrom('customer')
    .select(['id', 'code', 'name', 'phone', 'email'])
    .where('archivedAt', 'is', null)
    .execute();
  const services = await db
    .selectFrom('subscription')
    .select(['id', 'code', 'customerId', 'state', 'deviceId', 'authMethod', 'pppoeUser', 'mac', 'ip', 'planId'])
    .where('state', '<>', 'terminated')
    .execute();
  return new Books(customers, services);
}
