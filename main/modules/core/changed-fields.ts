export interface Difference<Row> {
  readonly before: Partial<Row>;
  readonly after: Partial<Row>;
}

/** Only what differs between two readings of a row, for the audit; undefined when nothing does. */
export function changedFields<Row extends object>(before: Row, after: Row): Difference<Row> | undefined {
  const was: Partial<Row> = {};
  const is: Partial<Row> = {};
  let differs = false;
  for (const key in after) {
    if (before[key] === after[key]) continue;
    was[key] = before[key];
    is[key] = after[key];
    differs = true;
  }
  return differs ? { before: was, after: is } : undefined;
}

type Given<Change> = { [Key in keyof Change]: Exclude<Change[Key], undefined> };

/** A change without the fields that it does not name. */
export const given = <Change extends object>(change: Change): Partial<Given<Change>> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<Given<Change>>;
