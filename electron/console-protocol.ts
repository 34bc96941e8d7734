import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { protocol } from 'electron';
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

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

const notFound = (): Response =>
  new Response('Not found', { status: 404, headers: { ...headers, 'content-type': 'text/plain' } });

/** Serves the built console. Files are read whole: streams through net.fetch stall when a page asks for many at once. */
export function serveConsole(folder: string): void {
  protocol.handle(scheme, async (request) => {
    if (!isOurs(request.url)) return notFound();
    const found = consoleFile(folder, request.url);
    if (found.kind === 'refused') return notFound();
    const type = types[path.extname(found.file)] ?? 'application/octet-stream';
    return readFile(found.file).then(
      (bytes) => new Response(bytes, { headers: { ...headers, 'content-type': type } }),
      notFound,
    );
  });
}
