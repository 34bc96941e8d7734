import { rowInWords } from '../plan/menus.ts';
import type { PlannedRow } from '../plan/planned-row.ts';
import { RouterError } from '../transport/router-transport.ts';
import { type TrapReason, trapReason } from '../transport/trap-texts.ts';

/** What a router's refusal of one row means for the work. */
export interface RowRefusal {
  readonly reason: TrapReason;
  readonly sentence: string;
}

const verbs = { '+': 'add', '~': 'change', '-': 'remove' } as const;

/** The router itself is not able or allowed to write now, whichever row it is. */
export const isRouterWide = (reason: TrapReason): boolean => reason === 'no-space' || reason === 'permission';

/** The table moved under us: reading again shows what is left to do. */
export const isStale = (reason: TrapReason): boolean => reason === 'no-such-item' || reason === 'duplicate';

export function rowRefusal(row: PlannedRow, routerName: string, apiUser: string, error: RouterError): RowRefusal {
  if (error.kind === 'value') return { reason: 'other', sentence: unspeakable(row, routerName) };
  const reason = trapReason(error.message);
  return { reason, sentence: sentenceFor(reason, row, routerName, apiUser, error.message) };
}

/** A router that lets us in and nothing more is told apart from one that is down. */
export function pollRefusal({ name, apiUser }: { name: string; apiUser: string }, error: RouterError): RouterError {
  if (error.kind !== 'trap' || trapReason(error.message) !== 'permission') return error;
  const sentence = `The API user ${apiUser} may not read on ${name}. Give its group the policies api, read and write (“${error.message}”).`;
  return new RouterError('trap', sentence, { cause: error });
}

const unspeakable = ({ path, naturalKey }: PlannedRow, routerName: string): string =>
  `The ${rowInWords(path, naturalKey)} has a character that Windows-1252 lacks, the encoding that ${routerName} is set to. Use other letters, or set the router to UTF-8, then retry.`;

function sentenceFor(
  reason: TrapReason,
  row: PlannedRow,
  routerName: string,
  apiUser: string,
  message: string,
): string {
  const what = rowInWords(row.path, row.naturalKey);
  const said = `(“${message}”)`;
  switch (reason) {
    case 'permission':
      return `The API user ${apiUser} may not write on ${routerName}. Give its group the policies api, read and write ${said}.`;
    case 'no-space':
      return `${routerName} has no space left for the ${what}. Free storage on the router; the change then goes on by itself ${said}.`;
    case 'unknown-parameter':
      return `The RouterOS of ${routerName} does not know a field of the ${what}. Update the router, or choose another way to connect ${said}.`;
    case 'bad-reference':
      return `${routerName} did not accept a value of the ${what}. Check that what it names exists on the router, then retry ${said}.`;
    case 'duplicate':
      return `${routerName} has another row where the ${what} should stand. Remove that one or correct the service, then retry ${said}.`;
    case 'no-such-item':
      return `The ${what} disappeared from ${routerName} while it was being changed. Retry ${said}.`;
    case 'other':
      return `${routerName} refused to ${verbs[row.sign]} the ${what}. Correct what it says, then retry ${said}.`;
  }
}
