import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate as immediate, setTimeout as sleep } from 'node:timers/promises';
import type { Bite } from '../faults.ts';
import type { HttpReply } from './rest-reply.ts';

const bytesOf = ({ body }: HttpReply): Buffer =>
  body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(body), 'latin1');

/** Writes one answer, whole or as a fault wants it. */
export async function sendReply(
  response: ServerResponse,
  wire: Socket,
  reply: HttpReply,
  bite: Bite | undefined,
): Promise<void> {
  const bytes = bytesOf(reply);
  const content = reply.body === undefined ? {} : { 'Content-Type': 'application/json' };
  // A 204 says no length (RFC 9110, 8.6).
  const length = reply.status === 204 ? {} : { 'Content-Length': String(bytes.length) };
  response.writeHead(reply.status, { ...content, ...length });
  switch (bite?.name) {
    case 'bytewise':
      for (const byte of bytes) {
        response.write(Buffer.of(byte));
        await immediate();
      }
      break;
    case 'cut-in-reply':
      response.write(bytes.subarray(0, -1));
      await sleep(bite.ms);
      response.write(bytes.subarray(-1));
      break;
    case 'reset':
      response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)));
      // Long enough for the half to leave.
      await immediate();
      wire.resetAndDestroy();
      return;
    default:
      if (bytes.length > 0) response.write(bytes);
  }
  response.end();
}
