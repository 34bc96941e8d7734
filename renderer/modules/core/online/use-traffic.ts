import { useCallback, useEffect, useState } from 'react';
import { refusalOf } from '#app/client.ts';
import type { TrafficEvent } from '#contract/mikrotik.ts';
import { afterEvent, nothingYet, type Traffic } from './traffic.ts';

export type OpenTraffic = (signal: AbortSignal) => Promise<AsyncIterable<TrafficEvent>>;

/** Follows a stream for as long as it is on the screen. `open` stays the same from one drawing to the next. */
export function useTraffic(open: OpenTraffic): Traffic & { readonly again: () => void } {
  const [traffic, setTraffic] = useState(nothingYet);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round is another stream.
  useEffect(() => {
    const end = new AbortController();
    const follow = async () => {
      try {
        for await (const event of await open(end.signal)) {
          if (end.signal.aborted) return;
          setTraffic((now) => afterEvent(now, event));
        }
      } catch (error) {
        if (end.signal.aborted) return;
        setTraffic((now) => ({ ...now, sentence: refusalOf(error).message, hasEnded: true }));
      }
    };
    void follow();
    return () => end.abort();
  }, [open, round]);
  const again = useCallback(() => {
    setTraffic(nothingYet);
    setRound((now) => now + 1);
  }, []);
  return { ...traffic, again };
}
