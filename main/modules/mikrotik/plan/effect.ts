import { isMark } from './found-rows.ts';
import { SUSPENDED } from './markers.ts';
import { isSession, isShared } from './planned-row.ts';
import type { RecordedRow } from './recorded-row.ts';

/** What is made of a service; what only marks a row is noticed by nobody. */
export type Turn = 'loses' | 'gains' | 'changes' | 'is marked';

const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

function secretTurn({ sign, before, after }: RecordedRow): Turn {
  if (sign === '-') return 'loses';
  if (after?.profile === SUSPENDED || after?.disabled === 'yes') return 'loses';
  if (sign === '+') return 'gains';
  return before?.profile === SUSPENDED || ['yes', 'true'].includes(before?.disabled ?? '') ? 'gains' : 'changes';
}

function turnOf(row: RecordedRow): Turn {
  if (isMark(row)) return 'is marked';
  if (row.path === '/ppp/secret' || row.path === '/ip/hotspot/user') return secretTurn(row);
  const blocks = row.path === '/ip/firewall/address-list';
  if (row.sign === '~') return 'changes';
  return (row.sign === '+') === blocks ? 'loses' : 'gains';
}

/** One service's rows: being blocked outweighs what else is made of it, and losing a row outweighs a change. */
export function turnOfService(rows: readonly RecordedRow[]): Turn | undefined {
  const own = rows.filter((row) => !isShared(row) && !isSession(row));
  const turns = own.map(turnOf);
  const isBlocked = own.some((row) => row.path === '/ip/firewall/address-list' && row.sign === '+');
  if (isBlocked) return 'loses';
  if (turns.includes('gains')) return 'gains';
  if (turns.includes('loses')) return 'loses';
  return turns.find((turn) => turn !== 'is marked') ?? turns[0];
}

/** What happens to people when these changes are written: "1 customer loses service, 1 live session drops." */
export function effectOf(changes: readonly (readonly RecordedRow[])[]): string {
  const turns = changes.map(turnOfService);
  const count = (turn: Turn): number => turns.filter((one) => one === turn).length;
  const drops = changes.flat().filter(isSession).length;
  const shared = new Set(
    changes
      .flat()
      .filter((row) => isShared(row) && !isMark(row))
      .map(({ naturalKey }) => naturalKey),
  ).size;
  const parts = [
    [count('loses'), 'customer loses service', 'customers lose service'],
    [count('gains'), 'customer gets service', 'customers get service'],
    [count('changes'), 'customer’s service changes', 'customers’ services change'],
    [count('is marked'), 'service is only marked as ours', 'services are only marked as ours'],
    [drops, 'live session drops', 'live sessions drop'],
    [shared, 'profile of many services is written', 'profiles of many services are written'],
  ] as const;
  const said = parts.filter(([n]) => n > 0).map(([n, one, many]) => counted(n, one, many));
  return said.length === 0 ? 'Nothing is written: the router shows this already.' : `${said.join(', ')}.`;
}
