import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const schemes = { light: tokensOf('"light"'), dark: tokensOf('"dark"') };
const meanings = ['good', 'attention', 'bad', 'waiting', 'off'];
const grounds = ['surface', 'chrome', 'sunken', 'hover', 'raised', 'accent-soft'];

// WCAG 2.2: 1.4.3 asks 4.5:1 of text, 1.4.11 asks 3:1 of shapes and the edges of controls.
describe.each(['light', 'dark'] as const)('in the %s scheme', (scheme) => {
  const ratio = (front: string, back: string) => contrast(colour(scheme, front), colour(scheme, back));

  it.each(['ink', 'ink-2', 'ink-3'])('text in %s is read on every ground', (ink) => {
    for (const ground of grounds) expect(ratio(ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });

  it.each(meanings)('%s is read on its own tint and on the page', (meaning) => {
    for (const ground of [`${meaning}-soft`, 'surface', 'chrome', 'hover']) {
      expect(ratio(meaning, ground), `${meaning} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
    expect(ratio('ink', `${meaning}-soft`)).toBeGreaterThanOrEqual(4.5);
    expect(ratio('ink-3', `${meaning}-soft`), `ink-3 on ${meaning}-soft`).toBeGreaterThanOrEqual(4.5);
  });

  it.each(meanings)('the shape of %s is seen', (meaning) => {
    for (const ground of ['surface', 'chrome', 'hover', 'accent-soft', `${meaning}-soft`]) {
      expect(ratio(`${meaning}-shape`, ground), `${meaning}-shape on ${ground}`).toBeGreaterThanOrEqual(3);
    }
  });

  it('the accent is read as a button, as a link and as the focus', () => {
    expect(ratio('on-accent', 'accent')).toBeGreaterThanOrEqual(4.5);
    expect(ratio('on-accent', 'accent-hover')).toBeGreaterThanOrEqual(4.5);
    for (const ground of grounds) expect(ratio('accent-ink', ground), ground).toBeGreaterThanOrEqual(4.5);
    for (const ground of grounds) expect(ratio('accent', ground), ground).toBeGreaterThanOrEqual(3);
  });

  it('the edges of controls are seen', () => {
    for (const ground of ['surface', 'raised']) expect(ratio('control-line', ground), ground).toBeGreaterThanOrEqual(3);
  });
});

function tokensOf(scheme: string): ReadonlyMap<string, string> {
  const block = css.split('}').find((part) => part.includes(scheme)) ?? '';
  return new Map([...block.matchAll(/--([\w-]+): (#[\da-f]{6});/g)].map(([, name = '', value = '']) => [name, value]));
}

function colour(scheme: 'light' | 'dark', name: string): string {
  const value = schemes[scheme].get(name);
  if (value === undefined) throw new Error(`tokens.css has no --${name} in ${scheme}`);
  return value;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
