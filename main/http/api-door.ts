import { OpenAPIGenerator } from '@orpc/openapi';
import { OpenAPIHandler } from '@orpc/openapi/fetch';
import { BodyLimitPlugin } from '@orpc/server/fetch';
import { experimental_ZodSmartCoercionPlugin as SmartCoercionPlugin, ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import type { Context } from 'hono';
import { contract } from '#contract/index.ts';
import type { RequestContext, SessionKeeper } from '#platform/request-context.ts';
import { contextOf, type Office } from './answer.ts';
import { documentationPage } from './api-documentation.ts';
import { refuseAllButJson } from './json-only.ts';
import { peerOf } from './peer.ts';

const MAX_BODY_BYTES = 2 * 2 ** 20;

/** A script brings its token with every request; there is nothing to keep. */
const noSession: Omit<SessionKeeper, 'token'> = { keep: () => undefined, drop: () => undefined };

const bearerOf = (c: Context): string | undefined => /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1];

/** Scripts send neither header; a page of another site cannot leave them out. `none`: a person typed the address. */
function isOfAnotherSite(c: Context): boolean {
  const site = c.req.header('sec-fetch-site');
  if (c.req.header('origin') !== undefined) return site !== 'same-origin';
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

async function describeApi(version: string) {
  return await new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] }).generate(contract, {
    info: {
      title: 'Lastmile API',
      version,
      description:
        'The same procedures as the console, as REST. Send `Authorization: Bearer <token>`; make tokens in Settings › API tokens or with `npm run token`. Amounts are integers in minor units, sent as strings.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }],
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  });
}

/** `/api/v1`: REST with bearer tokens, its OpenAPI description, and a page to read. */
export async function createApiDoor(office: Office) {
  const { router } = await office.app.rooms();
  const handler = new OpenAPIHandler<RequestContext>(router, {
    plugins: [new SmartCoercionPlugin(), new BodyLimitPlugin({ maxBodySize: MAX_BODY_BYTES })],
  });
  let description: ReturnType<typeof describeApi> | undefined;
  return async (c: Context): Promise<Response> => {
    const path = c.req.path.slice('/api/v1'.length);
    if (path === '/openapi.json' || path === '' || path === '/' || path === '/docs') {
      description ??= describeApi(office.host.version);
      return path === '/openapi.json' ? c.json(await description) : c.html(documentationPage(await description));
    }
    if (isOfAnotherSite(c)) {
      return c.json({ code: 'FORBIDDEN', message: 'The API is not for pages of other sites.' }, 403);
    }
    const refused = refuseAllButJson(c);
    if (refused !== undefined) return refused;
    const session = { ...noSession, token: bearerOf(c) };
    const context = await contextOf(office, { door: 'api', peer: peerOf(c), session });
    const { matched, response } = await handler.handle(c.req.raw, { prefix: '/api/v1', context });
    if (!matched) return c.json({ code: 'NOT_FOUND', message: 'There is no such resource. See /api/v1/docs.' }, 404);
    return c.newResponse(response.body, response);
  };
}
