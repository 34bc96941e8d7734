import { expect, test } from 'vitest';
import { allRows, csvOf } from './export-csv.ts';

const columns = [
  { header: 'Customer', text: (row: { name: string; open: string }) => row.name },
  { header: 'Open', text: (row: { name: string; open: string }) => row.open },
];

test('a name with commas, quotes and lines stays one cell', () => {
  const csv = csvOf(columns, [{ name: 'Obi, "Ada"\nLtd', open: '12.50' }]);
  expect(csv).toBe('\uFEFFCustomer,Open\r\n"Obi, ""Ada""\nLtd",12.50\r\n');
});

test('a name that a spreadsheet would run as a formula stays a text, a credit stays a number', () => {
  const csv = csvOf(columns, [{ name: '=HYPERLINK("x")', open: '-12.50' }]);
  expect(csv.split('\r\n')[1]).toBe(`"'=HYPERLINK(""x"")",-12.50`);
  expect(csvOf(columns, [{ name: '-2+3+cmd', open: '' }]).split('\r\n')[1]).toBe(`'-2+3+cmd,`);
});

test('an export goes on to the last page', async () => {
  const pages = [
    { items: [1, 2], nextCursor: 'b' },
    { items: [3], nextCursor: null },
  ];
  const asked: (string | null)[] = [];
  const rows = await allRows(async (cursor) => {
    asked.push(cursor);
    return pages[cursor === null ? 0 : 1] ?? { items: [], nextCursor: null };
  });
  expect(rows).toEqual([1, 2, 3]);
  expect(asked).toEqual([null, 'b']);
});
