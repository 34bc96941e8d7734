/** A key event's parts that decide which keys were struck; a KeyboardEvent fits. */
export interface Stroke {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const named: Readonly<Record<string, string>> = {
  enter: 'Enter',
  esc: 'Escape',
  up: 'ArrowUp',
  down: 'ArrowDown',
  left: 'ArrowLeft',
  right: 'ArrowRight',
  space: ' ',
  home: 'Home',
  end: 'End',
  pageup: 'PageUp',
  pagedown: 'PageDown',
  del: 'Delete',
};

/** Whether the event strikes "j", "?", "mod+k" or "shift+enter"; `mod` is Ctrl, or Cmd on a Mac. */
export function strikes(event: Stroke, keys: string, mac: boolean): boolean {
  const parts = keys.toLowerCase().split('+');
  const last = parts.at(-1) ?? '';
  const wanted = named[last] ?? last;
  const mod = parts.includes('mod');
  if (event.altKey !== parts.includes('alt')) return false;
  if (event.ctrlKey !== (parts.includes('ctrl') || (mod && !mac))) return false;
  if (event.metaKey !== (mod && mac)) return false;
  // A sign such as ? needs Shift on one keyboard and none on another, so Shift counts for letters and named keys only.
  const shiftCounts = wanted.length > 1 || /[a-z ]/.test(wanted);
  if (shiftCounts && event.shiftKey !== parts.includes('shift')) return false;
  return keyOf(event) === wanted.toLowerCase();
}

/** The key struck. On a layout without Latin letters (Arabic, Cyrillic) the place of the key stands for its letter. */
function keyOf(event: Stroke): string {
  const key = event.key.toLowerCase();
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  return letter && !/^[\x20-\x7e]/.test(key) ? letter.toLowerCase() : key;
}

const symbols: Readonly<Record<string, string>> = {
  enter: '↵',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  esc: 'Esc',
  shift: 'Shift',
  space: 'Space',
  home: 'Home',
  end: 'End',
  alt: 'Alt',
  ctrl: 'Ctrl',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  del: 'Del',
};

/** How the keys are printed: "mod+k" as Ctrl K, or ⌘ K on a Mac; "g t" as G then T. */
export function keyCaps(keys: string, mac: boolean): string[] {
  return keys
    .split(/[ +]/)
    .filter((part) => part !== '')
    .map((part) => (part === 'mod' ? (mac ? '⌘' : 'Ctrl') : (symbols[part] ?? part.toUpperCase())));
}

export const onMac = typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.userAgent);
