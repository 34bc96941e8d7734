import type { DrawnChain, DrawnRule } from '#contract/mikrotik.ts';
import { MeaningShape } from '#ui/MeaningShape.tsx';
import type { Meaning } from '#ui/meaning.ts';
import { Section } from '#ui/Section.tsx';
import styles from './Preparation.module.css';

const chainNames: Readonly<Record<string, string>> = { '/ip/firewall/filter': 'Filter', '/ip/firewall/nat': 'NAT' };

/** One chain as the router goes through it, from the top: ours among the others, and where the plan puts them. */
export function RuleList({ chain }: { chain: DrawnChain }) {
  const name = `${chainNames[chain.path] ?? chain.path}, chain ${chain.chain}`;
  return (
    <Section title={name} note="as the router goes through it, from the top" flush>
      <ol className={styles.rules} aria-label={name}>
        {chain.rules.map((rule) => (
          <Rule key={`${rule.id ?? 'new'} ${rule.plan} ${rule.comment}`} rule={rule} />
        ))}
      </ol>
    </Section>
  );
}

function Rule({ rule }: { rule: DrawnRule }) {
  const mark = markOf(rule);
  return (
    <li className={styles.rule} data-whose={rule.whose} data-plan={rule.plan} data-off={rule.isDisabled || undefined}>
      <span className={styles.number}>{rule.number ?? '+'}</span>
      <span className={styles.words} title={rule.words}>
        {rule.words}
      </span>
      <span className={styles.comment} title={rule.comment}>
        {rule.comment}
      </span>
      <span className={styles.mark}>
        {mark !== undefined && (
          <>
            <MeaningShape meaning={mark.meaning} size={10} />
            {mark.word}
          </>
        )}
      </span>
    </li>
  );
}

function markOf({ plan, isAgainst, whose, isDisabled }: DrawnRule): { word: string; meaning: Meaning } | undefined {
  if (plan === 'comes') return { word: 'comes here', meaning: 'waiting' };
  if (plan === 'goes') return { word: 'goes from here', meaning: 'waiting' };
  if (plan === 'changes') return { word: 'is mended', meaning: 'waiting' };
  if (isAgainst) return { word: 'stands against ours', meaning: 'bad' };
  if (isDisabled) return { word: 'disabled', meaning: 'off' };
  if (whose === 'ours') return { word: 'ours', meaning: 'good' };
  return whose === 'router' ? { word: 'made by the router', meaning: 'off' } : undefined;
}
