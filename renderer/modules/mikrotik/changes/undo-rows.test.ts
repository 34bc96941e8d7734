import { expect, test } from 'vitest';
import type { ChangeRow } from '#contract/mikrotik.ts';
import { undoRows } from './undo-rows.ts';

const row = (part: Partial<ChangeRow>): ChangeRow => ({
  rowNo: 1,
  path: '/ppp/secret',
  naturalKey: 'ada',
  sign: '~',
  before: null,
  after: null,
  reason: '',
  state: 'verified',
  error: null,
  ...part,
});

test('an undo turns the written rows round, the last one first', () => {
  const rows = undoRows([
    row({ rowNo: 1, before: { profile: 'home-20', comment: '' }, after: { profile: 'isp-suspended', comment: 'x' } }),
    row({ rowNo: 2, path: '/queue/simple', naturalKey: 'isp-1', sign: '+', after: { target: '10.0.0.9/32' } }),
  ]);
  expect(rows).toEqual([
    { key: '2', sign: '−', name: 'isp-1', path: '/queue/simple', how: 'is removed again' },
    {
      key: '1',
      sign: '~',
      name: 'ada',
      path: '/ppp/secret',
      how: 'profile isp-suspended → home-20, comment x → empty',
    },
  ]);
});

test('a row that was never written is not undone, a dropped session dials in by itself', () => {
  const rows = undoRows([
    row({ rowNo: 1, state: 'failed' }),
    row({ rowNo: 2, path: '/ppp/active', sign: '-', before: { address: '10.0.0.9' } }),
  ]);
  expect(rows.map(({ key, how }) => [key, how])).toEqual([['2', 'dials in again by itself']]);
});
