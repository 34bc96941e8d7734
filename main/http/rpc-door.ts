import { BodyLimitPlugin, RPCHandler } from '@orpc/server/fetch';
import { SimpleCsrfProtectionHandlerPlugin } from '@orpc/server/plugins';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { RequestContext } from '#platform/request-context.ts';
import { contextOf, type Office } from './answer.ts';
import { refuseAllButJson } from './json-only.ts';
import { peerOf } from './peer.ts';

const MAX_BODY_BYTES = 2 * 2 ** 20;

/** `/rpc` for browser consoles: a session cookie that no script reads, and a header that no other site can send. */
export async function createRpcDoor(office: Office, cookieName: string) {
  const { router } = await office.app.rooms();
  const handler = new RPCHandler<RequestContext>(router, {
    plugins: [new SimpleCsrfProtectionHandlerPlugin(), new BodyLimitPlugin({ maxBodySize: MAX_BODY_BYTES })],
  });
  return async (c: Context): Promise<Response> => {
    const refused = refuseAllButJson(c);
    if (refused !== undefined) return refused;
    const secure = new URL(c.req.url).protocol === 'https:';
    const context = await contextOf(office, {
      door: 'browser',
      peer: peerOf(c),
      session: {
        token: getCookie(c, cookieName),
        keep: (token, expiresAt) =>
          setCookie(c, cookieName, token, {
            httpOnly: true,
            sameSite: 'Strict',
            path: '/',
            secure,
            expires: new Date(expiresAt),
          }),
        drop: () => void deleteCookie(c, cookieName, { path: '/' }),
      },
    });
    const { matched, response } = await handler.handle(c.req.raw, { prefix: '/rpc', context });
    if (!matched) return c.json({ code: 'NOT_FOUND', message: 'There is no such procedure.' }, 404);
    return c.newResponse(response.body, response);
  };
}
