import { describe, expect, it } from 'vitest';
import { effectOf } from './effect.ts';
import { type PlannedRow, planHash } from './planned-row.ts';
import { isWithin, mergeRecorded } from './recorded-row.ts';

const row = (fields: Partial<PlannedRow>): PlannedRow => ({
  path: '/queue/simple',
  naturalKey: 'isp-S-000001',
  sign: '~',
  id: '*1',
  marker: 'isp:x',
  before: null,
  after: null,
  reason: 'because',
  ...fields,
});

describe('a change that is resumed', () => {
  it('keeps what stood there before its first attempt', () => {
    const first = row({ before: { target: 'a', 'max-limit': '1M/1M' }, after: { target: 'b', 'max-limit': '2M/2M' } });
    const rest = row({ before: { target: 'x' }, after: { target: 'c' } });
    expect(mergeRecorded([first], [rest])).toMatchObject([
      { before: { target: 'a', 'max-limit': '1M/1M' }, after: { target: 'c', 'max-limit': '2M/2M' } },
    ]);
  });

  it('keeps a row that it added as added, also when it has to be corrected', () => {
    const added = row({ sign: '+', after: { name: 'q', target: 'a' } });
    const corrected = row({ before: { target: 'x' }, after: { target: 'a' } });
    expect(mergeRecorded([added], [corrected])).toMatchObject([
      { sign: '+', before: null, after: { name: 'q', target: 'a' } },
    ]);
  });

  it('puts what is new behind what is known', () => {
    const known = row({ sign: '-', before: { name: 'q' } });
    const fresh = row({ sign: '+', after: { name: 'q' } });
    expect(mergeRecorded([known], [fresh]).map(({ sign }) => sign)).toEqual(['-', '+']);
  });
});

describe('an approval', () => {
  const shown = row({ before: { 'max-limit': '1M/1M' }, after: { 'max-limit': '2M/2M' } });

  it('covers the rows that were shown and what is left of them', () => {
    expect(isWithin([shown], [shown])).toBe(true);
    expect(isWithin([], [shown])).toBe(true);
  });

  it('covers no other value and no other row', () => {
    expect(isWithin([row({ ...shown, after: { 'max-limit': '3M/3M' } })], [shown])).toBe(false);
    expect(isWithin([row({ ...shown, naturalKey: 'another' })], [shown])).toBe(false);
  });

  it('is of rows before and after, not of the sessions that happen to be live', () => {
    const session = row({ path: '/ppp/active', sign: '-', before: { name: 'ada' } });
    expect(planHash([shown, session])).toBe(planHash([shown]));
    expect(planHash([row({ ...shown, before: { 'max-limit': '9M/9M' } })])).not.toBe(planHash([shown]));
  });
});

describe('the effect of a change', () => {
  const session = row({ path: '/ppp/active', sign: '-', before: { name: 'ada' } });
  const secret = (fields: Partial<PlannedRow>): PlannedRow =>
    row({ path: '/ppp/secret', naturalKey: 'ada', ...fields });

  it.each([
    [
      '1 customer loses service, 1 live session drops.',
      [[secret({ before: { profile: 'home' }, after: { profile: 'isp-suspended' } }), session]],
    ],
    [
      '2 customers lose service.',
      [[secret({ sign: '-', before: {} })], [secret({ before: { disabled: 'false' }, after: { disabled: 'yes' } })]],
    ],
    ['1 customer gets service.', [[secret({ before: { profile: 'isp-suspended' }, after: { profile: 'home' } })]]],
    ['1 customer’s service changes.', [[row({ before: { 'max-limit': '1M/1M' }, after: { 'max-limit': '2M/2M' } })]]],
    ['1 customer gets service.', [[row({ path: '/ip/firewall/address-list', sign: '-', before: {} })]]],
    ['Nothing is written: the router shows this already.', [[]]],
  ])('%s', (sentence, changes) => {
    expect(effectOf(changes)).toBe(sentence);
  });
});
