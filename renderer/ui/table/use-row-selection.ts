import { useRef } from 'react';

/** Selection by key, with ranges: Shift takes everything between the last one touched and this one. */
export function useRowSelection(
  keys: readonly string[],
  selected: ReadonlySet<string> | undefined,
  onSelected: ((selected: ReadonlySet<string>) => void) | undefined,
) {
  const anchor = useRef<string | undefined>(undefined);

  const toggle = (key: string, range: boolean) => {
    if (!selected || !onSelected) return;
    const next = new Set(selected);
    const on = !selected.has(key);
    const from = range && anchor.current !== undefined ? keys.indexOf(anchor.current) : -1;
    const to = keys.indexOf(key);
    const touched = from < 0 ? [key] : keys.slice(Math.min(from, to), Math.max(from, to) + 1);
    for (const one of touched) {
      if (on) next.add(one);
      else next.delete(one);
    }
    anchor.current = key;
    onSelected(next);
  };

  const all = selected !== undefined && keys.length > 0 && keys.every((key) => selected.has(key));
  return {
    toggle,
    all,
    some: !all && (selected?.size ?? 0) > 0,
    toggleAll: () => onSelected?.(all ? new Set() : new Set(keys)),
    clear: () => onSelected?.(new Set()),
  };
}

export type RowSelection = ReturnType<typeof useRowSelection>;
