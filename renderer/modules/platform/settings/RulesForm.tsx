import { useQueryClient } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useState } from 'react';
import { api, client, refusalOf } from '#app/client.ts';
import { useMay } from '#app/session.ts';
import { refusedTogether } from '#contract/settings-together.ts';
import { FieldGroup, Form, useForm } from '#ui/Form.tsx';
import { tellDone, tellProblem } from '#ui/toast.ts';
import { RuleField } from './RuleField.tsx';
import { chapterOf, helpOf } from './rule-words.ts';
import { changesInWords, isMissing, type Rule, type RuleValue } from './rules.ts';

interface RulesFormProps {
  rules: readonly Rule[];
  onUndone: () => Promise<void>;
}

type Values = Record<string, RuleValue | null>;

const valuesOf = (rules: readonly Rule[]): Values => Object.fromEntries(rules.map(({ key, value }) => [key, value]));

export function RulesForm({ rules, onUndone }: RulesFormProps) {
  const may = useMay();
  const queries = useQueryClient();
  const mayWrite = may('settings.write');
  const [initial] = useState(() => valuesOf(rules));
  const [saved, setSaved] = useState(initial);
  const form = useForm<Values>({
    initial,
    validate: Object.fromEntries(
      rules.map((rule) => [
        rule.key,
        (value: RuleValue | null, all: Values) =>
          isMissing(rule, value) ? `${rule.label}: ${rule.rule}` : problemTogether(rule.key, all),
      ]),
    ),
    onSubmit: async (values) => {
      const changes: Record<string, RuleValue> = {};
      const before: Record<string, RuleValue> = {};
      for (const [key, value] of Object.entries(values)) {
        const was = saved[key];
        if (value === null || value === was || was === null || was === undefined) continue;
        changes[key] = value;
        before[key] = was;
      }
      const told = changesInWords(rules, changes);
      if (told.length === 0) return { message: 'Nothing was changed.' };
      try {
        await client.platform.settings.update({ changes });
      } catch (error) {
        return refusalOf(error);
      }
      setSaved(values);
      await queries.invalidateQueries({ queryKey: api.platform.settings.key() });
      tellDone(`Saved. ${told.join('; ')}.`, { undo: () => void takeBack(before, onUndone) });
      return undefined;
    },
  });
  // No draft is kept: brought back later, it would undo what somebody else changed meanwhile.
  useBlocker({
    shouldBlockFn: () => form.dirty && !window.confirm('Leave without saving the rules?'),
    enableBeforeUnload: false,
  });
  const chapters = [...Map.groupBy(rules, chapterOf)];
  return (
    <Form
      label="Rules"
      form={form}
      submit="Save rules"
      {...(mayWrite ? {} : { refused: 'Rules are changed by an admin.' })}
    >
      {chapters.map(([chapter, ofChapter]) => (
        <FieldGroup key={chapter} title={chapter} columns={ofChapter.some(({ key }) => helpOf(key)) ? 2 : 3}>
          {ofChapter.map((rule) => (
            <RuleField key={rule.key} rule={rule} disabled={!mayWrite} {...form.field(rule.key)} />
          ))}
        </FieldGroup>
      ))}
    </Form>
  );
}

const textOf = (value: RuleValue | null | undefined): string => (value == null ? '' : String(value).trim());

/** What the server would refuse of rules that belong together, said while they are typed. */
function problemTogether(key: string, all: Values): string | undefined {
  const problems: Readonly<Record<string, string | undefined>> = refusedTogether({
    'network.quietFrom': textOf(all['network.quietFrom']),
    'network.quietUntil': textOf(all['network.quietUntil']),
  });
  return problems[key];
}

async function takeBack(before: Readonly<Record<string, RuleValue>>, onUndone: () => Promise<void>): Promise<void> {
  try {
    await client.platform.settings.update({ changes: before });
    await onUndone();
    tellDone('The rules are as they were before.');
  } catch (error) {
    tellProblem(refusalOf(error).message);
  }
}
