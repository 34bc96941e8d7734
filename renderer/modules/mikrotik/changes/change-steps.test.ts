import { expect, test } from 'vitest';
import { stepsOf } from './change-steps.ts';

const change = {
  state: 'planned',
  deviceStage: 'staged',
  createdAt: '2026-11-22T02:00:00.000Z',
  plannedAt: '2026-11-22T02:00:05.000Z',
  appliedAt: null,
  verifiedAt: null,
  requestedBy: 'daily run',
  approvedBy: null,
  rowCount: 2,
  heldBy: null,
  waits: null,
} as const;

const said = (facts: Parameters<typeof stepsOf>[0]) =>
  stepsOf(facts).map(({ word, place, note }) => `${word} ${place}${note === null ? '' : `: ${note}`}`);

test('a planned change of a staged router waits for a person', () => {
  expect(said(change)).toEqual([
    'Queued done: by daily run',
    'Planned done',
    'Approve here: waits for a person',
    'Applied ahead',
    'Verified ahead',
  ]);
});

test('a change that the brake stopped on a live router waits for a person too', () => {
  expect(said({ ...change, deviceStage: 'live', heldBy: 'brake' })[2]).toBe(
    'Approve here: stopped: waits for a person',
  );
});

test('what waits for an end of time says for which', () => {
  const queued = { ...change, state: 'queued', plannedAt: null } as const;
  expect(said({ ...queued, waits: { for: 'quiet_hours', until: null } })[0]).toBe('Queued here: after the quiet hours');
  const approved = { ...change, state: 'approved', waits: { for: 'maintenance', until: null } } as const;
  expect(said(approved)[3]).toBe('Apply here: after the maintenance');
});

test('a dry run never goes on', () => {
  expect(said({ ...change, deviceStage: 'dry_run' })[2]).toBe('Approve here: dry run: never');
});

test('what failed stands at the step in which it failed', () => {
  const failed = { ...change, state: 'failed', approvedBy: 'Amaka Obi' } as const;
  expect(said(failed)[3]).toBe('Failed here: while writing');
  expect(said({ ...failed, appliedAt: '2026-11-22T02:01:00.000Z' })[4]).toBe('Failed here: while reading back');
  expect(said({ ...failed, plannedAt: null })[1]).toBe('Failed here: while planning');
  expect(said({ ...failed, approvedBy: null })[2]).toBe('Failed here: before it was approved');
});

test('a rejected change ends there', () => {
  expect(said({ ...change, state: 'rejected' }).at(-1)).toBe('Rejected here: the router stays as it is');
});
