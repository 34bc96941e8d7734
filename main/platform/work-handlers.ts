import { sql } from 'kysely';
import { z } from 'zod';
import { deliverAgain } from './deliver-again.ts';
import { keysetPage } from './page.ts';
import { parkedEvents } from './parked-events.queries.ts';
import { procedures } from './procedures.ts';
import { retryJob } from './retry-job.ts';

const { jobs, events } = procedures.platform;

const jobState = z.enum(['queued', 'running', 'done', 'failed']);

export const jobHandlers = {
  list: jobs.list.handler(async ({ input, context }) => {
    const { db } = context.platform.store;
    let query = db.selectFrom('job');
    if (input.state !== undefined) query = query.where('state', '=', input.state);
    const order = { by: sql<string>`job.created_at`, id: sql<string>`job.id` };
    const page = { direction: input.sort.direction, cursor: input.cursor, limit: input.limit };
    const [{ items, nextCursor }, { total }] = await Promise.all([
      keysetPage(
        query.select([
          'id',
          'kind',
          'queue',
          'state',
          'runAt',
          'attempts',
          'maxAttempts',
          'lastError',
          'createdAt',
          'finishedAt',
        ]),
        order,
        page,
      ),
      query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
    ]);
    return { items: items.map((item) => ({ ...item, state: jobState.parse(item.state) })), nextCursor, total };
  }),
  retry: jobs.retry.handler(async ({ input, context }) => {
    await retryJob(context.platform, context.actor, input.id);
    return { id: input.id };
  }),
};

export const eventHandlers = {
  parked: events.parked.handler(({ input: { sort, cursor, limit }, context }) =>
    parkedEvents(context.platform.store.db, { direction: sort.direction, cursor, limit }),
  ),
  deliverAgain: events.deliverAgain.handler(async ({ input, context: { platform, actor, subscribers } }) => {
    await deliverAgain(platform, actor, subscribers, input);
    return { delivered: true as const };
  }),
};
