import type { SupportedMessagePort } from '@orpc/client/message-port';
import { RPCHandler } from '@orpc/server/message-port';
import type { RequestContext, SessionKeeper } from '#platform/request-context.ts';
import { contextOf, type Office } from './answer.ts';

/** Answers one desktop window through its message port. `office` is asked for each request: the demo may take its place. */
export async function openWindowDoor(
  office: () => Office,
  port: SupportedMessagePort,
  session: SessionKeeper,
): Promise<void> {
  const { router } = await office().app.rooms();
  const contextNow = () => contextOf(office(), { door: 'window', peer: 'this desktop', session });
  const handler = new RPCHandler<RequestContext>(router, {
    interceptors: [async ({ next, ...options }) => next({ ...options, context: await contextNow() })],
  });
  handler.upgrade(port, { context: await contextNow() });
}
