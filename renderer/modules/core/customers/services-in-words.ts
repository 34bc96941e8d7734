import type { Customer } from '#contract/core.ts';
import type { Word } from '../show/words.ts';

type Counts = Customer['services'];

/** In the order in which they matter to whoever answers the phone. */
export const serviceCountWords: readonly (Word & { readonly of: keyof Counts })[] = [
  { of: 'suspended', word: 'suspended', meaning: 'bad' },
  { of: 'active', word: 'active', meaning: 'good' },
  { of: 'waiting', word: 'waiting to be installed', meaning: 'waiting' },
  { of: 'paused', word: 'paused', meaning: 'off' },
];

/** "2 active, 1 suspended"; what has ended is told only when nothing else is left. */
export function servicesInWords(services: Counts): string {
  const parts = serviceCountWords.flatMap(({ of, word }) => (services[of] > 0 ? [`${services[of]} ${word}`] : []));
  if (parts.length > 0) return parts.join(', ');
  return services.terminated > 0 ? `${services.terminated} terminated` : 'no service';
}

/** The state of the whole customer: the worst of their services, in a word. */
export function customerState(services: Counts): Word {
  const present = serviceCountWords.filter(({ of }) => services[of] > 0);
  const [worst] = present;
  if (worst === undefined) {
    return { word: services.terminated > 0 ? 'former customer' : 'no service yet', meaning: 'off' };
  }
  const all = present.reduce((sum, { of }) => sum + services[of], 0);
  const word = worst.of === 'waiting' ? 'waiting' : worst.word;
  return {
    word: all === services[worst.of] ? word : `${services[worst.of]} of ${all} ${word}`,
    meaning: worst.meaning,
  };
}
