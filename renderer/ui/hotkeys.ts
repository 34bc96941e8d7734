import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { onMac, strikes } from './key-strokes.ts';

export interface Hotkey {
  /** "j", "?", "mod+k", "shift+enter", or two strokes one after the other: "g t". */
  readonly keys: string;
  /** What the key does, as the sheet of keys tells it. Without a label it is not on the sheet. */
  readonly label?: string;
  readonly group?: string;
  /** Also while a text field has the focus. */
  readonly whenTyping?: boolean;
  /** Answer false to leave the stroke to whoever else listens to it. */
  readonly run: (event: KeyboardEvent) => unknown;
}

interface Listener {
  readonly order: number;
  hotkeys: readonly Hotkey[];
}

const listeners: Listener[] = [];
const watchers = new Set<() => void>();
let sheet: readonly Hotkey[] = [];
let nextOrder = 0;
let firstStroke: { keys: string; until: number } | undefined;

/** Listens to keys while the component is on the screen. The innermost and latest component hears a stroke first. */
export function useHotkeys(hotkeys: readonly Hotkey[], enabled = true) {
  const [order] = useState(() => nextOrder++);
  const listener = useRef<Listener>({ order, hotkeys });
  useLayoutEffect(() => {
    listener.current.hotkeys = hotkeys;
  });
  const shown = hotkeys.map(({ keys, label, group }) => `${keys}|${label}|${group}`).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sheet changes with what is shown, not with each closure.
  useEffect(() => {
    if (!enabled) return;
    const mine = listener.current;
    listeners.push(mine);
    listeners.sort((a, b) => b.order - a.order);
    if (listeners.length === 1) document.addEventListener('keydown', hear);
    tellSheet();
    return () => {
      listeners.splice(listeners.indexOf(mine), 1);
      if (listeners.length === 0) document.removeEventListener('keydown', hear);
      tellSheet();
    };
  }, [enabled, shown]);
}

/** Every key that does something now, for the sheet; of two that share a stroke, the one that would be heard. */
export function useKeySheet(): readonly Hotkey[] {
  return useSyncExternalStore(watchSheet, () => sheet);
}

function watchSheet(changed: () => void) {
  watchers.add(changed);
  return () => {
    watchers.delete(changed);
  };
}

function tellSheet() {
  const byKeys = new Map<string, Hotkey>();
  for (const { hotkeys } of listeners) {
    for (const hotkey of hotkeys) if (hotkey.label && !byKeys.has(hotkey.keys)) byKeys.set(hotkey.keys, hotkey);
  }
  sheet = [...byKeys.values()];
  for (const watcher of watchers) watcher();
}

function hear(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing || ownsItsKeys(event.target)) return;
  const typing = isTyping(event.target);
  const begun = firstStroke && firstStroke.until > event.timeStamp ? firstStroke.keys : undefined;
  firstStroke = undefined;
  for (const { hotkeys } of listeners) {
    for (const hotkey of hotkeys) {
      if (typing && !hotkey.whenTyping) continue;
      const [first = '', second] = hotkey.keys.split(' ');
      if (second === undefined) {
        if (begun !== undefined || !strikes(event, first, onMac)) continue;
        if (hotkey.run(event) === false) continue;
        event.preventDefault();
        return;
      }
      if (begun === first && strikes(event, second, onMac)) {
        if (hotkey.run(event) === false) continue;
        event.preventDefault();
        return;
      }
      if (begun === undefined && strikes(event, first, onMac))
        firstStroke = { keys: first, until: event.timeStamp + 1200 };
    }
  }
}

/** Dialogs, menus and open lists use the same keys for themselves. */
const ownsItsKeys = (target: EventTarget | null) =>
  target instanceof Element && target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null;

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('textarea, select, input:not([type="checkbox"], [type="radio"], [type="button"])'));
