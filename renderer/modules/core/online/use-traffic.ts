import { useCallback, useEffect, useState } from 'react';
import { refusalOf } from '#app/client.ts';
import type { RouterSession, TrafficEvent } from '#contract/mikrotik.ts';

export interface TrafficSample {
  readonly downloadBps: number;
  readonly uploadBps: number;
}

export interface Traffic {
  readonly name: string | undefined;
  readonly limit: RouterSession['limit'];
  /** One a second, the newest last; null where nobody was online. */
  readonly samples: readonly (TrafficSample | null)[];
  /** What there is to say instead of a figure. */
  readonly sentence: string | undefined;
  readonly hasEnded: boolean;
}

/** As many as the strip is wide: a minute and a half. */
export const keptSamples = 90;

const before: Traffic = { name: undefined, limit: null, samples: [], sentence: undefined, hasEnded: false };

const add = (traffic: Traffic, sample: TrafficSample | null): readonly (TrafficSample | null)[] =>
  [...traffic.samples, sample].slice(-keptSamples);

export function afterEvent(traffic: Traffic, event: TrafficEvent): Traffic {
  switch (event.kind) {
    case 'source':
      return { ...traffic, name: event.name, limit: event.limit };
    case 'sample':
      return { ...traffic, samples: add(traffic, event), sentence: undefined };
    case 'gap':
      return { ...traffic, samples: add(traffic, null), sentence: event.sentence };
    case 'end':
      return { ...traffic, sentence: event.sentence, hasEnded: true };
  }
}

export type OpenTraffic = (signal: AbortSignal) => Promise<AsyncIterable<TrafficEvent>>;

/** Follows a stream for as long as it is on the screen. `open` stays the same from one drawing to the next. */
export function useTraffic(open: OpenTraffic): Traffic & { readonly again: () => void } {
  const [traffic, setTraffic] = useState(before);
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
    setTraffic(before);
    setRound((now) => now + 1);
  }, []);
  return { ...traffic, again };
}
