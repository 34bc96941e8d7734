import { stat } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { net, protocol } from 'electron';
import { consoleFile } from './console-file.ts';
import { isOurs, scheme } from './console-origin.ts';

/** As the embedded server says it (main/http/server.ts); and no frames at all. */
const contentSecurityPolicy = [
  "default-src 'self'",
  // Mantine sets sizes and positions of its parts by style attributes.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

const headers = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
};

const isThere = (file: string): Promise<boolean> =>
  stat(file).then(
    (found) => found.isFile(),
    () => false,
  );

/** Serves the built console over app://. */
export function serveConsole(folder: string): void {
  protocol.handle(scheme, async (request) => {
    const found = isOurs(request.url) ? consoleFile(folder, request.url) : { kind: 'refused' as const };
    if (found.kind === 'refused' || !(await isThere(found.file))) {
      return new Response('Not found', { status: 404, headers: { ...headers, 'content-type': 'text/plain' } });
    }
    const file = await net.fetch(pathToFileURL(found.file).href);
    const type = file.headers.get('content-type') ?? 'application/octet-stream';
    return new Response(file.body, { headers: { ...headers, 'content-type': type } });
  });
}
