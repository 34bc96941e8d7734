import { eachShown, type RouterTables, shownField } from '../tables/router-tables.ts';
import type { Row } from '../tables/row-index.ts';
import type { Table } from '../tables/table.ts';
import { unknownParameter } from '../tables/trap.ts';
import type { VersionProfile } from '../versions.ts';
import { compileQueries } from './query.ts';
import { done, doneWith, type ReplySentence } from './reply.ts';
import type { ApiRequest } from './request.ts';

/** Arguments that change how the console prints, and nothing in the API's answer. */
const cosmetic = new Set(['detail', 'brief', 'terse', 'stats', 'as-value', 'value-list', 'without-paging', 'show-ids']);
const meaningful = new Set(['.proplist', 'count-only', '.id', 'from', 'numbers']);

/** What one print or listen asks for: which rows, and which of their fields. */
export interface Selection {
  matches(row: Row): boolean;
  sentence(row: Row): ReplySentence;
}

/** Fields that only a user with the policy `sensitive` is shown. */
const sensitive = new Set(['password']);

export function select(tables: RouterTables, table: Table, request: ApiRequest, hides: boolean): Selection {
  const context = tables.showContext();
  const isHidden = (name: string): boolean => hides && sensitive.has(name);
  const test = compileQueries(request.queries, (name, value) => table.fields.get(name)?.kind.asked?.(value) ?? value);
  const proplist = request.arguments.get('.proplist')?.split(',').filter(Boolean);
  const ids = (
    request.arguments.get('.id') ??
    request.arguments.get('from') ??
    request.arguments.get('numbers')
  )?.split(',');
  return {
    matches(row) {
      if (ids && !ids.some((id) => table.find(id) === row)) return false;
      return request.queries.length === 0 || test((name) => shownField(table, row, name, context));
    },
    sentence(row) {
      const words = ['!re'];
      if (!proplist?.length) {
        eachShown(table, row, context, (name, value) => {
          if (!isHidden(name)) words.push(`=${name}=${value}`);
        });
        return words;
      }
      for (const name of proplist) {
        if (isHidden(name)) continue;
        const value = shownField(table, row, name, context);
        if (value !== undefined) words.push(`=${name}=${value}`);
      }
      return words;
    },
  };
}

export function print(
  tables: RouterTables,
  table: Table,
  request: ApiRequest,
  profile: VersionProfile,
  hides: boolean,
): readonly ReplySentence[] {
  for (const name of request.arguments.keys()) {
    if (!cosmetic.has(name) && !meaningful.has(name)) throw unknownParameter(name);
  }
  if (table.menu.shape === 'singleton') tables.singleton(table);
  const selection = select(tables, table, request, hides);
  const rows = [...table.rows()].filter((row) => selection.matches(row));
  if (request.arguments.has('count-only')) return [doneWith(String(rows.length))];
  if (rows.length === 0) return profile.saysEmpty ? [['!empty'], done] : [done];
  return [...rows.map((row) => selection.sentence(row)), done];
}
