import { printQueries } from '../print-queries.ts';
import type { PrintOptions, RouterFields, RouterPath } from '../router-transport.ts';

/** One HTTP request as it is meant, before the encoding of the router. */
export interface RestCommand {
  /** As the console spells it, for sentences: `/ppp/secret/add`. */
  readonly name: string;
  readonly method: 'GET' | 'PUT' | 'PATCH' | 'DELETE' | 'POST';
  readonly path: RouterPath;
  /** The row that the path ends with. */
  readonly id?: string;
  readonly search?: readonly (readonly [string, string])[];
  readonly body?: Readonly<Record<string, string | readonly string[]>>;
  /** Changes nothing, so it may be asked twice. */
  readonly isReading?: true;
}

/** A search longer than this goes into a body: how long a line a router reads is nowhere promised. */
const SEARCH_CHARACTERS = 1_000;

/** https://help.mikrotik.com/docs/spaces/ROS/pages/47579162/REST+API#RESTAPI-GET and -POST */
export function printCommand(path: RouterPath, { proplist, where = {} }: PrintOptions = {}): RestCommand {
  const name = `${path}/print`;
  const search = Object.entries(where);
  if (proplist !== undefined) search.unshift(['.proplist', proplist.join(',')]);
  const isShort = search.flat().join('').length <= SEARCH_CHARACTERS;
  const asksForUnset = Object.values(where).includes('');
  if (isShort && !asksForUnset) return { name, method: 'GET', path, search, isReading: true };
  const body = {
    ...(proplist === undefined ? {} : { '.proplist': proplist }),
    '.query': printQueries(where),
  };
  return { name, method: 'POST', path: `${path}/print`, body, isReading: true };
}

export const addCommand = (path: RouterPath, body: RouterFields): RestCommand => ({
  name: `${path}/add`,
  method: 'PUT',
  path,
  body,
});

/** The path names one row; several are named in the body of the console's own command. */
export const setCommand = (path: RouterPath, ids: string, body: RouterFields): RestCommand =>
  ids.includes(',')
    ? { name: `${path}/set`, method: 'POST', path: `${path}/set`, body: { '.id': ids, ...body } }
    : { name: `${path}/set`, method: 'PATCH', path, id: ids, body };

export const removeCommand = (path: RouterPath, ids: readonly string[], [only = '', second] = ids): RestCommand =>
  second === undefined
    ? { name: `${path}/remove`, method: 'DELETE', path, id: only }
    : { name: `${path}/remove`, method: 'POST', path: `${path}/remove`, body: { '.id': ids.join(',') } };

export const consoleCommand = (command: RouterPath, body: RouterFields): RestCommand => ({
  name: command,
  method: 'POST',
  path: command,
  body,
});
