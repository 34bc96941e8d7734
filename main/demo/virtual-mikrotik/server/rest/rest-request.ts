import type { IncomingMessage } from 'node:http';
import type { ApiRequest } from '../../api/request.ts';
import { type ByteString, fromText } from '../../codec/byte-string.ts';
import type { RouterTables } from '../../tables/router-tables.ts';
import { HttpError } from './http-error.ts';

/** What an HTTP request asks of the console, and how its answer is shaped. */
export interface RestRequest {
  readonly request: ApiRequest;
  readonly shape: 'rows' | 'one' | 'changed' | 'removed' | 'command';
  /** The row that the path names. */
  readonly id: ByteString | undefined;
}

type Json = Readonly<Record<string, unknown>>;

/** Percent-encoded bytes, as they are: RouterOS knows no encoding. */
function bytesOfUrl(text: string): ByteString {
  if (/%(?![0-9A-Fa-f]{2})/.test(text)) throw new HttpError(400, 'bad percent encoding');
  return text.replace(/\+/g, ' ').replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Valid UTF-8 is read as text, so that `\u00e9` and é are the same bytes; anything else is kept byte by byte. */
function parseBody(body: Buffer): Json {
  const isUtf8 = Buffer.compare(Buffer.from(body.toString('utf8'), 'utf8'), body) === 0;
  let value: unknown;
  try {
    value = JSON.parse(isUtf8 ? body.toString('utf8') : body.toString('latin1'), (_key, part: unknown) =>
      isUtf8 && typeof part === 'string' ? fromText(part) : part,
    );
  } catch {
    throw new HttpError(400, 'invalid JSON');
  }
  if (!isObject(value)) throw new HttpError(400, 'object expected');
  return value;
}

function scalar(value: unknown): ByteString {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new HttpError(400, 'unexpected value type');
}

const listed = (value: unknown): ByteString[] => (Array.isArray(value) ? value.map(scalar) : [scalar(value)]);

const isProplist = (name: string): boolean => name === '.proplist' || name === '_proplist';

function argumentsOf(body: Json): { given: Map<string, ByteString>; queries: ByteString[] } {
  const given = new Map<string, ByteString>();
  const queries: ByteString[] = [];
  for (const [name, value] of Object.entries(body)) {
    if (name === '.query') queries.push(...listed(value));
    else if (isProplist(name)) given.set('.proplist', listed(value).join(','));
    else given.set(fromText(name), scalar(value));
  }
  return { given, queries };
}

function searchOf(search: string): { given: Map<string, ByteString>; queries: ByteString[] } {
  const given = new Map<string, ByteString>();
  const queries: ByteString[] = [];
  for (const pair of search.split('&').filter(Boolean)) {
    const [name = '', ...value] = pair.split('=').map(bytesOfUrl);
    if (isProplist(name)) given.set('.proplist', value.join('='));
    else queries.push(`${name}=${value.join('=')}`);
  }
  return { given, queries };
}

function requestOf(
  menu: ByteString,
  verb: string,
  { given, queries }: { given: Map<string, ByteString>; queries: ByteString[] },
): ApiRequest {
  return { command: `${menu}/${verb}`, menu, verb, arguments: given, queries, tag: undefined };
}

/** `/ppp/secret/*1` is a row of `/ppp/secret`; what names no menu is left for the console to refuse. */
function placeOf(path: ByteString, tables: RouterTables): { menu: ByteString; id: ByteString | undefined } {
  const slash = path.lastIndexOf('/');
  const parent = path.slice(0, slash);
  if (tables.find(path) || !tables.find(parent)) return { menu: path, id: undefined };
  return { menu: parent, id: path.slice(slash + 1) };
}

/** Reads an HTTP request by https://help.mikrotik.com/docs/spaces/ROS/pages/47579162/REST+API. */
export function readRequest(
  { method = 'GET', url = '' }: IncomingMessage,
  body: Buffer,
  tables: RouterTables,
): RestRequest {
  const [target = '', search = ''] = url.split('?', 2);
  const path = bytesOfUrl(target.slice('/rest'.length)).replace(/\/+$/, '');
  const { menu, id } = placeOf(path, tables);
  const named = (given: Map<string, ByteString>) => (id === undefined ? given : new Map([...given, ['.id', id]]));
  const fields = () => (body.length === 0 ? { given: new Map(), queries: [] } : argumentsOf(parseBody(body)));
  switch (method) {
    case 'GET': {
      const { given, queries } = searchOf(search);
      const one = id !== undefined || tables.find(menu)?.menu.shape === 'singleton';
      return { request: requestOf(menu, 'print', { given: named(given), queries }), shape: one ? 'one' : 'rows', id };
    }
    case 'PUT':
      return { request: requestOf(path, 'add', fields()), shape: 'changed', id: undefined };
    case 'PATCH':
      if (id === undefined) throw new HttpError(400, 'missing or invalid resource identifier');
      return { request: requestOf(menu, 'set', { given: named(fields().given), queries: [] }), shape: 'changed', id };
    case 'DELETE':
      if (id === undefined) throw new HttpError(400, 'missing or invalid resource identifier');
      return { request: requestOf(menu, 'remove', { given: named(new Map()), queries: [] }), shape: 'removed', id };
    case 'POST': {
      const slash = path.lastIndexOf('/');
      return {
        request: requestOf(path.slice(0, slash), path.slice(slash + 1), fields()),
        shape: 'command',
        id: undefined,
      };
    }
    default:
      throw new HttpError(405);
  }
}
