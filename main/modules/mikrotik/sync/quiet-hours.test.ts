import { describe, expect, it } from 'vitest';
import { quietUntil } from './quiet-hours.ts';

const night = { from: '22:00', until: '07:00' };
const zone = 'Europe/Berlin';

describe('quiet hours', () => {
  it('reach over midnight, in the company’s zone', () => {
    expect(quietUntil('2026-11-22T20:59:59.000Z', night, zone)).toBeNull();
    expect(quietUntil('2026-11-22T21:00:00.000Z', night, zone)).toBe('2026-11-23T06:00:00.000Z');
    expect(quietUntil('2026-11-23T02:00:00.000Z', night, zone)).toBe('2026-11-23T06:00:00.000Z');
    expect(quietUntil('2026-11-23T06:00:00.000Z', night, zone)).toBeNull();
  });

  it('lie within a day', () => {
    const noon = { from: '12:00', until: '14:00' };
    expect(quietUntil('2026-11-22T10:59:00.000Z', noon, zone)).toBeNull();
    expect(quietUntil('2026-11-22T12:00:00.000Z', noon, zone)).toBe('2026-11-22T13:00:00.000Z');
  });

  it('end by the clock on the wall in the night that has an hour more', () => {
    expect(quietUntil('2026-10-24T22:30:00.000Z', night, zone)).toBe('2026-10-25T06:00:00.000Z');
  });

  it('are none without both ends', () => {
    expect(quietUntil('2026-11-22T23:00:00.000Z', { from: '22:00', until: '' }, zone)).toBeNull();
    expect(quietUntil('2026-11-22T23:00:00.000Z', { from: '07:00', until: '07:00' }, zone)).toBeNull();
  });
});
