import type { PreparationReportJson } from '#db/schema/preparation.ts';
import { ALLOWED, SUSPENDED } from '../../plan/markers.ts';
import type { RouterRow } from '../../transport/router-transport.ts';
import type { RouterTables } from '../prepared-menus.ts';
import { letsThrough } from './against.ts';
import { isDynamicRule, isInForce, isSwitchedOff, ruleByName } from './firewall-rule.ts';
import type { Blocking } from './judge-blocking.ts';
import type { Group } from './plan-steps.ts';
import { standsInTheWay } from './unmade.ts';

export type Finding = PreparationReportJson['findings'][number];

const bad = (sentence: string): Finding => ({ meaning: 'bad', sentence });
const attention = (sentence: string): Finding => ({ meaning: 'attention', sentence });
const startsSentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** Fields by which a fasttrack rule leaves customers out. */
const EXEMPTING = [
  'src-address',
  'dst-address',
  'src-address-list',
  'dst-address-list',
  'in-interface',
  'out-interface',
  'in-interface-list',
  'out-interface-list',
  'connection-mark',
  'packet-mark',
];

/** https://help.mikrotik.com/docs/spaces/ROS/pages/328068/Packet+Flow+in+RouterOS#PacketFlowinRouterOS-FastTrack */
const fasttracks = ({ rows }: RouterTables): Finding[] =>
  rows['/ip/firewall/filter']
    .filter((rule) => rule.action === 'fasttrack-connection' && isInForce(rule) && !isDynamicRule(rule))
    .filter((rule) => EXEMPTING.every((field) => (rule[field] ?? '') === ''))
    .map((rule) =>
      attention(
        `${startsSentence(ruleByName(rule))} takes every running connection past all rules and past simple queues: what a customer has open when they are suspended goes on until it ends, and their speed is not limited. Let it leave customers out (by interface or address list), or disable it.`,
      ),
    );

const NOT_SPARED = (rule: RouterRow): boolean => rule['src-address-list'] !== `!${SUSPENDED}` && isInForce(rule);

function rawRules({ raw, rows }: RouterTables): Finding[] {
  const leads = rows['/ip/firewall/nat'].some(({ comment }) => comment?.startsWith('isp:prepare:portal') === true);
  return raw
    .filter((rule) => rule.chain === 'prerouting' && NOT_SPARED(rule))
    .flatMap((rule) => {
      if (rule.action === 'notrack' && leads) {
        return [
          attention(
            `${startsSentence(ruleByName(rule))} in /ip/firewall/raw leaves connections untracked: NAT does not see them, so web pages of suspended customers may not lead to the portal.`,
          ),
        ];
      }
      if (rule.action !== 'drop' || rule['src-address-list'] !== SUSPENDED) return [];
      return [
        attention(
          `${startsSentence(ruleByName(rule))} in /ip/firewall/raw drops what suspended customers send before any rule is asked, so that they do not even reach the portal.`,
        ),
      ];
    });
}

/** What the router itself put above ours; it cannot be moved below. */
function dynamicRules(groups: readonly Group[], { rows }: RouterTables): Finding[] {
  const menu = rows['/ip/firewall/filter'];
  const reject = groups.flatMap(({ wanted }) => wanted).find(({ desired }) => desired.what === 'reject')?.existing;
  const last = reject === undefined ? menu.length : menu.indexOf(reject);
  return menu
    .slice(0, last)
    .filter((rule) => rule.chain === 'forward' && isDynamicRule(rule))
    .flatMap((rule) => {
      const effect = letsThrough(rule, menu);
      return effect === null
        ? []
        : [
            bad(
              `${startsSentence(ruleByName(rule))} was put above ours by the router itself, ${effect}. Find what makes it, and switch that off.`,
            ),
          ];
    });
}

const WIDE = 15;

function wideEntries({ rows }: RouterTables): Finding[] {
  return rows['/ip/firewall/address-list'].filter(isInForce).flatMap((row) => {
    const bits = Number(/\/(\d+)$/.exec(row.address ?? '')?.[1] ?? 32);
    return bits > WIDE || bits === 0
      ? []
      : [
          attention(
            `${ALLOWED} holds ${row.address}, which is a large part of the net that suspended customers reach.`,
          ),
        ];
  });
}

const occupied = (groups: readonly Group[], { rows }: RouterTables): Finding[] =>
  groups.flatMap(({ path, wanted }) =>
    wanted.flatMap(({ desired, existing }) => {
      const occupant = existing === undefined ? standsInTheWay(desired, rows[path]) : undefined;
      return occupant === undefined || occupant.serves ? [] : [attention(occupant.sentence)];
    }),
  );

const switchedOff = (groups: readonly Group[]): Finding[] =>
  groups
    .flatMap(({ wanted }) => wanted)
    .filter(({ existing, desired }) => existing !== undefined && isSwitchedOff(existing) && desired.what !== 'reject')
    .map(({ desired, existing }) =>
      attention(`Our ${desired.naturalKey} (${existing?.['.id']}) was disabled by hand.`),
    );

/** What a person should know before anything is written, the gravest first. */
export function findProblems(groups: readonly Group[], tables: RouterTables, { problem }: Blocking): Finding[] {
  return [
    ...(problem === null ? [] : [bad(problem)]),
    ...dynamicRules(groups, tables),
    ...switchedOff(groups),
    ...fasttracks(tables),
    ...rawRules(tables),
    ...wideEntries(tables),
    ...occupied(groups, tables),
    ...(tables.lackingPolicy === null ? [] : [attention(tables.lackingPolicy)]),
  ];
}
