import { expect, test } from 'vitest';
import { progressOf } from './row-progress.ts';

test('no progress is shown before anything is written', () => {
  expect(progressOf('planned', { state: 'planned' }, true)).toBeUndefined();
  expect(progressOf('rejected', { state: 'planned' }, false)).toBeUndefined();
});

test('while a change is applied one row after another moves, and a written row waits to be read back', () => {
  expect(progressOf('approved', { state: 'planned' }, true)).toBe('queued');
  expect(progressOf('applying', { state: 'planned' }, true)).toBe('applying');
  expect(progressOf('applying', { state: 'planned' }, false)).toBe('queued');
  expect(progressOf('applying', { state: 'applied' }, false)).toBe('applying');
  expect(progressOf('applying', { state: 'verified' }, false)).toBe('verified');
});

test('of a failed change nothing looks verified that was not read back', () => {
  expect(progressOf('failed', { state: 'failed' }, false)).toBe('failed');
  expect(progressOf('failed', { state: 'applied' }, false)).toBe('failed');
  expect(progressOf('failed', { state: 'planned' }, false)).toBe('skipped');
});
