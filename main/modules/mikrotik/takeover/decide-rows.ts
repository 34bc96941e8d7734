import { sql } from 'kysely';
import type { TakeoverDecide } from '#contract/mikrotik.ts';
import { invalid } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import type { WriteTx } from '#platform/write.ts';
import { inChunks } from '../chunks.ts';
import { lockDraft } from './draft.queries.ts';
import { restate } from './restate.ts';
import { updateRows } from './store-reading.ts';
import { matchesOf } from './stored-candidate.ts';

async function refuseUnknown(tx: WriteTx, { customerId, subscriptionId, planId }: TakeoverDecide): Promise<void> {
  if (customerId !== undefined) {
    const customer = await tx.db
      .selectFrom('customer')
      .select(['name', 'archivedAt'])
      .where('id', '=', customerId)
      .executeTakeFirst();
    if (customer === undefined) throw invalid({ customerId: 'There is no such customer.' });
    if (customer.archivedAt !== null) throw invalid({ customerId: `${customer.name} is archived.` });
  }
  if (typeof subscriptionId === 'string') {
    const service = await tx.db
      .selectFrom('subscription')
      .select(['customerId', 'state', 'code'])
      .where('id', '=', subscriptionId)
      .executeTakeFirst();
    if (service === undefined || service.customerId !== customerId) {
      throw invalid({ subscriptionId: 'That service is not this customer’s.' });
    }
    if (service.state === 'terminated') throw invalid({ subscriptionId: `${service.code} is terminated.` });
  }
  if (typeof planId === 'string') {
    const plan = await tx.db.selectFrom('servicePlan').select('id').where('id', '=', planId).executeTakeFirst();
    if (plan === undefined) throw invalid({ planId: 'There is no such plan.' });
  }
}

/** A value of its own for each row in one update; the column tells Postgres its type. */
const ofRow = (column: 'customer_id' | 'subscription_id', values: readonly (readonly [Id, Id | null])[]) =>
  sql<Id | null>`case id ${sql.join(
    values.map(([id, value]) => sql`when ${id} then ${value}`),
    sql` `,
  )} else ${sql.ref(column)} end`;

/** Each row goes to the customer that fits it best. */
async function takeBest(tx: WriteTx, takeoverId: Id, rowIds: readonly Id[], decidedBy: string): Promise<void> {
  await inChunks(rowIds, async (ids) => {
    const rows = await tx.db
      .selectFrom('takeoverRow')
      .select(['id', 'matchJson'])
      .where('takeoverId', '=', takeoverId)
      .where('id', 'in', ids)
      .execute();
    const best = rows.flatMap(({ id, matchJson }) =>
      matchesOf(matchJson)
        .slice(0, 1)
        .map((match) => ({ id, ...match })),
    );
    if (best.length === 0) return;
    await updateRows(
      tx,
      best.map(({ id }) => id),
      {
        decision: 'existing',
        customerId: ofRow(
          'customer_id',
          best.map(({ id, customerId }) => [id, customerId]),
        ),
        subscriptionId: ofRow(
          'subscription_id',
          best.map(({ id, subscriptionId }) => [id, subscriptionId]),
        ),
        decidedBy,
      },
    );
  });
}

async function decide(tx: WriteTx, rowIds: readonly Id[], input: TakeoverDecide, decidedBy: string): Promise<void> {
  const { id, decision, customerId, subscriptionId = null, customerName, planId, adoptAs } = input;
  if (decision === 'existing' && customerId === undefined) await takeBest(tx, id, rowIds, decidedBy);
  else if (decision === 'existing') await updateRows(tx, rowIds, { decision, customerId, subscriptionId, decidedBy });
  else if (decision !== undefined)
    await updateRows(tx, rowIds, { decision, customerId: null, subscriptionId: null, decidedBy });
  const more = {
    ...(customerName === undefined ? {} : { customerName }),
    ...(planId === undefined ? {} : { planId }),
    ...(adoptAs === undefined ? {} : { adoptAs }),
  };
  if (Object.keys(more).length > 0) await updateRows(tx, rowIds, { ...more, decidedBy });
}

/** Keeps what a person says about rows, one or thousands; those that were adopted already stay as they are. */
export async function decideRows(
  platform: Platform,
  actor: Actor,
  input: TakeoverDecide,
): Promise<{ changed: number }> {
  return await inTransaction(platform, actor, async (tx) => {
    const takeover = await lockDraft(platform, tx, input.id);
    await refuseUnknown(tx, input);
    const mine: Id[] = [];
    await inChunks(input.rowIds, async (ids) => {
      const rows = await tx.db
        .selectFrom('takeoverRow')
        .select('id')
        .where('takeoverId', '=', takeover.id)
        .where('adoptedAt', 'is', null)
        .where('id', 'in', ids)
        .execute();
      mine.push(...rows.map(({ id }) => id));
    });
    await decide(tx, mine, input, actor.name);
    await restate(tx, takeover);
    const { id: _id, rowIds: _rows, ...said } = input;
    tx.audit({
      event: 'takeover.decided',
      model: 'takeover',
      recordId: takeover.id,
      after: { ...said, rows: mine.length },
    });
    return { changed: mine.length };
  });
}
