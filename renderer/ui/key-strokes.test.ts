import { describe, expect, it } from 'vitest';
import { keyCaps, type Stroke, strikes } from './key-strokes.ts';

const stroke = (key: string, more: Partial<Stroke> = {}): Stroke => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

describe('a stroke', () => {
  it('is a letter without its modifiers', () => {
    expect(strikes(stroke('j'), 'j', false)).toBe(true);
    expect(strikes(stroke('j', { ctrlKey: true }), 'j', false)).toBe(false);
    expect(strikes(stroke('J', { shiftKey: true }), 'j', false)).toBe(false);
    expect(strikes(stroke('J', { shiftKey: true }), 'shift+j', false)).toBe(true);
  });

  it('takes mod as Ctrl here and as Cmd on a Mac', () => {
    expect(strikes(stroke('k', { ctrlKey: true }), 'mod+k', false)).toBe(true);
    expect(strikes(stroke('k', { metaKey: true }), 'mod+k', true)).toBe(true);
    expect(strikes(stroke('k', { ctrlKey: true }), 'mod+k', true)).toBe(false);
  });

  it('is the sign itself, with or without the Shift that the keyboard needs for it', () => {
    expect(strikes(stroke('?', { shiftKey: true }), '?', false)).toBe(true);
    expect(strikes(stroke('/'), '/', false)).toBe(true);
    expect(strikes(stroke('/', { shiftKey: true }), '/', false)).toBe(true);
  });

  it('is found by its place on a keyboard without Latin letters', () => {
    expect(strikes(stroke('ت', { code: 'KeyJ' }), 'j', false)).toBe(true);
    expect(strikes(stroke('о', { code: 'KeyJ' }), 'j', false)).toBe(true);
    expect(strikes(stroke('q', { code: 'KeyA' }), 'a', false)).toBe(false);
  });

  it('is printed as the keys are labelled', () => {
    expect(keyCaps('mod+k', false)).toEqual(['Ctrl', 'K']);
    expect(keyCaps('mod+k', true)).toEqual(['⌘', 'K']);
    expect(keyCaps('g t', false)).toEqual(['G', 'T']);
    expect(keyCaps('mod+enter', false)).toEqual(['Ctrl', '↵']);
  });
});
