import { expect, test } from 'vitest';
import { fittingColumns } from './fitting-columns.ts';

const columns = [{ id: 'name', width: 200 }, { id: 'code', width: 100 }, { id: 'phone' }];
const within = (room: number, widths = {}) => fittingColumns(columns, widths, room).map(({ id }) => id);

test('beside a detail a list shows the columns that fit whole, and always its first', () => {
  expect(within(440)).toEqual(['name', 'code', 'phone']);
  expect(within(439)).toEqual(['name', 'code']);
  expect(within(90)).toEqual(['name']);
});

test('a column that someone made wider needs that width', () => {
  expect(within(440, { name: 220 })).toEqual(['name', 'code']);
});

test('a growing column shrinks before another is left out', () => {
  const growing = [
    { id: 'name', width: 200, grow: true },
    { id: 'code', width: 100 },
  ];
  expect(fittingColumns(growing, {}, 240)).toEqual(growing);
  expect(fittingColumns(growing, {}, 230).map(({ id }) => id)).toEqual(['name']);
});
