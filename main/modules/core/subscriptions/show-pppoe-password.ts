import { notFound, Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { pppoePassword } from './pppoe-password.ts';

/** The user and password of a service, in the clear. Whoever looks stands in the history. */
export async function showPppoePassword(
  platform: Platform,
  actor: Actor,
  id: Id,
): Promise<{ user: string; password: string }> {
  return await inTransaction(platform, actor, async (tx) => {
    const service = await tx.db
      .selectFrom('subscription')
      .select(['id', 'pppoeUser', 'pppoePasswordSealed'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (service === undefined) throw notFound('service');
    const password = pppoePassword(platform, service);
    if (service.pppoeUser !== null && password === null) {
      throw new Refusal(
        'NOT_ALLOWED_NOW',
        'Only the router knows this password: the service was taken over without it. Enter a new one where the customer needs it.',
      );
    }
    if (service.pppoeUser === null || password === null) {
      throw new Refusal('NOT_ALLOWED_NOW', 'This service has no user name and password.');
    }
    tx.audit({ event: 'subscription.password_shown', model: 'subscription', recordId: id });
    return { user: service.pppoeUser, password };
  });
}
