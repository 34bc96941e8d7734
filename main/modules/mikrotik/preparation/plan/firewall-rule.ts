import { canonical } from '../../plan/canonical.ts';
import type { RouterRow } from '../../transport/router-transport.ts';

/** What a rule does and how it is kept; every other field narrows down what it does it to. */
const NOT_NARROWING = new Set([
  '.id',
  'chain',
  'action',
  'comment',
  'disabled',
  'dynamic',
  'invalid',
  'bytes',
  'packets',
  'log',
  'log-prefix',
  'reject-with',
  'jump-target',
  'address-list',
  'address-list-timeout',
  'hw-offload',
  'to-addresses',
  'to-ports',
]);

/** `all`-like matchers that RouterOS prints though nobody set them narrow down nothing. */
const isSet = (value: string): boolean => value !== '';

/** Fields by which a rule takes only part of the traffic. */
export const narrowing = (rule: RouterRow): [string, string][] =>
  Object.entries(rule).filter(([name, value]) => !NOT_NARROWING.has(name) && isSet(value));

const flag = (rule: RouterRow, name: string): boolean => canonical('disabled', rule[name]) === 'yes';

/** Whether the router acts by it: not switched off, and what it names exists. */
export const isInForce = (rule: RouterRow): boolean => !flag(rule, 'disabled') && !flag(rule, 'invalid');
export const isDynamicRule = (rule: RouterRow): boolean => canonical('dynamic', rule.dynamic) === 'yes';
export const isSwitchedOff = (rule: RouterRow): boolean => flag(rule, 'disabled');

/** `accept connection-state=established,related`. */
export const ruleInWords = (rule: RouterRow): string =>
  [
    rule.action ?? 'accept',
    ...(rule['jump-target'] === undefined ? [] : [`jump-target=${rule['jump-target']}`]),
    ...narrowing(rule).map(([name, value]) => `${name}=${value}`),
    ...(rule['to-addresses'] === undefined || rule['to-addresses'] === '' ? [] : [`to ${rule['to-addresses']}`]),
  ].join(' ');

/** `the rule *7 ‘defconf: fasttrack’`, for sentences. */
export function ruleByName(rule: RouterRow): string {
  const comment = rule.comment?.trim() ?? '';
  return `the rule ${rule['.id'] ?? ''} ${comment === '' ? `(${ruleInWords(rule)})` : `‘${comment}’`}`;
}

/** Whether a field of ports such as `53,80-90` takes this one; `!80` all others. */
export function takesPort(ports: string | undefined, port: number): boolean {
  if (ports === undefined || ports === '') return true;
  const isNegated = ports.startsWith('!');
  const takes = ports
    .replace(/^!/, '')
    .split(',')
    .some((part) => {
      const [from = Number.NaN, to = from] = part.split('-').map(Number);
      return port >= from && port <= to;
    });
  return takes !== isNegated;
}

/** Protocols by name and number. */
const numbers: Readonly<Record<string, string>> = { '6': 'tcp', '17': 'udp', '1': 'icmp' };

export function takesProtocol(protocol: string | undefined, wanted: 'tcp' | 'udp'): boolean {
  if (protocol === undefined || protocol === '') return true;
  const isNegated = protocol.startsWith('!');
  const name = protocol.replace(/^!/, '');
  return ((numbers[name] ?? name) === wanted) !== isNegated;
}
