/** The parts of an effect's sentence as the back office says them, for one and for many. */
const phrases = [
  ['customer loses service', 'customers lose service'],
  ['customer gets service', 'customers get service'],
  ['customer’s service changes', 'customers’ services change'],
  ['service is only marked as ours', 'services are only marked as ours'],
  ['live session drops', 'live sessions drop'],
  ['profile of many services is written', 'profiles of many services are written'],
] as const;

type Phrase = readonly [one: string, many: string];

const phraseOf = (words: string): Phrase =>
  phrases.find(([one, many]) => words === one || words === many) ?? [words, words];

const rank = (phrase: Phrase): number => {
  const at = phrases.findIndex(([one]) => one === phrase[0]);
  return at < 0 ? phrases.length : at;
};

/**
 * "12 customers lose service, 3 live sessions drop." from the sentence of each change: who loses what is judged by the back
 * office alone. A change that writes nothing adds nothing.
 */
export function effectOfMany(effects: readonly string[]): string {
  const sums = new Map<string, { phrase: Phrase; count: number }>();
  for (const part of effects.flatMap((effect) => effect.replace(/\.$/, '').split(', '))) {
    const [, digits, words] = /^(\d+) (.+)$/.exec(part) ?? [];
    if (digits === undefined || words === undefined) continue;
    const phrase = phraseOf(words);
    const before = sums.get(phrase[0])?.count ?? 0;
    sums.set(phrase[0], { phrase, count: before + Number(digits) });
  }
  if (sums.size === 0) return effects[0] ?? 'Nothing is written.';
  const said = [...sums.values()].sort((a, b) => rank(a.phrase) - rank(b.phrase));
  return `${said.map(({ phrase: [one, many], count }) => `${count} ${count === 1 ? one : many}`).join(', ')}.`;
}
