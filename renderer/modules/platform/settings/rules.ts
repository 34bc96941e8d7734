import type { client } from '#app/client.ts';
import { helpOf } from './rule-words.ts';

export type Rule = Awaited<ReturnType<typeof client.platform.settings.get>>[number];
export type RuleValue = Rule['value'];

const optionWords: Readonly<Record<string, string>> = {
  nothing_open: 'Nothing is open',
  nothing_overdue: 'Nothing is overdue',
  anyone: 'Anyone who may approve',
  another: 'Another than who wanted them',
};

export const optionInWords = (option: string): string => optionWords[option] ?? option.replaceAll('_', ' ');

export function valueInWords(rule: Rule, value: RuleValue): string {
  if (value === '') return 'none';
  return rule.options === null ? String(value) : optionInWords(String(value));
}

/** A rule whose default is nothing may be left empty. */
export const isMissing = (rule: Rule, value: RuleValue | null): boolean =>
  value === null || (value === '' && rule.standard !== '');

/** What it is for, where that needs saying; then "A whole number from 0 to 90 days. Default 7." A choice needs no rule: it stands there. */
export function hintOf(rule: Rule): string {
  const standard = `Default: ${valueInWords(rule, rule.standard)}.`;
  const said =
    rule.options === null ? `${rule.rule.charAt(0).toUpperCase()}${rule.rule.slice(1)} ${standard}` : standard;
  const help = helpOf(rule.key);
  return help === undefined ? said : `${help} ${said}`;
}

/** What a form changed, in the words of the rules: "Grace after the due date: 5 → 7". */
export function changesInWords(rules: readonly Rule[], changes: Readonly<Record<string, RuleValue>>): string[] {
  return rules.flatMap((rule) => {
    const next = changes[rule.key];
    return next === undefined ? [] : [`${rule.label}: ${valueInWords(rule, rule.value)} → ${valueInWords(rule, next)}`];
  });
}
