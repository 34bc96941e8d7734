import { isIPv6 } from 'node:net';
import { getSystemErrorName } from 'node:util';
import { RouterError } from './router-transport.ts';

/** How an address stands in a sentence: `10.0.0.1:8728`. */
export function whereIs(host: string, port: number): string {
  return isIPv6(host) ? `[${host}]:${port}` : `${host}:${port}`;
}

const UNREACHABLE: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'refused the connection',
  ECONNRESET: 'cut the connection while it was being made',
  EHOSTUNREACH: 'cannot be reached: there is no route to it',
  ENETUNREACH: 'cannot be reached: there is no route to its network',
  EHOSTDOWN: 'cannot be reached: the host is down',
  ETIMEDOUT: 'does not answer',
  ENOTFOUND: 'is not a name that DNS knows',
  EAI_AGAIN: 'cannot be looked up: DNS does not answer',
  EACCES: 'may not be connected to from this computer',
};

/** ECONNREFUSED and its like, also where only the number is left of it. */
function systemErrorName(cause: unknown): string | undefined {
  if (!(cause instanceof Error)) return undefined;
  if ('code' in cause && typeof cause.code === 'string') return cause.code;
  if ('errno' in cause && typeof cause.errno === 'number' && cause.errno < 0) return getSystemErrorName(cause.errno);
  return undefined;
}

/** What the end of a socket means at this stage of the connection; no cause is the other side's plain goodbye. */
export function connectionError(
  where: string,
  stage: 'connecting' | 'handshake' | 'open',
  cause: Error | undefined,
): RouterError {
  const name = systemErrorName(cause);
  const detail = name === undefined ? '' : ` (${name})`;
  switch (stage) {
    case 'connecting': {
      const known = name === undefined ? undefined : UNREACHABLE[name];
      return new RouterError('unreachable', `${where} ${known ?? `cannot be connected to${detail}`}.`, { cause });
    }
    case 'handshake':
      return new RouterError(
        'tls',
        `${where} did not complete the TLS handshake${detail}; api-ssl or www-ssl on the router needs a certificate.`,
        { cause },
      );
    case 'open':
      return new RouterError('closed', `${where} closed the connection${detail}.`, { cause });
  }
}
