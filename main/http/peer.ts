import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/** The address of the other end of the connection. Forwarding headers are not believed: anyone can send them. */
export const peerOf = (c: Context): string => getConnInfo(c).remote.address ?? 'unknown';
