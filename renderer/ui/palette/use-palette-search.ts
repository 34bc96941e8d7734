import { useEffect, useState } from 'react';
import type { PaletteGroup } from './palette.ts';

export type PaletteSearch = (query: string, signal: AbortSignal) => Promise<readonly PaletteGroup[]>;

const restMs = 90;

/** Asks when typing rests; what was found stays until the next answer is here, so that nothing jumps. */
export function usePaletteSearch(query: string, search: PaletteSearch | undefined) {
  const [found, setFound] = useState<{ query: string; groups: readonly PaletteGroup[]; failed: boolean }>(nothing);
  const wanted = query.trim();
  useEffect(() => {
    if (!search || wanted === '') {
      setFound(nothing);
      return;
    }
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const groups = await search(wanted, abort.signal);
        if (!abort.signal.aborted) setFound({ query: wanted, groups, failed: false });
      } catch {
        // What went wrong is told by the line in the palette; the commands go on working.
        if (!abort.signal.aborted) setFound({ query: wanted, groups: [], failed: true });
      }
    }, restMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [wanted, search]);
  return { groups: found.groups, failed: found.failed, searching: search !== undefined && found.query !== wanted };
}

const nothing = { query: '', groups: [], failed: false };
