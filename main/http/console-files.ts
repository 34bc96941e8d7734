import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { Context } from 'hono';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.ico': 'image/x-icon',
};

async function fileSize(file: string): Promise<number | undefined> {
  try {
    const found = await stat(file);
    return found.isFile() ? found.size : undefined;
  } catch {
    return undefined; // not there is an answer, not a failure
  }
}

/** undefined: a person typed a `%` that stands for no character. */
function decoded(address: string): string | undefined {
  try {
    return decodeURIComponent(address);
  } catch {
    return undefined;
  }
}

/** The built console: its files, and its page for every address that is not a file (the page routes by itself). */
export function consoleFiles(folder: string) {
  return async (c: Context): Promise<Response> => {
    const address = decoded(c.req.path);
    if (address === undefined) return c.text('This address cannot be read.', 400);
    const wanted = path.normalize(address).replace(/^[/\\]+/, '');
    const direct = path.join(folder, wanted);
    const inside = direct.startsWith(folder + path.sep);
    const size = inside ? await fileSize(direct) : undefined;
    const isAsset = wanted.startsWith(`assets${path.sep}`);
    if (size === undefined && isAsset) return c.text('Not found', 404);
    const file = size === undefined ? path.join(folder, 'index.html') : direct;
    const length = size ?? (await fileSize(file));
    if (length === undefined) return c.text('The console is not built. Run: npm run build', 503);
    return c.body(Readable.toWeb(createReadStream(file)) as ReadableStream, 200, {
      'content-type': types[path.extname(file)] ?? 'application/octet-stream',
      'content-length': String(length),
      'cache-control': isAsset ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
  };
}
