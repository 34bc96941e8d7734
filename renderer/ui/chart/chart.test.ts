import { describe, expect, it } from 'vitest';
import { bandPath, type ChartPoint, linePath, pointNear, unbrokenRuns } from './chart-paths.ts';
import { timeTicks, valueScale } from './scale.ts';

const spread = (value: number) => ({ min: value, avg: value, max: value });
const box = { x: (at: number) => at, y: (value: number) => 100 - value };

describe('a scale of values', () => {
  it('begins at zero and ends at a round figure above all that was measured', () => {
    expect(valueScale([3, 41], 20, 4).ticks).toEqual([0, 20, 40, 60]);
    expect(valueScale([97], 100, 4)).toEqual({ low: 0, high: 100, ticks: [0, 25, 50, 75, 100] });
    expect(valueScale([0.27], 0, 3).ticks).toEqual([0, 0.1, 0.2, 0.3]);
  });

  it('is as high as asked for where little or nothing was measured', () => {
    expect(valueScale([], 20, 4).high).toBe(20);
    expect(valueScale([1], 20, 4).high).toBe(20);
  });
});

describe('ticks of time', () => {
  const at = (text: string) => Date.parse(text);
  const labels = (from: string, until: string, zone: string, most: number) =>
    timeTicks(at(from), at(until), zone, 'en-GB', most).map(({ label }) => label);

  it('are round times of the company’s zone, with the day at midnight', () => {
    expect(labels('2026-01-01T20:10:00Z', '2026-01-02T20:10:00Z', 'UTC', 4)).toEqual([
      '2 Jan',
      '06:00',
      '12:00',
      '18:00',
    ]);
    expect(labels('2026-01-01T20:10:00Z', '2026-01-02T20:10:00Z', 'Asia/Kathmandu', 4)).toEqual([
      '06:00',
      '12:00',
      '18:00',
      '3 Jan',
    ]);
  });

  it('stay round over the day on which the clock is changed', () => {
    expect(labels('2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z', 'Europe/Berlin', 4)).toEqual([
      '18:00',
      '29 Mar',
      '06:00',
      '12:00',
    ]);
  });

  it('are days over weeks and months over a year', () => {
    expect(labels('2026-01-01T10:00:00Z', '2026-01-08T10:00:00Z', 'UTC', 8)).toHaveLength(7);
    expect(labels('2025-01-15T10:00:00Z', '2026-01-15T10:00:00Z', 'UTC', 12).slice(0, 2)).toEqual(['Feb 25', 'Mar 25']);
  });
});

describe('a line', () => {
  const points: ChartPoint[] = [
    { at: 0, value: spread(1) },
    { at: 10, value: spread(2) },
    { at: 20, value: null },
    { at: 30, value: spread(3) },
    { at: 90, value: spread(4) },
  ];

  it('breaks where it did not answer and where nothing was polled', () => {
    expect(unbrokenRuns(points, 25).map((run) => run.map(({ at }) => at))).toEqual([[0, 10], [30], [90]]);
  });

  it('shows a single point as a short stroke, and no band where least and most are the same', () => {
    const [two = [], one = []] = unbrokenRuns(points, 25);
    expect(linePath(two, box)).toBe('M0.0 99.0L10.0 98.0');
    expect(linePath(one, box)).toBe('M29.0 97.0h2');
    expect(bandPath(two, box)).toBe('');
    expect(bandPath([{ at: 5, value: { min: 1, avg: 2, max: 4 } }], box)).toBe('M5.0 96.0L5.0 99.0Z');
  });

  it('is read at the point nearest to where one points', () => {
    expect(pointNear(points, 14)).toBe(1);
    expect(pointNear(points, 1_000)).toBe(4);
  });
});
