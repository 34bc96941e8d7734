import type { DrawnRuleJson, PreparationReportJson } from '#db/schema/preparation.ts';
import type { RouterRow } from '../../transport/router-transport.ts';
import { preparedMenus, type RouterTables } from '../prepared-menus.ts';
import { againstIn } from './against.ts';
import { isDynamicRule, isSwitchedOff, ruleInWords } from './firewall-rule.ts';
import type { Group } from './plan-steps.ts';
import type { Step } from './planned-step.ts';

/** More rules than a person reads; ours and the first stand among these in any order that makes sense. */
const MOST_RULES = 200;

type Drawn = PreparationReportJson['chains'][number];

function drawn(rule: RouterRow, index: number, menu: readonly RouterRow[], group: Group, steps: readonly Step[]) {
  const wanted = group.wanted.find(({ existing }) => existing === rule);
  const own = steps.filter(({ id }) => id === rule['.id']);
  const ours = group.wanted.flatMap(({ existing }) => (existing === undefined ? [] : [menu.indexOf(existing)]));
  const isAbove = ours.length === 0 || ours.some((at) => at > index);
  const against = againstIn(group.path, group.chain ?? '');
  const plan = own.some(({ sign }) => sign === '>' || sign === '-') ? 'goes' : own.length > 0 ? 'changes' : 'stays';
  return {
    id: rule['.id'] ?? '',
    number: index,
    words: ruleInWords(rule),
    comment: rule.comment ?? '',
    whose: wanted !== undefined ? 'ours' : isDynamicRule(rule) ? 'router' : 'foreign',
    isDisabled: isSwitchedOff(rule),
    isAgainst: wanted === undefined && isAbove && against(rule, menu) !== null,
    plan,
  } satisfies DrawnRuleJson;
}

function comes(step: Step, group: Group): DrawnRuleJson {
  const wanted = group.wanted.find(({ desired }) => desired.what === step.what);
  const { comment = '', ...fields } = wanted?.desired.fields ?? {};
  const words = ruleInWords({ ...fields, disabled: 'no' });
  return { id: null, number: null, words, comment, whose: 'ours', isDisabled: false, isAgainst: false, plan: 'comes' };
}

function drawChain(group: Group, menu: readonly RouterRow[], all: readonly Step[]): Drawn {
  const steps = all.filter(
    ({ path, what, id }) =>
      path === group.path &&
      (group.wanted.some(({ desired }) => desired.what === what) ||
        menu.some((rule) => rule.chain === group.chain && rule['.id'] === id)),
  );
  const arriving = steps.filter(({ sign }) => sign === '+' || sign === '>');
  const rules = menu.flatMap((rule, index) => {
    const here = arriving.filter(({ above }) => above !== null && above.id === rule['.id']);
    if (rule.chain !== group.chain) return here.map((step) => comes(step, group));
    return [...here.map((step) => comes(step, group)), drawn(rule, index, menu, group, steps)];
  });
  const last = arriving.filter(({ above }) => above === null).map((step) => comes(step, group));
  return { path: group.path, chain: group.chain ?? '', rules: [...rules, ...last].slice(0, MOST_RULES) };
}

/** The router's own lists as they are, with ours in place among the others and what the plan makes of them. */
export const drawChains = (groups: readonly Group[], { rows }: RouterTables, steps: readonly Step[]): Drawn[] =>
  groups
    .filter(({ path, chain }) => preparedMenus[path].isOrdered && chain !== undefined)
    .sort((a, b) => Number(b.chain === 'forward') - Number(a.chain === 'forward'))
    .map((group) => drawChain(group, rows[group.path], steps));
