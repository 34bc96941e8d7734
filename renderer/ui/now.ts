import { useSyncExternalStore } from 'react';

// One ticking for every relative time on the screen: a table of thousands must not keep thousands of timers.
const tickMs = 15_000;
const watchers = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function watch(changed: () => void) {
  if (watchers.size === 0) {
    now = Date.now();
    timer = setInterval(() => {
      now = Date.now();
      for (const watcher of watchers) watcher();
    }, tickMs);
  }
  watchers.add(changed);
  return () => {
    watchers.delete(changed);
    if (watchers.size === 0) clearInterval(timer);
  };
}

/** The time in ms, renewed every quarter of a minute; for showing how long ago, never for deciding. */
export function useNow(): number {
  return useSyncExternalStore(watch, () => now);
}
