import { type SqlBool, sql } from 'kysely';
import type { Id } from '#kernel/ids.ts';
import type { OpenInvoice } from '../payments/allocation.ts';
import type { Db } from '../store.ts';

/** Written out rather than as a parameter: the stores then see that the index on open invoices serves. */
export const isOpen = sql<SqlBool>`invoice.open_minor > 0`;

export const openInvoices = (
  db: Db,
  customerIds: readonly Id[],
): Promise<(OpenInvoice & { readonly customerId: Id })[]> =>
  db
    .selectFrom('invoice')
    .select(['id', 'number', 'customerId', 'dueOn', 'openMinor'])
    .where('customerId', 'in', customerIds)
    .where(isOpen)
    .execute();
