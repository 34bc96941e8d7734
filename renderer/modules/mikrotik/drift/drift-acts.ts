import { client } from '#app/client.ts';
import type { DriftActName, DriftChoice } from '#contract/mikrotik.ts';
import { counted } from '../../core/show/words.ts';

interface Told {
  readonly services: number;
  readonly refused: readonly { readonly sentence: string }[];
}

interface ActWords {
  readonly label: string;
  readonly keys: string;
  readonly question: (what: string) => string;
  readonly example: string;
  readonly confirm: string;
  readonly call: (input: { choice: DriftChoice; reason: string }) => Promise<Told>;
  /** After it was asked for. */
  readonly done: (services: number) => string;
}

const services = (count: number): string => counted(count, 'service');

/** The acts that have a preview, each in its own words. */
export const driftActWords: Readonly<Record<DriftActName, ActWords>> = {
  push: {
    label: 'Push back…',
    keys: 'p',
    question: (what) => `Push ${what} back?`,
    example: 'Somebody changed it in Winbox',
    confirm: 'Push back',
    call: (input) => client.mikrotik.drift.push(input),
    done: (count) => `${services(count)} pushed. The rows go as soon as they are read back as wanted.`,
  },
  adopt: {
    label: 'Adopt into the books…',
    keys: 'o',
    question: (what) => `Adopt ${what} into the books?`,
    example: 'The customer has a new router',
    confirm: 'Adopt',
    call: (input) => client.mikrotik.drift.adopt(input),
    done: (count) => `${services(count)} changed in the books, as the router shows it.`,
  },
  take_back: {
    label: 'Take back…',
    keys: 't',
    question: (what) => `Take ${what} back?`,
    example: 'Its comment was edited by hand',
    confirm: 'Take back',
    call: (input) => client.mikrotik.drift.takeBack(input),
    done: (count) => `The marker of ${services(count)} is put back; what else differs is shown afterwards.`,
  },
};

export const driftActNames: readonly DriftActName[] = ['push', 'adopt', 'take_back'];
