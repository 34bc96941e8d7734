import { describe, expect, it } from 'vitest';
import { beside, parsePlacement, place } from './window-placement.ts';

const desk = { x: 0, y: 25, width: 1920, height: 1055 };
const second = { x: 1920, y: 0, width: 2560, height: 1440 };
const saved = { bounds: { x: 2100, y: 100, width: 1600, height: 1000 }, isMaximized: true };

describe('where a window goes', () => {
  it('returns to its place on a second screen', () => {
    expect(place(saved, [desk, second])).toEqual(saved);
  });

  it('comes to the primary screen when the second one is gone', () => {
    expect(place(saved, [desk])).toEqual({ bounds: { x: 240, y: 103, width: 1440, height: 900 }, isMaximized: true });
  });

  it('comes back when only a sliver of it, or its title bar not at all, would be seen', () => {
    for (const [x, y] of [
      [1900, 100],
      [100, -300],
      [100, 1060],
    ] as const) {
      const { bounds } = place({ bounds: { x, y, width: 1200, height: 800 }, isMaximized: false }, [desk]);
      expect(bounds).toMatchObject({ x: 240, y: 103 });
    }
  });

  it('fits a small screen', () => {
    const small = { x: 0, y: 0, width: 1024, height: 700 };
    expect(place(undefined, [small]).bounds).toEqual(small);
    const { bounds } = place({ bounds: { x: 0, y: 0, width: 1600, height: 1000 }, isMaximized: false }, [small]);
    expect(bounds).toEqual(small);
  });

  it('stands a step below the window that it was opened from', () => {
    expect(beside(saved)).toEqual({ bounds: { x: 2128, y: 128, width: 1600, height: 1000 }, isMaximized: false });
  });

  it('is forgotten when what was written down makes no sense', () => {
    expect(parsePlacement(JSON.stringify(saved))).toEqual(saved);
    for (const text of [
      '',
      '{',
      'null',
      '[]',
      '{"bounds":{"x":1}}',
      '{"bounds":{"x":null,"y":1,"width":1,"height":1}}',
    ])
      expect(parsePlacement(text)).toBeUndefined();
  });
});
