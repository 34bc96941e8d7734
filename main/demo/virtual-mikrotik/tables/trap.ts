/** RouterOS's trap categories that the virtual router uses; a trap may come without one. */
export const trapCategory = { missingItem: 0, argument: 1, interrupted: 2 } as const;

/** A refusal as RouterOS words it; it reaches the client as `!trap`. */
export class Trap extends Error {
  override readonly name = 'Trap';
  readonly category: number | undefined;
  readonly reason: 'no-such-item' | 'other';

  constructor(message: string, category?: number, reason: 'no-such-item' | 'other' = 'other') {
    super(message);
    this.category = category;
    this.reason = reason;
  }
}

export const failure = (text: string) => new Trap(`failure: ${text}`);
export const unknownParameter = (name: string) => new Trap(`unknown parameter ${name}`);
export const missingArgument = (name: string) => new Trap(`missing =${name}=`);
export const missingValues = (names: readonly string[]) =>
  new Trap(`missing value(s) of argument(s) ${names.join(' ')}`, trapCategory.argument);
export const noSuchItem = () => new Trap('no such item', trapCategory.missingItem, 'no-such-item');
export const noSuchCommand = (what: string) => new Trap(what, trapCategory.missingItem);
export const notAllowed = () => new Trap('not enough permissions (9)');
export const invalidValue = (argument: string) =>
  new Trap(`invalid value for argument ${argument}`, trapCategory.argument);
export const outOfRange = (argument: string, min: number, max: number) =>
  new Trap(`value of ${argument} out of range (${min}..${max})`, trapCategory.argument);
export const noMatch = (argument: string) =>
  new Trap(`input does not match any value of ${argument}`, trapCategory.argument);
export const ambiguous = (argument: string) =>
  new Trap(`ambiguous value of ${argument}, more than one possible value matches input`, trapCategory.argument);
