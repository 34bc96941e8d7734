/** What reading a person's text came to: the value, or a sentence that says what would be understood. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

export const understood = <T>(value: T): Parsed<T> => ({ ok: true, value });

export const notUnderstood = (problem: string): Parsed<never> => ({ ok: false, problem });
