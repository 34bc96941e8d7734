import type { Context } from 'hono';

const JSON_TYPE = /^application\/json\s*(;|$)/;

const hasBody = (c: Context): boolean =>
  c.req.header('transfer-encoding') !== undefined || Number(c.req.header('content-length') ?? 0) > 0;

/**
 * Answers what brings anything but JSON. oRPC would read forms, files and event streams too, make a file named `blob` of whatever it
 * does not know, and hand that to a procedure as its input; no procedure of ours takes one.
 */
export function refuseAllButJson(c: Context): Response | undefined {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return undefined;
  const type = c.req.header('content-type');
  const isJson = type === undefined ? !hasBody(c) : JSON_TYPE.test(type);
  if (isJson && c.req.header('content-disposition') === undefined) return undefined;
  const message = 'Send JSON, with the header Content-Type: application/json.';
  return c.json({ code: 'INVALID_INPUT', message }, 415);
}
