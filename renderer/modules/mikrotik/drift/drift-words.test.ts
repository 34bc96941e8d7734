import { describe, expect, it } from 'vitest';
import type { DriftRow } from '#contract/mikrotik.ts';
import { differenceOf, fieldLines } from './drift-words.ts';

const row = (fields: Pick<DriftRow, 'kind' | 'wanted' | 'applied' | 'live'>): DriftRow => ({
  id: '1',
  deviceId: '2',
  deviceName: 'hill-1',
  deviceStage: 'live',
  path: '/ppp/secret',
  naturalKey: 'ada',
  harm: null,
  note: 'It is not on the router.',
  subscription: null,
  services: null,
  appliedBy: null,
  firstSeenAt: '2026-11-22T10:00:00.000Z',
  ignored: null,
  pending: null,
  acts: { push: { can: true, words: '' }, adopt: { can: false, words: '' }, takeBack: null },
  ...fields,
});

describe('what differs', () => {
  it('is said field by field, and of a password only that it is another', () => {
    const wanted = { profile: 'home', password: '••••••', 'remote-address': '' };
    const live = { profile: 'office', password: '••••••', 'remote-address': '10.0.0.9' };
    expect(differenceOf(row({ kind: 'changed', wanted, applied: null, live }))).toBe(
      'profile office, not home; another password; remote-address 10.0.0.9, not empty',
    );
    expect(differenceOf(row({ kind: 'missing', wanted, applied: null, live: null }))).toBe('It is not on the router.');
  });

  it('is marked only where the router shows something else, with our marker last', () => {
    const wanted = { comment: 'isp:1', name: 'ada', profile: 'home' };
    const live = { comment: 'Ada', name: 'ada', profile: 'office' };
    const lines = fieldLines(row({ kind: 'foreign', wanted, applied: wanted, live }));
    expect(lines.map(({ name, differs }) => [name, differs])).toEqual([
      ['name', false],
      ['profile', true],
      ['comment', true],
    ]);
    const missing = fieldLines(row({ kind: 'missing', wanted, applied: null, live: null }));
    expect(missing.some(({ differs }) => differs)).toBe(false);
  });
});
