import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono, type MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { Office } from './answer.ts';
import { consoleFiles } from './console-files.ts';

export interface HttpOptions {
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** The built console; absent where only the API is served. */
  readonly consoleFolder: string;
  /** Who answers now: the demo may take the place of an empty office. */
  readonly office: () => Office;
}

export interface HttpServer {
  readonly url: string;
  readonly port: number;
  /** Lets answers in flight end, then cuts what stays open (live streams). */
  close(): Promise<void>;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * A page of another site may point its own name at this machine (DNS rebinding). A server that only this machine can reach
 * therefore answers to this machine's names alone.
 */
const onlyLoopbackNames: MiddlewareHandler = async (c, next) => {
  const name = (c.req.header('host') ?? '').replace(/:\d+$/, '');
  if (!LOOPBACK.has(name)) return c.text('Unknown host', 421);
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

/** Serves console, `/rpc` and `/api/v1`; answers once it listens. */
export async function startHttpServer({ host, port, consoleFolder, office }: HttpOptions): Promise<HttpServer> {
  const app = new Hono();
  let cookieName = 'lastmile';
  if (LOOPBACK.has(host)) app.use(onlyLoopbackNames);
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

  const server = await new Promise<Server>((resolve, reject) => {
    const listening = serve({ fetch: app.fetch, hostname: host, port }, () => resolve(listening as Server)) as Server;
    listening.once('error', reject);
  });
  const actual = (server.address() as AddressInfo).port;
  // Cookies do not know ports: two offices on one machine must not sign each other out.
  cookieName = `lastmile_${actual}`;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}/`,
    port: actual,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        setTimeout(() => server.closeAllConnections(), 1_000).unref();
      }),
  };
}
