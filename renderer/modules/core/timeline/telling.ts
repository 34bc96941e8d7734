import type { Meaning } from '#ui/meaning.ts';
import type { Known } from './field-words.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** How an event is told. */
export interface Telling {
  readonly meaning: Meaning;
  /** `name` is the record's: SUB-000123, INV-2026-000045. */
  readonly say: (name: string, after: Fields, known: Known, before: Fields) => string;
}

export const told = (meaning: Meaning, say: Telling['say']): Telling => ({ meaning, say });
export const routerOf = (after: Fields): string => (typeof after.router === 'string' ? after.router : 'The router');
