import { useCallback, useState } from 'react';

/** Reads what this window kept under a key; undefined when nothing was kept, or storage is closed to us. */
export function recall(key: string): unknown {
  try {
    const text = window.localStorage.getItem(`lastmile.${key}`);
    return text === null ? undefined : JSON.parse(text);
  } catch {
    // Storage can be forbidden by policy, or hold a half-written value: a preference is then simply not there.
    return undefined;
  }
}

/** Keeps a JSON value in this window's storage; undefined forgets it. Answers whether it was kept. */
export function keep(key: string, value: unknown): boolean {
  try {
    if (value === undefined) window.localStorage.removeItem(`lastmile.${key}`);
    else window.localStorage.setItem(`lastmile.${key}`, JSON.stringify(value));
    return true;
  } catch {
    // Full or forbidden storage loses a preference, never work: nobody needs to be told.
    return false;
  }
}

/** State that survives a restart. `read` turns what storage holds into a value, or undefined when it is not one. */
export function useRemembered<T>(
  key: string,
  read: (kept: unknown) => T | undefined,
  initial: T,
): [T, (value: T) => void] {
  const [value, setValue] = useState(() => read(recall(key)) ?? initial);
  const set = useCallback(
    (next: T) => {
      setValue(next);
      keep(key, next);
    },
    [key],
  );
  return [value, set];
}
