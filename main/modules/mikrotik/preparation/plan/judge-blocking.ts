import { ALLOWED } from '../../plan/markers.ts';
import type { RouterRow } from '../../transport/router-transport.ts';
import type { RouterTables } from '../prepared-menus.ts';
import { blocksSuspended, letsThrough } from './against.ts';
import { isInForce, isSwitchedOff, narrowing, ruleByName } from './firewall-rule.ts';
import type { Group } from './plan-steps.ts';

export interface Blocking {
  /** Whether a packet of a suspended customer to a closed place is stopped, whoever's rule does it. */
  readonly blocks: boolean;
  /** Why it is not; null where it is. */
  readonly problem: string | null;
}

const startsSentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const FORWARD = 'forward';
const MISSING = 'The rule that rejects what suspended customers send is missing.';

const openToAll = (row: RouterRow): boolean => isInForce(row) && /\/0$/.test(row.address ?? '');

function whyOurs(reject: RouterRow | undefined): string {
  if (reject === undefined) return MISSING;
  if (isSwitchedOff(reject)) return 'Our rule that rejects what suspended customers send is disabled.';
  if (!isInForce(reject)) return 'Our rule that rejects what suspended customers send is invalid on the router.';
  const added = narrowing(reject).filter(([name]) => name !== 'src-address-list');
  if (added.length > 0) {
    const only = added.map(([name, value]) => `${name}=${value}`).join(' ');
    return `Our rule rejects only part of what suspended customers send (${only}).`;
  }
  return 'Our rule for suspended customers does not reject any more what they send.';
}

/** Follows a packet of a suspended customer down the chain `forward`, as the router does: the first rule that takes it decides. */
export function judgeBlocking(groups: readonly Group[], { rows }: RouterTables): Blocking {
  const menu = rows['/ip/firewall/filter'];
  const wide = rows['/ip/firewall/address-list'].find(openToAll);
  if (wide !== undefined) {
    return {
      blocks: false,
      problem: `${ALLOWED} holds ${wide.address}, so that suspended customers reach everything.`,
    };
  }
  const reject = groups
    .flatMap(({ wanted }) => wanted)
    .find(({ desired }) => desired.path === '/ip/firewall/filter' && desired.what === 'reject')?.existing;
  for (const rule of menu) {
    if (rule.chain !== FORWARD) continue;
    if (blocksSuspended(rule)) return { blocks: true, problem: null };
    const effect = letsThrough(rule, menu);
    if (effect === null) continue;
    const isOurs = reject !== undefined && blocksSuspended(reject);
    return {
      blocks: false,
      problem: isOurs ? `${startsSentence(ruleByName(rule))} stands above ours, ${effect}.` : whyOurs(reject),
    };
  }
  return { blocks: false, problem: whyOurs(reject) };
}
