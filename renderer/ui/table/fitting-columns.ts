interface Sized {
  readonly id: string;
  readonly width?: number;
  readonly grow?: boolean;
}

export const defaultWidth = 140;

/** A column that takes what is left gives some of its width before another has to go. */
const leastShare = 0.7;

/** The first columns that stand in a room whole: what would be cut at its edge is left out. */
export function fittingColumns<C extends Sized>(
  columns: readonly C[],
  widths: Readonly<Record<string, number>>,
  room: number,
): readonly C[] {
  let used = 0;
  const last = columns.findIndex((column) => {
    used += widths[column.id] ?? (column.width ?? defaultWidth) * (column.grow ? leastShare : 1);
    return used > room;
  });
  return last === -1 ? columns : columns.slice(0, Math.max(1, last));
}
