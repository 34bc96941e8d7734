import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Office } from './answer.ts';

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

export class CannotListen extends Error {
  override readonly name = 'CannotListen';
}

/** Why it cannot listen, as a sentence; what a person cannot mend is left as it is. */
function whyNot(error: Error, { host, port }: Pick<HttpOptions, 'host' | 'port'>): Error {
  switch ('code' in error ? error.code : undefined) {
    case 'EADDRINUSE':
      return new CannotListen(`Port ${port} is in use already. Name another with --port.`);
    case 'EACCES':
      return new CannotListen(`This machine does not let you listen on port ${port}. Name one above 1023 with --port.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new CannotListen(`${host} is no address of this machine. Name another with --host.`);
    default:
      return error;
  }
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1']);

/**
 * Listens for console, `/rpc` and `/api/v1`. What answers them is loaded behind the listening socket: the first question waits
 * for it, the start does not.
 */
export async function startHttpServer({ host, port, consoleFolder, office }: HttpOptions): Promise<HttpServer> {
  let routes: Promise<RequestListener> | undefined;
  const load = async (actualPort: number): Promise<RequestListener> => {
    const { routeRequests } = await import('./routes.ts');
    // Cookies do not know ports: two offices on one machine must not sign each other out.
    const cookieName = `lastmile_${actualPort}`;
    return routeRequests({ consoleFolder, office, cookieName, isLoopback: LOOPBACK.has(host) });
  };
  const server = createServer((request, response) => {
    routes ??= load(actualPort);
    routes.then(
      (answer) => answer(request, response),
      (error: unknown) => response.destroy(error instanceof Error ? error : undefined),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(whyNot(error, { host, port })));
    server.listen(port, host, resolve);
  });
  const actualPort = (server.address() as AddressInfo).port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actualPort}/`,
    port: actualPort,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        setTimeout(() => server.closeAllConnections(), 1_000).unref();
      }),
  };
}
