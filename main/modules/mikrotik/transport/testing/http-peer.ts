import { createServer, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import { connectRouterRest } from '../rest/rest-transport.ts';
import type { RouterAddress, RouterTransport } from '../router-transport.ts';

export interface HttpHeard {
  readonly method: string;
  readonly url: string;
  readonly body: string;
  readonly authorization: string | undefined;
}

export type HttpScript = (heard: HttpHeard, response: ServerResponse) => void;

export interface HttpPeer {
  readonly port: number;
  /** Without the question by which a client finds out whether it may come in. */
  readonly heard: HttpHeard[];
  /** Connections ever taken. */
  readonly accepted: () => number;
}

export function say(response: ServerResponse, status: number, body?: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

/** A web server that answers what a script tells it to; the first question is answered as a router that lets in would. */
export async function httpPeer(script: HttpScript, { letsIn = true } = {}): Promise<HttpPeer> {
  const heard: HttpHeard[] = [];
  let accepted = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const authorization = headers.authorization;
      const one = { method, url, body: Buffer.concat(chunks).toString('utf8'), authorization };
      if (letsIn && url.startsWith('/rest/system/resource')) say(response, 200, { version: '7.20.1 (stable)' });
      else {
        heard.push(one);
        script(one, response);
      }
    });
  });
  server.on('connection', () => {
    accepted += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The peer has no port.');
  return { port: address.port, heard, accepted: () => accepted };
}

export const restAddress = ({ port }: { port: number }, more: Partial<RouterAddress> = {}): RouterAddress => ({
  ...{ transport: 'rest', host: '127.0.0.1', port, user: 'lastmile', password: 'quiet-Otter-42' },
  ...more,
});

export async function restTo(peer: { port: number }, more?: Partial<RouterAddress>): Promise<RouterTransport> {
  const router = await connectRouterRest(restAddress(peer, more));
  onTestFinished(() => router.close());
  return router;
}
