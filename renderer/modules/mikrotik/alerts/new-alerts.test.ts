import { expect, it } from 'vitest';
import type { Alert } from '#contract/mikrotik.ts';
import { noticeOf } from './alert-words.ts';
import { newSince, noticesOf } from './new-alerts.ts';

const alert = (id: string, fields: Partial<Alert> = {}): Alert => ({
  id,
  deviceId: `device ${id}`,
  deviceName: `hill-${id}`,
  kind: 'down',
  subject: '',
  detail: 'It did not answer.',
  times: 1,
  raisedAt: '2026-01-01T00:00:00.000Z',
  lastAt: '2026-01-01T00:00:00.000Z',
  clearedAt: null,
  clearedBecause: null,
  acknowledgedAt: null,
  acknowledgedBy: null,
  ...fields,
});

it('tells of what is new, and of nothing that stood when the console was opened', () => {
  expect(newSince(undefined, [alert('1')])).toEqual([]);
  expect(newSince(new Set(['1']), [alert('1'), alert('2')]).map(({ id }) => id)).toEqual(['2']);
  expect(newSince(new Set(), [alert('1', { acknowledgedAt: '2026-01-01T00:01:00.000Z' })])).toEqual([]);
});

it('tells of a few each by itself, of many in one notice', () => {
  expect(noticesOf([alert('1', { kind: 'interface_down', subject: 'ether1' })], noticeOf)).toEqual([
    { title: 'hill-1: link down: ether1', body: 'It did not answer.' },
  ]);
  const many = Array.from({ length: 31 }, (_, at) => alert(String(at)));
  expect(noticesOf(many, noticeOf)).toEqual([
    { title: '31 new alerts', body: 'hill-0, hill-1, hill-2, hill-3, hill-4 and 26 more' },
  ]);
});
