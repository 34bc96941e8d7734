import { describe, expect, it } from 'vitest';
import { degreesInWords, gridLines, gridStep } from './graticule.ts';

describe('the grid of the map', () => {
  it('has lines at round degrees, about a hand apart', () => {
    expect(gridStep(0.01)).toBe(1);
    expect(gridStep(0.0001)).toBe(0.01);
  });

  it('draws every line between the edges', () => {
    expect(gridLines(6.41, 6.63, 0.1).map((line) => line.toFixed(1))).toEqual(['6.5', '6.6']);
    expect(gridLines(-1, 1, 1)).toEqual([-1, 0, 1]);
  });

  it('names them with the side of the world', () => {
    expect(degreesInWords(6.5, 'lat', 0.1)).toBe('6.5° N');
    expect(degreesInWords(-3.38, 'lng', 0.02)).toBe('3.38° W');
    expect(degreesInWords(0, 'lat', 1)).toBe('0°');
  });
});
