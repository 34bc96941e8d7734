import type { SubscriptionState } from '#contract/subscription-machine.ts';
import type { Meaning } from '#ui/meaning.ts';
import { stateWords } from '../show/words.ts';

/** Something that stands somewhere: a service at its installation, or a sector. */
export interface Place {
  readonly id: string;
  readonly label: string;
  readonly state: SubscriptionState | 'sector';
  readonly lat: number;
  readonly lng: number;
}

export const meaningOf = (state: SubscriptionState): Meaning => stateWords[state].meaning;

export const placeInWords = ({ label, state }: Place): string =>
  state === 'sector' ? label : `${label}, ${stateWords[state].word}`;
