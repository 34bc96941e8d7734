import type { RefObject } from 'react';
import { type Hotkey, useHotkeys } from '../hotkeys.ts';

export interface RowKeysOptions {
  container: RefObject<HTMLElement | null>;
  /** `page`: the table of this page, heard wherever the focus is; `focus`: only while the focus is in it. */
  keyboard: 'page' | 'focus';
  count: number;
  perPage: () => number;
  active: number;
  onActive: (index: number) => void;
  onOpen: ((index: number, aside: boolean) => void) | undefined;
  onToggle: ((index: number, range: boolean) => void) | undefined;
  onToggleAll: (() => void) | undefined;
  onClear: (() => void) | undefined;
}

const group = 'List';

/** j and k, the arrows, Enter, x: the rows of a list without the mouse. */
export function useRowKeys(options: RowKeysOptions) {
  const { container, keyboard, count, perPage, active, onActive, onOpen, onToggle, onToggleAll, onClear } = options;

  const mine = () => {
    const focused = document.activeElement;
    if (container.current?.contains(focused)) return true;
    return keyboard === 'page' && focused?.closest('[data-table]') == null;
  };
  const to = (index: number) => () => {
    if (!mine() || count === 0) return false;
    takeKeysFrom(document.activeElement, container.current);
    onActive(Math.min(count - 1, Math.max(0, index)));
  };
  const onRow = (act: ((index: number, flag: boolean) => void) | undefined, flag: boolean) => () => {
    if (!act || !mine() || active < 0 || active >= count || isControl(document.activeElement)) return false;
    act(active, flag);
  };
  const extend = (by: number) => () => {
    if (!onToggle || !mine() || active < 0) return false;
    const next = Math.min(count - 1, Math.max(0, active + by));
    onActive(next);
    onToggle(next, true);
  };

  const hotkeys: Hotkey[] = [
    { keys: 'j', label: 'Next row', group, run: to(active + 1) },
    { keys: 'k', label: 'Row before', group, run: to(active - 1) },
    { keys: 'down', run: to(active + 1) },
    { keys: 'up', run: to(active - 1) },
    { keys: 'pagedown', run: () => to(active + perPage())() },
    { keys: 'pageup', run: () => to(active - perPage())() },
    { keys: 'home', label: 'First row', group, run: to(0) },
    { keys: 'end', label: 'Last row loaded', group, run: to(count - 1) },
  ];
  if (onOpen) {
    hotkeys.push(
      { keys: 'enter', label: 'Open the row', group, run: onRow(onOpen, false) },
      { keys: 'shift+enter', label: 'Open in a second window', group, run: onRow(onOpen, true) },
    );
  }
  if (onToggle) {
    hotkeys.push(
      { keys: 'x', label: 'Select the row', group, run: onRow(onToggle, false) },
      { keys: 'shift+x', label: 'Select up to here', group, run: onRow(onToggle, true) },
      { keys: 'shift+j', run: extend(1) },
      { keys: 'shift+k', run: extend(-1) },
      { keys: 'mod+a', label: 'Select all loaded', group, run: () => (mine() ? onToggleAll?.() : false) },
    );
  }
  if (onClear)
    hotkeys.push({ keys: 'esc', label: 'Let go of the selection', group, run: () => (mine() ? onClear() : false) });
  useHotkeys(hotkeys);
}

/** Whoever walks the rows means the rows from then on, also when a head was clicked before. */
function takeKeysFrom(focused: Element | null, container: HTMLElement | null) {
  if (!isControl(focused) || !container?.contains(focused)) return;
  container.querySelector<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true });
}

/** Enter on a focused button or link belongs to it. */
const isControl = (element: Element | null) => element?.matches('button, a[href], input, [role="separator"]') ?? false;
