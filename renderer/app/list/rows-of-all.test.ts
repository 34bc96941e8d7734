import { expect, test } from 'vitest';
import { rowsOfAll } from './rows-of-all.ts';

test('an export goes on to the last page', async () => {
  const pages = [
    { items: [1, 2], nextCursor: 'b' },
    { items: [3], nextCursor: null },
  ];
  const asked: (string | null)[] = [];
  const rows = await rowsOfAll(async (cursor) => {
    asked.push(cursor);
    return pages[cursor === null ? 0 : 1] ?? { items: [], nextCursor: null };
  });
  expect(rows).toEqual([1, 2, 3]);
  expect(asked).toEqual([null, 'b']);
});
