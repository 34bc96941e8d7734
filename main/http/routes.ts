import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono, type MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { Office } from './answer.ts';
import { consoleFiles } from './console-files.ts';

export interface RouteOptions {
  readonly consoleFolder: string;
  /** Who answers now: the demo may take the place of an empty office. */
  readonly office: () => Office;
  readonly cookieName: string;
  /** Only this machine can reach the server. */
  readonly isLoopback: boolean;
}

const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * A page of another site may point its own name at this machine (DNS rebinding). A server that only this machine can reach
 * therefore answers to this machine's names alone.
 */
const onlyLoopbackNames: MiddlewareHandler = async (c, next) => {
  const name = (c.req.header('host') ?? '').replace(/:\d+$/, '');
  if (!LOOPBACK_NAMES.has(name)) return c.text('Unknown host', 421);
  await next();
};

const csp = {
  defaultSrc: ["'self'"],
  // Mantine sets sizes and positions of its parts by style attributes.
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
};

/** A door, opened for the office that answers now, and again when another takes its place. */
function doorFor<Door>(office: () => Office, open: (office: Office) => Promise<Door>): () => Promise<Door> {
  let opened: { readonly for: Office; readonly door: Promise<Door> } | undefined;
  return () => {
    const now = office();
    if (opened?.for !== now) opened = { for: now, door: open(now) };
    return opened.door;
  };
}

/** Console, `/rpc` and `/api/v1`, as a listener of Node's own server. */
export function routeRequests({ consoleFolder, office, cookieName, isLoopback }: RouteOptions): RequestListener {
  const app = new Hono();
  if (isLoopback) app.use(onlyLoopbackNames);
  app.use(
    secureHeaders({
      contentSecurityPolicy: csp,
      referrerPolicy: 'no-referrer',
      strictTransportSecurity: false,
      xFrameOptions: 'DENY',
    }),
  );
  const rpc = doorFor(office, async (now) => (await import('./rpc-door.ts')).createRpcDoor(now, cookieName));
  const api = doorFor(office, async (now) => (await import('./api-door.ts')).createApiDoor(now));
  app.get('/healthz', (c) => c.json({ ok: true, version: office().host.version }));
  app.all('/rpc/*', async (c) => (await rpc())(c));
  app.all('/api/v1/*', async (c) => (await api())(c));
  app.all('/api/v1', async (c) => (await api())(c));
  app.get('*', consoleFiles(consoleFolder));
  return getRequestListener(app.fetch);
}
