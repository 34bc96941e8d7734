import type { Meaning } from '#ui/meaning.ts';

/** The console's tokens, as a canvas needs them. */
export interface Palette {
  readonly ground: string;
  readonly line: string;
  readonly ink: string;
  readonly quiet: string;
  readonly accent: string;
  readonly font: string;
  readonly meanings: Readonly<Record<Meaning, string>>;
}

/** Reads the colours of the present theme. */
export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  return {
    ground: token('--surface'),
    line: token('--line'),
    ink: token('--ink'),
    quiet: token('--ink-3'),
    accent: token('--accent'),
    font: `11px ${token('--font')}`,
    meanings: {
      good: token('--good-shape'),
      attention: token('--attention-shape'),
      bad: token('--bad-shape'),
      waiting: token('--waiting-shape'),
      off: token('--off-shape'),
    },
  };
}
