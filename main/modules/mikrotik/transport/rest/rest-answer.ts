import { STATUS_CODES } from 'node:http';
import type { TextCodec } from '../hardened/text-codec.ts';
import { RouterError, type RouterRow } from '../router-transport.ts';
import type { RestCommand } from './rest-command.ts';

export interface HttpAnswer {
  readonly status: number;
  readonly body: Buffer;
}

/** Where an answer came from, and how its bytes are read. */
interface Source {
  readonly where: string;
  readonly codec: TextCodec;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `undefined` where it is no JSON. */
function parsed(body: Buffer, codec: TextCodec): unknown {
  try {
    return JSON.parse(codec.decode(body));
  } catch {
    return undefined;
  }
}

/** RouterOS quotes all values, also numbers and booleans; one that does not means the same. */
function valueText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return value === null ? '' : undefined;
}

function rowOf(value: unknown): RouterRow | undefined {
  if (!isRecord(value)) return undefined;
  const row: Record<string, string> = {};
  for (const [name, field] of Object.entries(value)) {
    const text = valueText(field);
    if (text === undefined) return undefined;
    row[name] = text;
  }
  return row;
}

/** The rows of an answer: an array of them, one alone (a singleton, an added row), or none. */
function rowsOf(body: Buffer, codec: TextCodec): RouterRow[] | undefined {
  if (body.length === 0) return [];
  const value = parsed(body, codec);
  const rows = Array.isArray(value) ? value.map(rowOf) : [rowOf(value)];
  return rows.every((row) => row !== undefined) ? rows : undefined;
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** RouterOS ends every request after 60 s, whatever it was doing. */
const isCutShort = (detail: string | undefined): boolean => detail?.toLowerCase().includes('session closed') === true;

function plainRefusal({ where }: Source, { name }: RestCommand, status: number): RouterError {
  const said = `HTTP ${status} (${STATUS_CODES[status] ?? 'unknown'})`;
  if (status >= 300 && status < 400) {
    return new RouterError(
      'protocol',
      `${where} sends requests elsewhere (${said}), which is not followed. Correct the address or the port of the device.`,
    );
  }
  if (status >= 500) {
    return new RouterError('fatal', `${where} answered ${name} with ${said}; whether it was carried out is unknown.`);
  }
  return new RouterError('protocol', noRest(where, said));
}

export const noRest = (where: string, said: string): string =>
  `${where} speaks HTTP but has no REST API (it said ${said}). REST needs RouterOS 7.1 or later, over plain HTTP 7.9; set this device to the API, or update the router.`;

function refusal(source: Source, command: RestCommand, { status, body }: HttpAnswer): RouterError {
  const { where, codec } = source;
  const value = parsed(body, codec);
  const error = isRecord(value) && ('error' in value || 'message' in value) ? value : undefined;
  const detail = textOf(error?.detail);
  if (status === 401 || (status === 403 && detail === undefined)) {
    return new RouterError(
      'login',
      `${where} refused the login (HTTP ${status}). The API user’s name or password is wrong, or its group lacks the policies api and rest-api.`,
    );
  }
  if (error === undefined) return plainRefusal(source, command, status);
  if (isCutShort(detail)) {
    return new RouterError(
      'timeout',
      `${where} did not finish ${command.name} within the 60 s that it gives a request; whether it was carried out is unknown.`,
    );
  }
  if (detail !== undefined) return new RouterError('trap', detail);
  // RouterOS words a missing thing by the status alone.
  if (status === 404) return new RouterError('trap', command.id === undefined ? 'no such command' : 'no such item');
  return new RouterError('trap', textOf(error.message) ?? `HTTP ${status}`);
}

/**
 * The rows that an answer carries.
 * @throws RouterError as the API would have it: `{error, message, detail}` is a trap that says the detail.
 */
export function readAnswer(source: Source, command: RestCommand, answer: HttpAnswer): RouterRow[] {
  if (answer.status < 200 || answer.status > 299) throw refusal(source, command, answer);
  const rows = rowsOf(answer.body, source.codec);
  if (rows !== undefined) return rows;
  throw new RouterError('protocol', noRest(source.where, `HTTP ${answer.status}, and something that is no row`));
}
