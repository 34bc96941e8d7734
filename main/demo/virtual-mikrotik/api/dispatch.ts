import type { RouterTables } from '../tables/router-tables.ts';
import type { Table } from '../tables/table.ts';
import { noSuchCommand, notAllowed, type Trap } from '../tables/trap.ts';
import type { VersionProfile } from '../versions.ts';
import type { Account } from './accounts.ts';
import { monitorTraffic } from './monitor-traffic.ts';
import { print, type Selection, select } from './print.ts';
import type { ReplySentence } from './reply.ts';
import type { ApiRequest } from './request.ts';
import { findWrite } from './write.ts';

/** What a command leads to. */
export type Outcome =
  | { readonly kind: 'answer'; readonly sentences: readonly ReplySentence[] }
  | { readonly kind: 'listen'; readonly table: Table; readonly selection: Selection }
  | { readonly kind: 'reboot' };

interface CommandContext {
  readonly tables: RouterTables;
  readonly profile: VersionProfile;
  readonly account: Account;
}

function unknownCommand(tables: RouterTables, { command, menu }: ApiRequest, profile: VersionProfile): Trap {
  const directories = new Set<string>(['']);
  for (const { menu: known } of tables.all()) {
    const parts = known.path.split('/');
    for (let depth = 2; depth <= parts.length; depth += 1) directories.add(parts.slice(0, depth).join('/'));
  }
  if (!command.startsWith('/') || directories.has(menu)) return noSuchCommand('no such command');
  if (!profile.namesUnknownDirectory) return noSuchCommand('no such command prefix');
  const parts = menu.split('/');
  const unknown = parts.find((_part, depth) => !directories.has(parts.slice(0, depth + 1).join('/')));
  return noSuchCommand(`no such command or directory (${unknown})`);
}

/** Runs one command of a user who is logged in; throws the router's trap. */
export function dispatch({ tables, profile, account }: CommandContext, request: ApiRequest): Outcome {
  const mayWrite = account.policies.has('write');
  const hides = !account.policies.has('sensitive');
  if (request.command === '/system/reboot') {
    if (!mayWrite) throw notAllowed();
    return { kind: 'reboot' };
  }
  if (request.command === '/interface/monitor-traffic') {
    return { kind: 'answer', sentences: monitorTraffic(tables, request) };
  }
  const table = tables.find(request.menu);
  if (!table) throw unknownCommand(tables, request, profile);
  const reads = ['print', 'getall', 'listen'].includes(request.verb);
  if (reads && !account.policies.has('read')) throw notAllowed();
  if (request.verb === 'print' || request.verb === 'getall') {
    return { kind: 'answer', sentences: print(tables, table, request, profile, hides) };
  }
  if (request.verb === 'listen') return { kind: 'listen', table, selection: select(tables, table, request, hides) };
  const write = findWrite(table, request.verb);
  if (!write) throw unknownCommand(tables, request, profile);
  if (!mayWrite) throw notAllowed();
  return { kind: 'answer', sentences: [write(tables, table, request.arguments)] };
}
