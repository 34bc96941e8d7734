import { onTestFinished } from 'vitest';
import { createVirtualRouter, type VirtualRouter, type VirtualRouterOptions } from '../index.ts';
import { RawClient } from './raw-client.ts';

/** A listening router that ends with the test. */
export async function startRouter(
  options: VirtualRouterOptions = {},
): Promise<{ router: VirtualRouter; port: number }> {
  const router = createVirtualRouter(options);
  onTestFinished(() => router.close());
  return { router, port: await router.listen() };
}

/** The same, with one client who is logged in. */
export async function startSession(options: VirtualRouterOptions = {}) {
  const { router, port } = await startRouter(options);
  return { router, port, client: await RawClient.as(port) };
}

/** The rows of a reply, without the words around them. */
export function rowsOf(reply: readonly string[][]): Record<string, string>[] {
  return reply
    .filter(([word]) => word === '!re')
    .map(([, ...words]) =>
      Object.fromEntries(
        words.map((word) => [word.slice(1, word.indexOf('=', 1)), word.slice(word.indexOf('=', 1) + 1)]),
      ),
    );
}
