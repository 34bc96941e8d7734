import { ALLOWED, SUSPENDED } from '../../plan/markers.ts';
import type { RouterRow } from '../../transport/router-transport.ts';
import { isInForce, narrowing, ruleByName, ruleInWords, takesPort, takesProtocol } from './firewall-rule.ts';

type Rules = readonly RouterRow[];

/** What a rule above ours does to them, as the end of a sentence: `so that …`. Null: it leaves them what is theirs. */
export type Against = (rule: RouterRow, menu: Rules) => string | null;

/** It cannot be traffic of a suspended customer to a place that is closed to him. */
const sparesSuspended = (rule: RouterRow): boolean =>
  !isInForce(rule) ||
  rule['src-address-list'] === `!${SUSPENDED}` ||
  rule['dst-address-list'] === ALLOWED ||
  rule['ipsec-policy'] === 'in,ipsec';

/** The first rule of a chain, or of one that it jumps to, that does this; chains that jump in a circle end nowhere. */
function firstThat(
  menu: Rules,
  chain: string,
  does: (rule: RouterRow) => boolean,
  seen: ReadonlySet<string> = new Set(),
): RouterRow | undefined {
  if (seen.has(chain)) return undefined;
  const known = new Set([...seen, chain]);
  for (const rule of menu) {
    if (rule.chain !== chain || !isInForce(rule) || sparesSuspended(rule)) continue;
    if (does(rule)) return rule;
    if (rule.action !== 'jump') continue;
    const inside = firstThat(menu, rule['jump-target'] ?? '', does, known);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

const whereItJumps = (rule: RouterRow, inside: RouterRow): string =>
  `jumps to the chain ${rule['jump-target']}, where ${ruleByName(inside)} lets them through`;

const actionOf = (rule: RouterRow): string => rule.action ?? 'accept';

/** Only what is running already; a new connection is not taken. */
const isOfRunningOnly = (rule: RouterRow): boolean => {
  const states = rule['connection-state'] ?? '';
  return states !== '' && !states.startsWith('!') && !states.split(',').includes('new');
};

const consequence = (rule: RouterRow): string =>
  actionOf(rule) === 'fasttrack-connection' || isOfRunningOnly(rule)
    ? 'so that running connections of suspended customers go on'
    : 'so that suspended customers keep their service';

const LETTING = new Set(['accept', 'fasttrack-connection']);

/** Whether a rule of `forward` may let a suspended customer out before ours is reached. */
export const letsThrough: Against = (rule, menu) => {
  if (sparesSuspended(rule)) return null;
  const action = actionOf(rule);
  if (LETTING.has(action)) return consequence(rule);
  if (action === 'return') return 'which ends the chain, so that suspended customers keep their service';
  if (action !== 'jump') return null;
  const inside = firstThat(menu, rule['jump-target'] ?? '', (one) => LETTING.has(actionOf(one)));
  return inside === undefined ? null : `and ${whereItJumps(rule, inside)}, ${consequence(inside)}`;
};

const STOPPING = new Set(['drop', 'reject', 'tarpit']);

const OPEN = new Set([`src-address-list=${SUSPENDED}`, `dst-address-list=!${ALLOWED}`]);

/** Whether nothing that a suspended customer sends to a closed place comes past this rule. */
export const blocksSuspended = (rule: RouterRow): boolean =>
  isInForce(rule) &&
  STOPPING.has(actionOf(rule)) &&
  narrowing(rule).every(([name, value]) => OPEN.has(`${name}=${value}`));

/** A rule above ours that also takes away what suspended customers shall keep. */
const closesAllowed = (rule: RouterRow): boolean => blocksSuspended(rule) && rule['dst-address-list'] !== `!${ALLOWED}`;

export const againstForward: Against = (rule, menu) =>
  closesAllowed(rule)
    ? `which is a ${ruleInWords(rule)}, so that suspended customers do not even reach the portal`
    : letsThrough(rule, menu);

const NARROWED_BY_INTERFACE = ['in-interface', 'in-interface-list', 'in-bridge-port'];

/** Whether a rule of `input` may keep a suspended customer from asking the router for names. */
export const againstDns: Against = (rule) => {
  if (!isInForce(rule) || rule['src-address-list'] === `!${SUSPENDED}`) return null;
  if (!STOPPING.has(actionOf(rule)) || isOfRunningOnly(rule)) return null;
  if (NARROWED_BY_INTERFACE.some((field) => (rule[field] ?? '') !== '')) return null;
  const takes = (['udp', 'tcp'] as const).some((protocol) => takesProtocol(rule.protocol, protocol));
  return takes && takesPort(rule['dst-port'], 53) ? 'so that suspended customers find no names' : null;
};

const LEADING = new Set(['dst-nat', 'redirect', 'netmap', 'same', 'accept']);

/** One host, or what is the router's own: not the pages of the whole net. */
const isOfFewAddresses = (rule: RouterRow): boolean => {
  const address = rule['dst-address'] ?? '';
  const isOfSome = address !== '' && !address.startsWith('!') && !/\/0$/.test(address);
  return isOfSome || rule['dst-address-type'] === 'local' || rule['dst-address-list'] === ALLOWED;
};

const leadsPages = (rule: RouterRow): boolean =>
  isInForce(rule) &&
  LEADING.has(actionOf(rule)) &&
  rule['src-address-list'] !== `!${SUSPENDED}` &&
  takesProtocol(rule.protocol, 'tcp') &&
  takesPort(rule['dst-port'], 80) &&
  !isOfFewAddresses(rule);

/** Whether a rule of `dstnat` may take web pages of a suspended customer elsewhere. */
export const againstPortal: Against = (rule, menu) => {
  const elsewhere = 'so that web pages of suspended customers do not lead to the portal';
  if (leadsPages(rule)) return elsewhere;
  if (!isInForce(rule) || actionOf(rule) !== 'jump' || isOfFewAddresses(rule)) return null;
  if (!takesProtocol(rule.protocol, 'tcp') || !takesPort(rule['dst-port'], 80)) return null;
  const inside = firstThat(menu, rule['jump-target'] ?? '', leadsPages);
  return inside === undefined ? null : `and jumps to ${ruleByName(inside)}, ${elsewhere}`;
};

/** Whether an entry of the walled garden may keep guests from what they shall reach. */
export const againstGarden: Against = (rule) =>
  isInForce(rule) && STOPPING.has(actionOf(rule)) ? 'so that guests may not reach what they should' : null;

/** What stands against our rows of a chain. */
export function againstIn(path: string, chain: string): Against {
  if (path === '/ip/hotspot/walled-garden/ip') return againstGarden;
  if (path === '/ip/firewall/nat') return againstPortal;
  return chain === 'input' ? againstDns : againstForward;
}
