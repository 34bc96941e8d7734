export interface Page<Row> {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
}

/** Every row that a list's filter finds, page after page. */
export async function rowsOfAll<Row>(page: (cursor: string | null) => Promise<Page<Row>>): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    const { items, nextCursor }: Page<Row> = await page(cursor);
    rows.push(...items);
    cursor = nextCursor;
  } while (cursor !== null);
  return rows;
}
