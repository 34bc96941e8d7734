import { refusalOf } from '#app/client.ts';
import type { Refusal } from '#ui/refusal.ts';

/** Runs a call of a form or a dialog: answers the refusal to show there, or nothing when it is done. */
export async function attempt<T>(call: () => Promise<T>, done: (answer: T) => void): Promise<Refusal | undefined> {
  try {
    done(await call());
    return undefined;
  } catch (error) {
    return refusalOf(error);
  }
}
