import type { Page } from '#platform/page.ts';

export interface Listed<Item> extends Page<Item> {
  readonly total: number;
}

/** A page with how many the whole filter finds; a list that fits on its first page needs no second look. */
export async function listed<Item>(
  cursor: string | null,
  page: Promise<Page<Item>>,
  count: () => Promise<{ total: number }>,
): Promise<Listed<Item>> {
  const { items, nextCursor } = await page;
  const total = cursor === null && nextCursor === null ? items.length : (await count()).total;
  return { items, nextCursor, total };
}
